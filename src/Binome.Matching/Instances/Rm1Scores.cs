using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Binome.Matching.Instances;

/// <summary>Scores RM1's pairs, thirty-two mentors at a time, in bytes and 16-bit words: every part of its fit is below 10,001.</summary>
internal sealed class Rm1Scores : Scores
{
    private readonly Rm1Tables _tables;
    private readonly Rm1Chances _chances;
    private readonly byte[] _distance;
    private readonly int[] _last = new int[32];
    private int _manager = -2;

    /// <summary>A list of the chances of pairs is made where it stays small.</summary>
    public Rm1Scores(Rm1Tables tables)
        : this(tables, new Rm1Chances(tables.Draw, tables.Mentees, tables.Mentors)) { }

    private Rm1Scores(Rm1Tables tables, Rm1Chances chances) => (_tables, _chances, _distance) = (tables, chances, new byte[tables.Width]);

    /// <inheritdoc/>
    public override int Mentees => _tables.Mentees;

    /// <inheritdoc/>
    public override int Mentors => _tables.Mentors;

    /// <inheritdoc/>
    public override Scores Another() => new Rm1Scores(_tables, _chances);

    /// <inheritdoc/>
    public override void Row(int mentee, Span<int> fit)
    {
        Distances(mentee);
        Points(_tables.MenteePeople[mentee], fit);
        if (_tables.Lines.TryGetValue(mentee, out var below))
            foreach (var j in CollectionsMarshal.AsSpan(below))
                fit[j] = -1;
        _chances.Apply(mentee, fit);
    }

    /// <summary>Fifty points for each step of the way between them in the organisation, ten steps at most; brothers and sisters share a row.</summary>
    private void Distances(int mentee)
    {
        var manager = mentee == 0 ? -1 : Rm1Tables.Manager(mentee);
        if (manager == _manager)
            return;
        _manager = manager;
        var depth = Vector256.Create((byte)(Rm1Tables.Depth(mentee) + 2));
        var digits = manager < 0 ? [] : Rm1Tables.Digits(manager);
        var levels = manager < 0 ? 0 : Math.Min(Rm1Tables.MostLevels, Rm1Tables.Depth(manager) + 1);
        for (var j = 0; j < _tables.Width; j += 32)
        {
            var (same, common) = (Vector256<byte>.AllBitsSet, Vector256<byte>.Zero);
            for (var level = 0; level < levels; level++)
            {
                same &= Vector256.Equals(Load(_tables.Levels, level * _tables.Width + j), Vector256.Create(digits[level]));
                common -= same;
            }
            var steps = depth + Load(_tables.Depths, j) - common - common;
            Vector256.Min(steps, Vector256.Create((byte)10)).CopyTo(_distance, j);
        }
    }

    private void Points(Rm1Person person, Span<int> fit)
    {
        Span<Vector256<byte>> needs = stackalloc Vector256<byte>[8];
        Span<int> rows = stackalloc int[8];
        var (count, sum) = (0, 0);
        var scale = (byte)(person.Asked < 4 ? 4 : 1); // a sum below 4 would not fit a word as a divisor; needs and sum may grow alike
        for (var topic = 0; topic < Rm1Person.TopicCount; topic++)
            if (person.Topics[topic] is > 0 and var need)
            {
                sum += need * scale;
                (needs[count], rows[count++]) = (Multiples((byte)(need * scale)), topic * _tables.Width);
            }
        var share = Vector256.Create((ushort)(204_800 / sum));
        var whole = Vector256.Create((ushort)sum);
        ref var language = ref MemoryMarshal.GetArrayDataReference(_tables.Languages[(person.Languages, person.HomeLanguage)]);
        ref var site = ref MemoryMarshal.GetArrayDataReference(_tables.Sites[person.Site]);
        ref var skills = ref MemoryMarshal.GetArrayDataReference(_tables.Skills);
        ref var styles = ref MemoryMarshal.GetArrayDataReference(_tables.Styles);
        ref var departments = ref MemoryMarshal.GetArrayDataReference(_tables.Departments);
        ref var distance = ref MemoryMarshal.GetArrayDataReference(_distance);
        var (style0, style1, style2) = (StyleRow(person, 0), StyleRow(person, 1), StyleRow(person, 2));
        var (style3, style4, department) = (StyleRow(person, 3), StyleRow(person, 4), (nuint)(person.Department * _tables.Width));
        for (var j = (nuint)0; j < (nuint)fit.Length; j += 32)
        {
            var dot = Vector256<byte>.Zero;
            for (var k = 0; k < count; k++)
                dot += Look(needs[k], Vector256.LoadUnsafe(ref skills, (nuint)rows[k] + j));
            var points =
                Vector256.LoadUnsafe(ref styles, style0 + j)
                + Vector256.LoadUnsafe(ref styles, style1 + j)
                + Vector256.LoadUnsafe(ref styles, style2 + j)
                + Vector256.LoadUnsafe(ref styles, style3 + j)
                + Vector256.LoadUnsafe(ref styles, style4 + j);
            var steps = Vector256.LoadUnsafe(ref distance, j) + Vector256.LoadUnsafe(ref departments, department + j);
            var (dotLow, dotHigh) = Halves(dot);
            var (low, high) = Weigh(points, steps);
            low += Eight(dotLow, share, whole) + Vector256.LoadUnsafe(ref language, j) + Vector256.LoadUnsafe(ref site, j);
            high += Eight(dotHigh, share, whole) + Vector256.LoadUnsafe(ref language, j + 16) + Vector256.LoadUnsafe(ref site, j + 16);
            var isLast = j + 32 > (nuint)fit.Length;
            Store(low, high, ref isLast ? ref _last[0] : ref Unsafe.Add(ref MemoryMarshal.GetReference(fit), j));
            if (isLast)
                _last.AsSpan(0, fit.Length - (int)j).CopyTo(fit[(int)j..]);
        }
    }

    private nuint StyleRow(Rm1Person person, int axis) => (nuint)((axis * Rm1Tables.StyleCount + person.Style[axis]) * _tables.Width);

    /// <summary>Thirty-two fits from halves that were interleaved (<see cref="Rm1Tables.Lane"/>); below 0 is forbidden.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<short> low, Vector256<short> high, ref int to)
    {
        var least = Vector256.Create((short)-1);
        (low, high) = (Vector256.Max(low, least), Vector256.Max(high, least));
        Wide(low.GetLower()).StoreUnsafe(ref to);
        Wide(high.GetLower()).StoreUnsafe(ref to, 8);
        Wide(low.GetUpper()).StoreUnsafe(ref to, 16);
        Wide(high.GetUpper()).StoreUnsafe(ref to, 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Wide(Vector128<short> eight) =>
        Avx2.IsSupported ? Avx2.ConvertToVector256Int32(eight) : Vector256.Create(Vector128.WidenLower(eight), Vector128.WidenUpper(eight));

    /// <summary>Bytes as words, interleaved within halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ushort>, Vector256<ushort>) Halves(Vector256<byte> bytes)
    {
        if (Avx2.IsSupported)
            return (Avx2.UnpackLow(bytes, default).AsUInt16(), Avx2.UnpackHigh(bytes, default).AsUInt16());
        var (low, high) = Vector256.Widen(bytes);
        return (Vector256.Create(low.GetLower(), high.GetLower()), Vector256.Create(low.GetUpper(), high.GetUpper()));
    }

    /// <summary>Twenty points for each of style, fifty for each step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<short>, Vector256<short>) Weigh(Vector256<byte> points, Vector256<byte> steps)
    {
        if (Avx2.IsSupported)
        {
            var weights = Vector256.Create((short)(20 | (50 << 8))).AsSByte();
            return (
                Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(points, steps), weights),
                Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(points, steps), weights)
            );
        }
        var ((pointsLow, pointsHigh), (stepsLow, stepsHigh)) = (Halves(points), Halves(steps));
        return ((pointsLow * 20 + stepsLow * 50).AsInt16(), (pointsHigh * 20 + stepsHigh * 50).AsInt16());
    }

    /// <summary>800 · dot / sum, rounded down: the high half of a product is at most one too small, which the remainder shows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Eight(Vector256<ushort> dot, Vector256<ushort> share, Vector256<ushort> whole)
    {
        var quotient = High(dot << 8, share);
        var rest = dot * 800 - quotient * whole;
        return (quotient - Vector256.GreaterThanOrEqual(rest, whole)).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> High(Vector256<ushort> a, Vector256<ushort> b)
    {
        if (Avx2.IsSupported)
            return Avx2.MultiplyHigh(a, b);
        var (aLow, aHigh) = Vector256.Widen(a);
        var (bLow, bHigh) = Vector256.Widen(b);
        return Vector256.Narrow((aLow * bLow) >> 16, (aHigh * bHigh) >> 16);
    }

    /// <summary>Without a check of its own: rows are padded to whole vectors, and nobody reads behind <see cref="Rm1Tables.Width"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load<T>(T[] from, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)at);

    /// <summary>A table of level times need, in both halves of the vector.</summary>
    private static Vector256<byte> Multiples(byte need)
    {
        Span<byte> table = stackalloc byte[32];
        for (var level = 0; level <= 5; level++)
            table[level] = table[level + 16] = (byte)(level * need);
        return Vector256.Create<byte>(table);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector256<byte> table, Vector256<byte> levels) =>
        Avx2.IsSupported ? Avx2.Shuffle(table, levels) : Vector256.Shuffle(table, levels);
}
