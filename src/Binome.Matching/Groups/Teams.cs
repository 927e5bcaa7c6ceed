namespace Binome.Matching.Groups;

/// <summary>Makes groups of several mentors: for each mentor in turn the partners with whom those left out gain most beyond their prices.</summary>
internal sealed class Teams(GroupState state, Candidates candidates, Opening opening, long[] prices, long scale, long premium)
{
    /// <summary>Looked at for one mentor: two dozen are enough to fill a dozen seats well.</summary>
    private const int Pool = 24;

    private readonly GroupProblem _problem = state.Problem;

    /// <summary>First with the best few of each mentor's mentees, then with all who are still left out.</summary>
    public void Run(IReadOnlyList<int> order)
    {
        foreach (var pool in (ReadOnlySpan<int>)[Pool, int.MaxValue])
        foreach (var mentor in order)
            while (state.Free[mentor] >= _problem.Shape.Least && Open(mentor, pool)) { }
    }

    private bool Open(int mentor, int most)
    {
        int[] team = [mentor];
        var pool = Allowed(team, candidates.Mentee[candidates.ColumnStart[mentor]..candidates.ColumnStart[mentor + 1]]).Take(most).ToList();
        while (team.Length < _problem.Shape.Mentors)
        {
            if (pool.Count < _problem.Shape.Least)
                return false;
            var (best, partner) = (long.MinValue, -1);
            foreach (var other in pool.SelectMany(mentee => candidates.MentorsOf(mentee).ToArray()).Distinct().Order())
                if (
                    state.Free[other] >= _problem.Shape.Least
                    && Array.IndexOf(team, other) < 0
                    && Worth([.. team, other], pool) is var worth
                    && worth > best
                )
                    (best, partner) = (worth, other);
            if (partner < 0)
                return false;
            team = [.. team, partner];
            pool = Allowed(team, pool);
        }
        var group = opening.Together(pool, Math.Min(_problem.Shape.Most, team.Min(j => state.Free[j])));
        if (group.Count < _problem.Shape.Least)
            return false;
        state.Open(team, group);
        return true;
    }

    /// <summary>Who is left out and may meet the whole team, who gains most first.</summary>
    private List<int> Allowed(int[] team, IEnumerable<int> mentees) =>
        [
            .. mentees
                .Where(mentee => state.Missing[mentee] > 0 && _problem.Gain(mentee, team) >= 0 && !Meets(mentee, team))
                .OrderByDescending(mentee => Reduced(mentee, team))
                .ThenBy(mentee => mentee),
        ];

    private bool Meets(int mentee, int[] team) => state.GroupsOfMentee(mentee).Any(at => state.Mentors[at].Intersect(team).Any());

    private long Worth(int[] team, List<int> pool)
    {
        var best = Allowed(team, pool).Take(_problem.Shape.Most).Select(mentee => Reduced(mentee, team)).ToList();
        return best.Count < _problem.Shape.Least ? long.MinValue : best.Sum();
    }

    private long Reduced(int mentee, int[] team) => (scale * _problem.Gain(mentee, team)) + (team.Length * (premium - prices[mentee]));
}
