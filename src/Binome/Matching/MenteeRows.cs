namespace Binome.Matching;

/// <summary>Whom a mentee may have, a whole row of mentors at once; what rules take away is remembered, since no edit changes it.</summary>
internal sealed class MenteeRows(Roster roster)
{
    private readonly Lock _gate = new();
    private readonly Scores _scores = roster.Scores();
    private readonly Dictionary<int, Kept> _kept = [];

    /// <summary>The fit with each mentor, or -1 where a rule forbids the pair.</summary>
    public int[] Of(int mentee)
    {
        var row = new int[roster.Mentors];
        lock (_gate)
            _scores.Row(mentee, row);
        return row;
    }

    /// <summary>How many mentors each rule keeps away from this mentee.</summary>
    /// <param name="row">Theirs.</param>
    public Kept KeptFrom(int mentee, int[] row)
    {
        lock (_gate)
            if (_kept.TryGetValue(mentee, out var known))
                return known;
        var (rules, notTold) = (new Dictionary<Rule, int>(), 0);
        for (var mentor = 0; mentor < row.Length; mentor++)
            if (row[mentor] < 0 && roster.Forbids(mentee, mentor) is { } obstacle)
                if (BoardWords.IsTold(obstacle.Rule))
                    rules[obstacle.Rule] = rules.GetValueOrDefault(obstacle.Rule) + 1;
                else
                    notTold++;
        var kept = new Kept(rules, notTold);
        lock (_gate)
            return _kept[mentee] = kept;
    }

    /// <param name="NotTold">Kept away for a reason that touches a person.</param>
    internal sealed record Kept(IReadOnlyDictionary<Rule, int> Rules, int NotTold);
}
