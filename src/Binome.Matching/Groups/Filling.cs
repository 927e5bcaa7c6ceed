namespace Binome.Matching.Groups;

/// <summary>Opens further groups of one mentor for who is left out; where those are too few for a mentor, others move over and are replaced.</summary>
internal sealed class Filling(GroupState state, Candidates candidates, Opening opening)
{
    private readonly GroupProblem _problem = state.Problem;
    private readonly List<(int Mentee, int From, int To)> _moves = [];
    private readonly Dictionary<int, (int Mentee, int To)> _reached = [];

    /// <summary>Groups from which a search found nobody: nor will the next one, until somebody moves.</summary>
    private readonly HashSet<int> _dead = [];

    /// <summary>Until nobody is left out, the plan has so many pairs, or no further group can be had.</summary>
    public void Run(long mostPairs)
    {
        for (var more = true; more && state.Pairs < mostPairs; )
        {
            more = false;
            foreach (var mentor in ByNeed())
                if (state.Free[mentor] >= _problem.Shape.Least)
                    more |= Open(mentor);
        }
    }

    /// <summary>Mentors who can take the most of those left out come first.</summary>
    private IEnumerable<int> ByNeed() =>
        Enumerable
            .Range(0, state.Free.Length)
            .Where(mentor => state.Free[mentor] >= _problem.Shape.Least)
            .OrderByDescending(mentor => Column(mentor).Count(mentee => state.Missing[mentee] > 0))
            .ThenBy(mentor => mentor);

    private IEnumerable<int> Column(int mentor)
    {
        for (var e = candidates.ColumnStart[mentor]; e < candidates.ColumnStart[mentor + 1]; e++)
            yield return candidates.Mentee[e];
    }

    private bool Open(int mentor)
    {
        var least = _problem.Shape.Least;
        if (state.AllMissing < least)
            return false;
        var free = Column(mentor)
            .Where(mentee => state.Missing[mentee] > 0 && !Meets(mentee, mentor))
            .OrderByDescending(mentee => _problem.Fit(mentee, mentor))
            .ThenBy(mentee => mentee);
        var first = opening.Together(free, Math.Min(_problem.Shape.Most, state.Free[mentor]));
        var group = state.Mentors.Count;
        state.Open([mentor], first);
        _moves.Clear();
        while (state.Mentees[group].Count < least && Augment(group)) { }
        if (state.Mentees[group].Count >= least)
            return true;
        for (var at = _moves.Count - 1; at >= 0; at--)
            Move(_moves[at].Mentee, _moves[at].To, _moves[at].From);
        state.Close(group);
        _dead.Remove(group);
        return false;
    }

    private bool Meets(int mentee, int mentor) => state.GroupsOfMentee(mentee).Any(at => state.Mentors[at][0] == mentor);

    /// <summary>The shortest chain by which one more mentee comes in: into this group from another, into that from a third, and at last one left out.</summary>
    private bool Augment(int group)
    {
        _reached.Clear();
        _reached[group] = (-1, -1);
        var queue = new Queue<int>([group]);
        while (queue.TryDequeue(out var at))
        {
            // The mentee that leaves this group along the chain makes room in it.
            var without = _reached[at].Mentee;
            foreach (var mentee in Column(state.Mentors[at][0]))
                if (state.Missing[mentee] > 0)
                {
                    if (state.Gain(mentee, at, without) < 0)
                        continue;
                    Chain(mentee, at);
                    return true;
                }
                else
                    foreach (var from in state.GroupsOfMentee(mentee))
                        if (!_dead.Contains(from) && !_reached.ContainsKey(from) && state.Gain(mentee, at, without, from) >= 0)
                        {
                            _reached[from] = (mentee, at);
                            queue.Enqueue(from);
                        }
        }
        _dead.UnionWith(_reached.Keys);
        return false;
    }

    private void Chain(int mentee, int into)
    {
        var steps = new List<(int Mentee, int From, int To)> { (mentee, -1, into) };
        for (var at = into; _reached[at].To >= 0; at = _reached[at].To)
            steps.Add((_reached[at].Mentee, at, _reached[at].To));
        steps.Reverse();
        _dead.Clear();
        foreach (var step in steps)
        {
            Move(step.Mentee, step.From, step.To);
            _moves.Add(step);
        }
    }

    private void Move(int mentee, int from, int to)
    {
        if (from >= 0)
            state.Leave(mentee, from);
        if (to >= 0)
            state.Join(mentee, to);
    }
}
