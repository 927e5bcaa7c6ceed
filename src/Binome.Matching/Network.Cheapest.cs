namespace Binome.Matching;

/// <content>What lets the searches of a board read short lists.</content>
internal sealed partial class Network
{
    private const int KeptOfRow = 12;
    private const int KeptOfColumn = 24;
    private const int SlackOfFit = 512;
    private long[] _row = [];

    private Cheapest? _mentorsOf;
    private Cheapest? _menteesOf;

    /// <summary>From now on prices are watched. O(M + N).</summary>
    public void Watch()
    {
        var slack = Bounds.Of(Problem.Fit).Most / SlackOfFit;
        _mentorsOf = new(Problem.Mentees, KeptOfRow, P, slack);
        _menteesOf = new(Problem.Mentors, KeptOfColumn, U, slack);
    }

    /// <summary>Of a mentee's pairs, all whose mentor's price less the fit is at most this, and a few more; empty where the row has to be read.</summary>
    public ReadOnlySpan<long> FewOf(int mentee, long most)
    {
        if (_mentorsOf is null)
            return default;
        if (_mentorsOf.IsStale(mentee))
            KeepRow(mentee);
        return _mentorsOf.Within(mentee, most);
    }

    /// <summary>Of a mentor's pairs, all whose mentee's price less the fit is at most this, and a few more; empty where the column has to be read.</summary>
    public ReadOnlySpan<long> FewFor(int mentor, long most)
    {
        if (_menteesOf is null)
            return default;
        if (_menteesOf.IsStale(mentor))
            _menteesOf.Keep(mentor, Columns.Of(mentor));
        return _menteesOf.Within(mentor, most);
    }

    private void KeepRow(int mentee)
    {
        var mentors = Problem.Row(mentee);
        var fits = Problem.RowFits(mentee);
        if (_row.Length < mentors.Length)
            _row = new long[2 * mentors.Length];
        for (var e = 0; e < mentors.Length; e++)
            _row[e] = Columns.Packed(mentors[e], e, fits[e]);
        _mentorsOf!.Keep(mentee, _row.AsSpan(0, mentors.Length));
    }

    private void MentorFell(int mentor)
    {
        if (_mentorsOf is not null && _mentorsOf.Fell(mentor))
            foreach (var pair in Columns.Of(mentor))
                _mentorsOf.Forget(Columns.Mentee(pair));
    }

    private void MenteeFell(int mentee)
    {
        if (_menteesOf is not null && _menteesOf.Fell(mentee))
            foreach (var mentor in Problem.Row(mentee))
                _menteesOf.Forget(mentor);
    }
}
