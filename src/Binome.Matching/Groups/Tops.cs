namespace Binome.Matching.Groups;

/// <summary>The greatest values offered to each mentor, as many as it has places, in descending order.</summary>
internal sealed class Tops
{
    private readonly GroupShape _shape;
    private readonly int[] _start;
    private readonly int[] _count;
    private readonly long[] _value;
    private readonly long[] _least;

    public Tops(GroupProblem problem)
    {
        _shape = problem.Shape;
        var offers = new int[problem.Pairs.Mentors];
        foreach (var mentor in problem.Pairs.Mentor)
            offers[mentor]++;
        _start = new int[offers.Length + 1];
        for (var j = 0; j < offers.Length; j++)
            _start[j + 1] = _start[j] + Math.Min(offers[j], problem.Places[j]);
        (_count, _value, _least) = (new int[offers.Length], new long[_start[^1]], new long[offers.Length]);
        for (var j = 0; j < offers.Length; j++)
            _least[j] = _start[j] == _start[j + 1] ? long.MaxValue : long.MinValue;
    }

    public void Offer(int mentor, long value)
    {
        if (value <= _least[mentor])
            return;
        var held = _value.AsSpan(_start[mentor], _start[mentor + 1] - _start[mentor]);
        var count = _count[mentor];
        var at = Below(held[..count], value);
        if (count < held.Length)
            _count[mentor] = ++count;
        held[at..(count - 1)].CopyTo(held[(at + 1)..]);
        held[at] = value;
        if (count == held.Length)
            _least[mentor] = held[^1];
    }

    /// <summary>The greatest sum that whole groups can make of them; nobody at all is 0.</summary>
    public long Best(int mentor)
    {
        var (sum, best) = (0L, 0L);
        for (var t = 0; t < _count[mentor]; t++)
        {
            sum = checked(sum + _value[_start[mentor] + t]);
            if (sum > best && _shape.IsWhole(t + 1))
                best = sum;
        }
        return best;
    }

    private static int Below(ReadOnlySpan<long> held, long value)
    {
        var (low, high) = (0, held.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (held[middle] >= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
