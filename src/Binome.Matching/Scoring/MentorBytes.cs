namespace Binome.Matching;

/// <summary>
/// A byte for each mentor, as a mentee sees them. Mentees of one kind see the same bytes, and there are far fewer kinds than mentees: languages, places, units.
/// </summary>
internal abstract class MentorBytes(int[] kinds)
{
    /// <summary>The bit of a byte that says that a rule forbids the pair; no value has it.</summary>
    public const byte Barred = 0x80;

    /// <summary>The kind of a mentee; bytes depend on nothing else.</summary>
    public int Kind(int mentee) => kinds[mentee];

    /// <summary>Writes a byte for each mentor; what stands behind the last one is of no consequence.</summary>
    public abstract void Fill(int kind, Span<byte> row);

    /// <summary>Numbers the kinds of one side, and gives somebody of each.</summary>
    protected static (int[] Kinds, Side[] Examples) KindsOf<TKey>(Side[] side, Func<Side, TKey> key)
        where TKey : notnull
    {
        var numbers = new Dictionary<TKey, int>();
        var (kinds, examples) = (new int[side.Length], new List<Side>());
        for (var at = 0; at < side.Length; at++)
        {
            var mine = key(side[at]);
            if (!numbers.TryGetValue(mine, out kinds[at]))
            {
                numbers[mine] = kinds[at] = examples.Count;
                examples.Add(side[at]);
            }
        }
        return (kinds, [.. examples]);
    }
}

/// <summary>Bytes told from one fact of the mentee and one of the mentor.</summary>
internal sealed class FactBytes : MentorBytes
{
    private readonly Side[] _mentees;
    private readonly Side[] _mentors;
    private readonly int[] _mentorKinds;
    private readonly Func<Side, Side, byte> _value;

    private FactBytes((int[] Kinds, Side[] Examples) mentees, (int[] Kinds, Side[] Examples) mentors, Func<Side, Side, byte> value)
        : base(mentees.Kinds) => (_mentees, _mentors, _mentorKinds, _value) = (mentees.Examples, mentors.Examples, mentors.Kinds, value);

    /// <param name="mentees">All mentees.</param>
    /// <param name="mentors">All mentors.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">The byte of a mentee and a mentor; it depends on their facts alone.</param>
    public static FactBytes Of<TKey>(Side[] mentees, Side[] mentors, Func<Side, TKey> fact, Func<Side, Side, byte> value)
        where TKey : notnull => new(KindsOf(mentees, fact), KindsOf(mentors, fact), value);

    public override void Fill(int kind, Span<byte> row)
    {
        var (mentee, values) = (_mentees[kind], new byte[_mentors.Length]);
        for (var at = 0; at < values.Length; at++)
            values[at] = _value(mentee, _mentors[at]);
        var kinds = _mentorKinds;
        for (var j = 0; j < kinds.Length; j++)
            row[j] = values[kinds[j]];
    }
}

/// <summary>The rows of one reader: the last few kinds are kept, so that memory does not grow with the number of kinds.</summary>
internal sealed class MentorRows(MentorBytes bytes, int width)
{
    private const int Kept = 64;
    private readonly byte[]?[] _rows = new byte[Kept][];
    private readonly int[] _kinds = new int[Kept];

    public byte[] Of(int mentee)
    {
        var kind = bytes.Kind(mentee);
        var at = kind % Kept;
        if (_rows[at] is { } known && _kinds[at] == kind)
            return known;
        var row = _rows[at] ??= new byte[width];
        bytes.Fill(kind, row);
        _kinds[at] = kind;
        return row;
    }
}
