using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>What the bytes of one mentee's row are multiplied with and divided by.</summary>
/// <param name="weights">Integers 0 to 100.</param>
/// <param name="asked">The sum of importance of the mentee's needs; 0 when there are none.</param>
/// <param name="hasStyle">Whether the mentee has told a working style.</param>
internal readonly struct Scale(Weights weights, int asked, bool hasStyle)
{
    /// <summary>In steps of <see cref="RosterTables.Step"/>.</summary>
    public readonly Vector256<ushort> Language = Vector256.Create((ushort)(weights.Language * (RosterTables.Place / RosterTables.Step)));
    public readonly Vector256<ushort> Place = Vector256.Create((ushort)(weights.Place * (RosterTables.Place / RosterTables.Step)));
    public readonly Vector256<ushort> Distance = Vector256.Create((ushort)weights.Distance);
    public readonly Vector256<int> Needs = Vector256.Create(asked == 0 ? 0 : weights.Needs);
    public readonly Vector256<int> Style = Vector256.Create(hasStyle ? weights.Style : 0);

    /// <summary>What is the same for every mentor; who has met before, or has a wish, is scored apart.</summary>
    public readonly Vector256<int> Constant = Vector256.Create(
        weights.Novelty * Criteria.Whole
            + (asked == 0 ? weights.Needs * Criteria.Unknown : 0)
            + (hasStyle ? 0 : weights.Style * Criteria.Unknown)
    );
    public readonly Vector256<int> Asked = Vector256.Create(Math.Max(1, asked));
    public readonly Vector256<float> PerAsked = Vector256.Create(1f / Math.Max(1, asked));
    public readonly Vector256<int> Sum = Vector256.Create(weights.Sum);
    public readonly Vector256<float> PerSum = Vector256.Create(1f / weights.Sum);

    /// <summary>
    /// x / d rounded down, for quotients up to a million: three roundings of 2^-24 put the float at most a fifth off, so that half a unit less is the quotient
    /// or one too small, which the remainder shows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Quotient(Vector256<int> x, Vector256<int> d, Vector256<float> perD)
    {
        var quotient = Vector256.ConvertToInt32(Vector256.ConvertToSingle(x) * perD - Vector256.Create(0.5f));
        return quotient - Vector256.GreaterThanOrEqual(x - quotient * d, d);
    }
}
