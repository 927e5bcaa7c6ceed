namespace Binome.Matching;

/// <summary>Whom each mentor holds while mentees ask: the dearest so far, in a heap with the least dear on top.</summary>
internal sealed class Suitors(Problem problem, Func<int, int, int>? wish)
{
    private readonly bool[] _wishes = Wishers(problem, wish);
    private readonly Suitor[][] _held = new Suitor[problem.Mentors][];
    private readonly int[] _count = new int[problem.Mentors];

    /// <summary>The fit below which each mentor says no at once: of the least dear held, once there is no place left; -1 for a mentor who has wishes.</summary>
    public int[] Floor { get; } = [.. problem.Capacity.Select(places => places == 0 ? int.MaxValue : -1)];

    /// <summary>Who is turned away: the one who asks, somebody held before, or nobody (-1).</summary>
    public int Ask(int mentee, int pair)
    {
        var mentor = problem.Mentor[pair];
        var likes = ((long)(wish is null ? 0 : wish(mentee, mentor)) << 32) | (uint)problem.Fit[pair];
        var suitor = new Suitor(likes, problem.Ties.Of(mentee, mentor), mentee, pair);
        if (_count[mentor] < problem.Capacity[mentor])
        {
            Add(mentor, suitor);
            SetFloor(mentor);
            return -1;
        }
        if (!_held[mentor][0].IsBelow(suitor))
            return mentee;
        var away = _held[mentor][0].Mentee;
        Sink(_held[mentor].AsSpan(0, _count[mentor]), suitor);
        SetFloor(mentor);
        return away;
    }

    /// <summary>The pairs held, ascending.</summary>
    public int[] Pairs()
    {
        var pairs = new int[_count.Sum()];
        for (int mentor = 0, at = 0; mentor < _count.Length; mentor++)
        for (var k = 0; k < _count[mentor]; k++)
            pairs[at++] = _held[mentor][k].Pair;
        Array.Sort(pairs);
        return pairs;
    }

    private void SetFloor(int mentor)
    {
        if (_count[mentor] == problem.Capacity[mentor] && !_wishes[mentor])
            Floor[mentor] = (int)_held[mentor][0].Likes;
    }

    private void Add(int mentor, Suitor suitor)
    {
        ref var held = ref _held[mentor];
        var at = _count[mentor]++;
        held ??= new Suitor[Math.Min(problem.Capacity[mentor], 6)];
        if (at == held.Length)
            Array.Resize(ref held, Math.Min(problem.Capacity[mentor], 2 * at));
        for (; at > 0 && suitor.IsBelow(held[(at - 1) / 2]); at = (at - 1) / 2)
            held[at] = held[(at - 1) / 2];
        held[at] = suitor;
    }

    private static void Sink(Span<Suitor> held, Suitor suitor)
    {
        var at = 0;
        for (int child; (child = 2 * at + 1) < held.Length; at = child)
        {
            if (child + 1 < held.Length && held[child + 1].IsBelow(held[child]))
                child++;
            if (!held[child].IsBelow(suitor))
                break;
            held[at] = held[child];
        }
        held[at] = suitor;
    }

    private static bool[] Wishers(Problem problem, Func<int, int, int>? wish)
    {
        var wishers = new bool[problem.Mentors];
        for (var i = 0; i < problem.Mentees && wish is not null; i++)
            foreach (var mentor in problem.Row(i))
                wishers[mentor] |= wish(i, mentor) != 0;
        return wishers;
    }

    private readonly record struct Suitor(long Likes, ulong Tie, int Mentee, int Pair)
    {
        public bool IsBelow(Suitor other) => Likes < other.Likes || (Likes == other.Likes && Tie < other.Tie);
    }
}
