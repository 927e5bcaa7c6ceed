namespace Binome.Matching;

/// <summary>Whom a mentee shares half an hour of the week with. For each time of the week, those mentors who are free from then on for half an hour; a mentee's times together are the answer.</summary>
internal sealed class HourBytes : MentorBytes
{
    private readonly Side[] _mentees;
    private readonly int[] _mentorKinds;

    /// <summary>All free times start and end on multiples of this many minutes, so what two of them have in common does too.</summary>
    private readonly int _step;
    private readonly ulong[]?[] _free;
    private readonly ulong[] _unknown;

    private HourBytes((int[] Kinds, Side[] Examples) mentees, (int[] Kinds, Side[] Examples) mentors)
        : base(mentees.Kinds)
    {
        (_mentees, _mentorKinds) = (mentees.Examples, mentors.Kinds);
        _step = WeekSpan.Week;
        foreach (var span in mentees.Examples.Concat(mentors.Examples).SelectMany(person => person.Hours))
            _step = Common(Common(_step, span.Start), span.End);
        _free = new ulong[WeekSpan.Week / _step][];
        _unknown = new ulong[(mentors.Examples.Length + 63) / 64];
        for (var kind = 0; kind < mentors.Examples.Length; kind++)
            if (mentors.Examples[kind].Hours is { Length: > 0 } hours)
                foreach (var slot in Slots(hours))
                    (_free[slot] ??= new ulong[_unknown.Length])[kind / 64] |= 1UL << kind;
            else
                _unknown[kind / 64] |= 1UL << kind;
    }

    public static HourBytes Of(Side[] mentees, Side[] mentors) => new(KindsOf(mentees, Hours), KindsOf(mentors, Hours));

    public override void Fill(int kind, Span<byte> row)
    {
        row.Clear();
        var hours = _mentees[kind].Hours;
        if (hours.Length == 0)
            return;
        var meets = (ulong[])_unknown.Clone();
        foreach (var slot in Slots(hours))
            if (_free[slot] is { } free)
                for (var at = 0; at < meets.Length; at++)
                    meets[at] |= free[at];
        for (var j = 0; j < _mentorKinds.Length; j++)
            if ((meets[_mentorKinds[j] / 64] >> _mentorKinds[j] & 1) == 0)
                row[j] = Barred;
    }

    private IEnumerable<int> Slots(WeekSpan[] hours)
    {
        foreach (var span in hours)
            for (var start = span.Start; start + HardRules.MinutesInCommon <= span.End; start += _step)
                yield return start % WeekSpan.Week / _step;
    }

    private static string Hours(Side person) => string.Join('|', person.Hours.Select(span => $"{span.Start}-{span.End}"));

    /// <summary>Euclid's greatest common divisor.</summary>
    private static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);
}
