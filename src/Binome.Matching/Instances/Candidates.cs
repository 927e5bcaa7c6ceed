namespace Binome.Matching.Instances;

/// <summary>The pairs that a solver is given, row by row (compressed sparse rows), by the mentor's number within a row.</summary>
/// <param name="RowStart">M + 1 offsets.</param>
/// <param name="Mentor">The mentor of each pair.</param>
/// <param name="Fit">The fit of each pair.</param>
public sealed record Candidates(int[] RowStart, int[] Mentor, int[] Fit)
{
    /// <summary>Over mentors and fits in order (FNV-1a's step, docs/matching.md): O(E).</summary>
    public ulong Hash
    {
        get
        {
            var hash = EmptyHash;
            for (var e = 0; e < Mentor.Length; e++)
                hash = HashOf(hash, Mentor[e], Fit[e]);
            return hash;
        }
    }

    /// <summary>The hash of no pairs.</summary>
    public const ulong EmptyHash = 1469598103934665603;

    /// <summary>The hash with one pair more.</summary>
    public static ulong HashOf(ulong hash, int mentor, int fit) => unchecked((hash ^ (ulong)(fit * 1000003L + mentor)) * 1099511628211UL);

    /// <summary>The sum of fits: O(E).</summary>
    public long Sum => Fit.Sum(fit => (long)fit);
}
