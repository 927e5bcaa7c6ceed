namespace Binome.Matching.Instances;

/// <summary>Chooses the best pairs of a row by counting fits, not by sorting: O(N + greatest fit).</summary>
internal sealed class Best(int mentors, int maxFit)
{
    private readonly int[] _fit = new int[mentors];
    private readonly int[] _having = new int[maxFit + 1];

    /// <summary>The row to choose from, -1 where a pair is forbidden.</summary>
    public Span<int> Fit => _fit;

    /// <summary>The K best by (fit descending, mentor ascending), all when K is 0; by mentor.</summary>
    public (int[] Mentor, int[] Fit) Take(int kept)
    {
        var allowed = _fit.Length - _fit.AsSpan().Count(-1);
        var (least, ofLeast) = kept == 0 || allowed <= kept ? (0, allowed) : Least(kept);
        var count = kept == 0 ? allowed : Math.Min(kept, allowed);
        var (mentor, fit, at) = (new int[count], new int[count], 0);
        for (var j = 0; j < _fit.Length; j++)
            if (_fit[j] > least || (_fit[j] == least && ofLeast-- > 0))
                (mentor[at], fit[at++]) = (j, _fit[j]);
        return (mentor, fit);
    }

    /// <summary>The least fit kept, and how many pairs of that fit are.</summary>
    private (int Fit, int Count) Least(int kept)
    {
        Array.Clear(_having);
        foreach (var fit in _fit)
            if (fit >= 0)
                _having[fit]++;
        var least = _having.Length - 1;
        for (; _having[least] < kept; least--)
            kept -= _having[least];
        return (least, kept);
    }
}
