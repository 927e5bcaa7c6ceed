using System.Runtime.Intrinsics;

namespace Binome.Matching.Instances;

/// <summary>
/// What chance says of a pair of RM1: four in a thousand are forbidden, thirty more have met. A list of them is an input, like vetoes and earlier pairs; where it
/// would not fit in memory, each row's are drawn again.
/// </summary>
internal sealed class Rm1Chances
{
    private const int MostListed = 8_000_000;
    private const int Forbidden = 4;
    private const int Met = 34;
    private readonly ulong _draw;
    private readonly int _mentors;
    private readonly int[]?[] _listed;

    public Rm1Chances(Rm1Draw draw, int mentees, int mentors)
    {
        (_draw, _mentors, _listed) = (draw.Tag(50), mentors, new int[]?[mentees]);
        if ((long)mentees * mentors * Met / 1000 > MostListed)
            return;
        Parallel.For(
            0,
            mentees,
            () => new List<int>(),
            (i, _, found) =>
            {
                found.Clear();
                Draw(i, found);
                _listed[i] = [.. found];
                return found;
            },
            _ => { }
        );
    }

    /// <summary>Forbids, or takes a thousand points from, the fits of a row.</summary>
    public void Apply(int mentee, short[] fits)
    {
        if (_listed[mentee] is { } listed)
        {
            foreach (var one in listed)
                Lower(one, fits);
            return;
        }
        var found = new List<int>();
        Draw(mentee, found);
        foreach (var one in found)
            Lower(one, fits);
    }

    private static void Lower(int one, short[] fits)
    {
        if (one < 0)
            fits[~one] = -1;
        else
            fits[one] -= fits[one] < 0 ? (short)0 : (short)1000;
    }

    /// <summary>The mentors met, and the complement of the forbidden ones.</summary>
    private void Draw(int mentee, List<int> found)
    {
        var row = Rm1Draw.Step(_draw, mentee);
        var j = 0;
        for (; j + 4 <= _mentors; j += 4)
        {
            var h = Mix(Vector256.Create(row) + Vector256.Create((ulong)j, (ulong)j + 1, (ulong)j + 2, (ulong)j + 3)) >> 32;
            var rest = h - ((h * 274_877_907) >> 38) * 1000;
            for (
                var hits = Vector256.LessThan(rest, Vector256.Create((ulong)Met)).ExtractMostSignificantBits();
                hits != 0;
                hits &= hits - 1
            )
            {
                var at = System.Numerics.BitOperations.TrailingZeroCount(hits);
                found.Add(rest[at] < Forbidden ? ~(j + at) : j + at);
            }
        }
        for (; j < _mentors; j++)
            if ((TieBreak.Mix(row + (ulong)j) >> 32) % 1000 is < Met and var rest)
                found.Add(rest < Forbidden ? ~j : j);
    }

    /// <summary>The finaliser of SplitMix64, four at a time.</summary>
    private static Vector256<ulong> Mix(Vector256<ulong> z)
    {
        z += Vector256.Create(0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
