using System.Runtime.Intrinsics;

namespace Binome.Matching.Instances;

/// <summary>
/// What chance says of a pair of RM1: four in a thousand are forbidden, thirty more have met. A list of them is an input, like vetoes and earlier pairs; it is kept in
/// a byte each, the way from the one before and which of the two it is.
/// </summary>
internal sealed class Rm1Chances
{
    private const int Forbidden = 4;
    private const int Met = 34;
    private const int MostWay = 127;
    private readonly ulong _draw;
    private readonly int _mentors;
    private readonly byte[][] _listed;

    public Rm1Chances(Rm1Draw draw, int mentees, int mentors)
    {
        (_draw, _mentors, _listed) = (draw.Tag(50), mentors, new byte[mentees][]);
        Parallel.For(
            0,
            mentees,
            () => new List<byte>(),
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
    public void Apply(int mentee, Span<int> fits)
    {
        var j = -1;
        foreach (var one in _listed[mentee])
        {
            j += one >> 1;
            if (one >> 1 == 0)
                j += MostWay; // nobody here
            else
                fits[j] = (fits[j] - (1000 & ~(fits[j] >> 31))) | -(one & 1);
        }
    }

    private void Draw(int mentee, List<byte> found)
    {
        var row = Rm1Draw.Step(_draw, mentee);
        var before = -1;
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
                List(j + at, rest[at]);
            }
        }
        for (; j < _mentors; j++)
            if ((TieBreak.Mix(row + (ulong)j) >> 32) % 1000 is < Met and var rest)
                List(j, rest);

        void List(int mentor, ulong chance)
        {
            for (; mentor - before > MostWay; before += MostWay)
                found.Add(0);
            found.Add((byte)(((mentor - before) << 1) | (chance < Forbidden ? 1 : 0)));
            before = mentor;
        }
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
