using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Binome.Matching;

/// <summary>How far mentors cover one mentee's needs: Σ importance · level, in bytes while it fits them.</summary>
internal sealed class Needs(RosterTables tables)
{
    /// <summary>What of importance may come together in a byte: 51 · 5 is 255.</summary>
    private const int MostInByte = byte.MaxValue / 5;

    /// <summary>200,000 · 5 · 2,147 is below 2^31.</summary>
    private const int MostAsked = int.MaxValue / Criteria.Whole;

    private Vector256<byte>[] _multiples = new Vector256<byte>[16];
    private int[] _rows = new int[16];

    /// <summary>Where each group that fits a byte ends.</summary>
    private int[] _ends = new int[16];
    private int _groups;

    /// <summary>Σ importance.</summary>
    public int Asked { get; private set; }

    /// <summary>Looks at this mentee from now on; false when the sums may leave their bits.</summary>
    public bool Take(Side mentee)
    {
        var needs = mentee.Topics;
        if (needs.Length > _rows.Length)
            (_multiples, _rows, _ends) = (new Vector256<byte>[needs.Length], new int[needs.Length], new int[needs.Length]);
        var (count, inByte, asked) = (0, 0, 0L);
        _groups = 0;
        foreach (var (topic, importance) in needs)
        {
            asked += importance;
            if (topic < 0)
                continue; // nobody can teach it
            if (inByte + importance > MostInByte)
                (_ends[_groups++], inByte) = (count, 0);
            inByte += importance;
            (_multiples[count], _rows[count++]) = (Multiples(importance), topic * tables.Width);
        }
        if (count > 0)
            _ends[_groups++] = count;
        Asked = (int)Math.Min(asked, int.MaxValue);
        return asked <= MostAsked;
    }

    /// <summary>Σ importance · level of thirty-two mentors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<ushort> Lower, Vector256<ushort> Upper) Covered(int j)
    {
        var (lower, upper, k) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero, 0);
        for (var group = 0; group < _groups; group++)
        {
            var dot = Vector256<byte>.Zero;
            for (; k < _ends[group]; k++)
                dot += Look(
                    _multiples[k],
                    Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(tables.Skills), (nuint)(_rows[k] + j))
                );
            var (low, high) = Vector256.Widen(dot);
            (lower, upper) = (lower + low, upper + high);
        }
        return (lower, upper);
    }

    /// <summary>A table of level times importance, in both halves of the vector.</summary>
    private static Vector256<byte> Multiples(int importance)
    {
        Span<byte> table = stackalloc byte[32];
        table.Clear();
        for (var level = 0; level <= 5; level++)
            table[level] = table[level + 16] = (byte)(level * importance);
        return Vector256.Create<byte>(table);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> table, Vector256<byte> levels) =>
        Avx2.IsSupported ? Avx2.Shuffle(table, levels) : Vector256.Shuffle(table, levels);
}
