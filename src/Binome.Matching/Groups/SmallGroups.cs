using System.Numerics;

namespace Binome.Matching.Groups;

/// <summary>The best plan of few people by trying every one, each state of who is left once (dynamic programming): a proof by itself.</summary>
internal sealed class SmallGroups
{
    private const int MostMentees = 20;
    private const int MostTries = 1_000_000;

    private readonly GroupProblem _problem;
    private readonly long[] _radix;
    private readonly Dictionary<(uint Mentees, long Places), (GroupValue Value, int[] Mentors, uint Together)> _best = [];
    private int _tries;

    private SmallGroups(GroupProblem problem)
    {
        _problem = problem;
        _radix = new long[problem.Places.Length + 1];
        _radix[0] = 1;
        for (var j = 0; j < problem.Places.Length; j++)
            _radix[j + 1] = _radix[j] > long.MaxValue / 64 ? long.MaxValue : _radix[j] * (PlacesOf(j) + 1);
    }

    /// <summary>The groups of the best plan, or null when people are too many to try, or somebody wants to be in two groups.</summary>
    public static IReadOnlyList<(int[] Mentors, int[] Mentees)>? Solve(GroupProblem problem)
    {
        if (problem.Groups.Length > MostMentees || problem.Groups.Any(groups => groups > 1))
            return null;
        var small = new SmallGroups(problem);
        if (small._radix[^1] == long.MaxValue)
            return null;
        var all = Enumerable.Range(0, problem.Groups.Length).Where(i => problem.Groups[i] > 0).Aggregate(0u, (set, i) => set | (1u << i));
        var places = Enumerable.Range(0, problem.Places.Length).Sum(j => small._radix[j] * small.PlacesOf(j));
        small.Best(all, places);
        return small._tries > MostTries ? null : small.Groups(all, places);
    }

    private int PlacesOf(int mentor) => Math.Min(_problem.Places[mentor], _problem.Groups.Length);

    private List<(int[], int[])> Groups(uint left, long places)
    {
        var groups = new List<(int[], int[])>();
        while (left != 0)
        {
            var (_, mentors, together) = _best[(left, places)];
            if (together == 0)
            {
                left &= left - 1;
                continue;
            }
            groups.Add((mentors, [.. Enumerable.Range(0, _problem.Groups.Length).Where(i => (together >> i & 1) == 1)]));
            places -= mentors.Sum(j => _radix[j]) * BitOperations.PopCount(together);
            left &= ~together;
        }
        return groups;
    }

    private GroupValue Best(uint left, long places)
    {
        if (left == 0 || _tries > MostTries)
            return default;
        if (_best.TryGetValue((left, places), out var known))
            return known.Value;
        var first = BitOperations.TrailingZeroCount(left);
        (GroupValue Value, int[] Mentors, uint Together) best = (Best(left & (left - 1), places), [], 0);
        foreach (var mentors in Teams([], 0, first, places))
            Sit(mentors, 1u << first, first + 1, _problem.Gain(first, mentors), left, places, ref best);
        _best[(left, places)] = best;
        return best.Value;
    }

    /// <summary>Mentors who have places and may all meet the first mentee; fewer than the shape has where mentees sit alone.</summary>
    private IEnumerable<int[]> Teams(int[] mentors, int from, int mentee, long places)
    {
        if (mentors.Length == _problem.Shape.Mentors || (_problem.Shape.IsFlow && mentors.Length > 0))
            yield return mentors;
        for (var j = from; mentors.Length < _problem.Shape.Mentors && j < _problem.Places.Length; j++)
            if (places / _radix[j] % (PlacesOf(j) + 1) >= _problem.Shape.Least && _problem.Fit(mentee, j) >= 0)
                foreach (var team in Teams([.. mentors, j], j + 1, mentee, places))
                    yield return team;
    }

    private void Sit(
        int[] mentors,
        uint together,
        int next,
        long fit,
        uint left,
        long places,
        ref (GroupValue Value, int[] Mentors, uint Together) best
    )
    {
        if (++_tries > MostTries)
            return;
        var size = BitOperations.PopCount(together);
        if (mentors.Any(j => places / _radix[j] % (PlacesOf(j) + 1) < size))
            return;
        if (size >= _problem.Shape.Least)
        {
            var rest = Best(left & ~together, places - (mentors.Sum(j => _radix[j]) * size));
            var value = new GroupValue(rest.Pairs + ((long)size * mentors.Length), rest.Fit + fit);
            if ((value.Pairs, value.Fit).CompareTo((best.Value.Pairs, best.Value.Fit)) > 0)
                best = (value, mentors, together);
        }
        for (var i = next; size < _problem.Shape.Most && i < _problem.Groups.Length; i++)
            if ((left >> i & 1) == 1 && _problem.Gain(i, mentors) is >= 0 and var gain && !IsApart(i, together))
                Sit(mentors, together | (1u << i), i + 1, fit + gain, left, places, ref best);
    }

    private bool IsApart(int mentee, uint together)
    {
        for (var set = together; set != 0; set &= set - 1)
            if (_problem.AreApart(mentee, BitOperations.TrailingZeroCount(set)))
                return true;
        return false;
    }
}
