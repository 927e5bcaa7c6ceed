namespace Binome.Matching.Groups;

/// <summary>
/// The fewest people without whom there is no allowed pair left, by what they can take: no plan has more pairs (König 1931; Hall 1935). A plan of groups is
/// nearly a greatest flow already: from it, the mentees with a unit to spare take free places along alternating paths until none is reached.
/// </summary>
internal sealed class Cover
{
    private readonly GroupProblem _problem;
    private readonly HashSet<int>[] _mentees;
    private readonly HashSet<int>[] _mentors;
    private readonly int[] _from;
    private readonly int[] _by;
    private readonly Queue<int> _queue = new();

    public Cover(GroupProblem problem, GroupState state)
    {
        _problem = problem;
        _mentees = [.. problem.Places.Select(_ => new HashSet<int>())];
        _mentors = [.. problem.Groups.Select(_ => new HashSet<int>(problem.Shape.Mentors))];
        (_from, _by) = (new int[problem.Places.Length], new int[problem.Groups.Length]);
        for (var group = 0; group < state.Mentors.Count; group++)
            foreach (var mentee in state.Mentees[group])
            foreach (var mentor in state.Mentors[group])
                Take(mentee, mentor);
        while (Augment()) { }
    }

    /// <summary>1 for each mentee of the cover, 0 for those who compete for the mentors of the cover.</summary>
    public long[] Prices => [.. _by.Select(by => by == Unreached ? 1L : 0L)];

    private const int Unreached = -2;

    /// <summary>One path from each search: O(E) for it, and few are left to be found.</summary>
    private bool Augment()
    {
        Array.Fill(_from, Unreached);
        Array.Fill(_by, Unreached);
        _queue.Clear();
        for (var i = 0; i < _by.Length; i++)
            if (_mentors[i].Count < _problem.Units(i))
                Reach(i, -1);
        var pairs = _problem.Pairs;
        while (_queue.TryDequeue(out var mentee))
            for (var e = pairs.RowStart[mentee]; e < pairs.RowStart[mentee + 1]; e++)
            {
                var mentor = pairs.Mentor[e];
                if (_from[mentor] != Unreached || _mentors[mentee].Contains(mentor))
                    continue;
                _from[mentor] = mentee;
                if (_mentees[mentor].Count < _problem.Places[mentor])
                {
                    Turn(mentor);
                    return true;
                }
                foreach (var other in _mentees[mentor])
                    if (_by[other] == Unreached)
                        Reach(other, mentor);
            }
        return false;
    }

    private void Reach(int mentee, int by)
    {
        _by[mentee] = by;
        _queue.Enqueue(mentee);
    }

    private void Turn(int mentor)
    {
        while (true)
        {
            var mentee = _from[mentor];
            Take(mentee, mentor);
            mentor = _by[mentee];
            if (mentor < 0)
                return;
            _mentees[mentor].Remove(mentee);
            _mentors[mentee].Remove(mentor);
        }
    }

    private void Take(int mentee, int mentor)
    {
        _mentees[mentor].Add(mentee);
        _mentors[mentee].Add(mentor);
    }
}
