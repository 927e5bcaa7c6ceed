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
    private readonly short[] _fits;
    private int _manager = -2;

    /// <summary>A list of the chances of pairs is made where it stays small.</summary>
    public Rm1Scores(Rm1Tables tables)
        : this(tables, new Rm1Chances(tables.Draw, tables.Mentees, tables.Mentors)) { }

    private Rm1Scores(Rm1Tables tables, Rm1Chances chances) =>
        (_tables, _chances, _distance, _fits) = (tables, chances, new byte[tables.Width], new short[tables.Width]);

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
        var person = _tables.MenteePeople[mentee];
        Points(person);
        if (_tables.Lines.TryGetValue(mentee, out var below))
            foreach (var j in CollectionsMarshal.AsSpan(below))
                _fits[j] = -1;
        _chances.Apply(mentee, _fits);
        Widen(_fits, fit);
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

    private void Points(Rm1Person person)
    {
        var language = _tables.Languages[(person.Languages, person.HomeLanguage)];
        var site = _tables.Sites[person.Site];
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
        Span<Vector256<byte>> style = stackalloc Vector256<byte>[5];
        for (var axis = 0; axis < 5; axis++)
            style[axis] = Vector256.Create(person.Style[axis]);
        var department = Vector256.Create((byte)person.Department);
        var (skills, styles, departments, distance, width) = (
            _tables.Skills,
            _tables.Styles,
            _tables.Departments,
            _distance,
            _tables.Width
        );
        for (var j = 0; j < width; j += 32)
        {
            var dot = Vector256<byte>.Zero;
            for (var k = 0; k < count; k++)
                dot += Look(needs[k], Load(skills, rows[k] + j));
            var points =
                Vector256.Create((byte)45)
                + Apart(style[0], Load(styles, j))
                + Apart(style[1], Load(styles, width + j))
                - Apart(style[2], Load(styles, 2 * width + j))
                - Apart(style[3], Load(styles, 3 * width + j))
                - Apart(style[4], Load(styles, 4 * width + j));
            var steps =
                Load(distance, j) + Vector256.AndNot(Vector256.Create((byte)10), Vector256.Equals(department, Load(departments, j)));
            var (dotLow, dotHigh) = Vector256.Widen(dot);
            var (pointsLow, pointsHigh) = Vector256.Widen(points);
            var (stepsLow, stepsHigh) = Vector256.Widen(steps);
            Sum(dotLow, pointsLow, stepsLow, share, whole, language, site, j).CopyTo(_fits, j);
            Sum(dotHigh, pointsHigh, stepsHigh, share, whole, language, site, j + 16).CopyTo(_fits, j + 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Sum(
        Vector256<ushort> dot,
        Vector256<ushort> points,
        Vector256<ushort> steps,
        Vector256<ushort> share,
        Vector256<ushort> whole,
        short[] language,
        short[] site,
        int j
    ) => (Eight(dot, share, whole) + points * 20 + steps * 50).AsInt16() + Load(language, j) + Load(site, j);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Apart(Vector256<byte> a, Vector256<byte> b) => Vector256.Max(a, b) - Vector256.Min(a, b);

    /// <summary>800 · dot / sum, rounded down: the high half of a product is at most one too small, which the remainder shows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Eight(Vector256<ushort> dot, Vector256<ushort> share, Vector256<ushort> whole)
    {
        var quotient = High(dot << 8, share);
        var rest = dot * 800 - quotient * whole;
        return quotient - Vector256.GreaterThanOrEqual(rest, whole);
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

    private static void Widen(short[] from, Span<int> to)
    {
        var j = 0;
        var least = Vector256.Create(-1);
        for (; j + 16 <= to.Length; j += 16)
        {
            var (low, high) = Vector256.Widen(Load(from, j));
            Vector256.Max(low, least).CopyTo(to[j..]);
            Vector256.Max(high, least).CopyTo(to[(j + 8)..]);
        }
        for (; j < to.Length; j++)
            to[j] = Math.Max((int)from[j], -1);
    }
}
