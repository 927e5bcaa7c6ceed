using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// The fits of a roster's pairs, but those kept by hand, which are no longer to be chosen: thirty-two mentors at a time, in bytes as far as bytes go, and the
/// same to the last unit as <see cref="Roster.Forbids"/> and <see cref="Roster.Fit"/> say of each pair.
/// </summary>
internal sealed class RosterScores : Scores
{
    private const int Lanes = 32;
    private readonly Roster _roster;
    private readonly RosterTables _tables;
    private readonly ILookup<int, int> _locks;
    private readonly MentorRows _languages;
    private readonly MentorRows _places;
    private readonly MentorRows _units;
    private readonly MentorRows _chains;
    private readonly MentorRows? _hours;
    private readonly byte[] _noHours;
    private readonly Needs _needs;

    public RosterScores(Roster roster, RosterTables tables, ILookup<int, int> locks)
    {
        (_roster, _tables, _locks, _needs) = (roster, tables, locks, new Needs(tables));
        (_languages, _places) = (new(tables.Languages, tables.Width), new(tables.Places, tables.Width));
        (_units, _chains) = (new(tables.Units, tables.Width), new(tables.Chains, tables.Width));
        _hours = tables.Hours is null ? null : new(tables.Hours, tables.Width);
        _noHours = new byte[tables.Width];
    }

    public override int Mentees => _roster.Mentees;

    public override int Mentors => _roster.Mentors;

    public override Scores Another() => new RosterScores(_roster, _tables, _locks);

    public override void Row(int mentee, Span<int> fit)
    {
        var person = _tables.Mentees[mentee];
        if (person.OutOfScope is not null)
        {
            fit.Fill(-1);
            return;
        }
        if (_needs.Take(person))
            Score(mentee, new(_roster.Rules.Weights, _needs.Asked, person.Style.Length > 0), fit);
        else
            for (var j = 0; j < fit.Length; j++)
                fit[j] = _roster.Forbids(mentee, j) is null ? _roster.Fit(mentee, j) : -1;
        foreach (var j in CollectionsMarshal.AsSpan(_tables.Plain(mentee)))
            if (fit[j] >= 0)
                fit[j] = _roster.Fit(mentee, j);
        foreach (var j in CollectionsMarshal.AsSpan(_tables.Team(mentee)))
            fit[j] = -1;
        foreach (var j in CollectionsMarshal.AsSpan(_tables.Barred(mentee)))
            fit[j] = -1;
        if (_locks.Count > 0)
            foreach (var j in _locks[mentee])
                fit[j] = -1;
    }

    public override void Column(int mentor, Span<int> fit)
    {
        for (var i = 0; i < fit.Length; i++)
            fit[i] = _roster.Forbids(i, mentor) is not null || _locks.Count > 0 && _locks[i].Contains(mentor) ? -1 : _roster.Fit(i, mentor);
    }

    private void Score(int mentee, in Scale scale, Span<int> fit)
    {
        var (languages, places, units, chains) = (_languages.Of(mentee), _places.Of(mentee), _units.Of(mentee), _chains.Of(mentee));
        var (hours, scope, answered) = (_hours?.Of(mentee) ?? _noHours, _tables.OutOfScope, _tables.HasStyle);
        var (styles, style, width) = (_tables.Styles, _tables.Mentees[mentee].Style, _tables.Width);
        Span<Vector256<byte>> own = stackalloc Vector256<byte>[5];
        for (var axis = 0; axis < style.Length; axis++)
            own[axis] = Vector256.Create((byte)style[axis]);
        Span<int> last = stackalloc int[Lanes];
        for (var j = 0; j < fit.Length; j += Lanes)
        {
            var isWhole = j + Lanes <= fit.Length;
            ref var to = ref MemoryMarshal.GetReference(isWhole ? fit[j..] : last);
            var (language, place) = (Load(languages, j), Load(places, j));
            var barred = language | place | Load(hours, j) | Load(scope, j);
            var value = Vector256.Create((byte)15);
            var (languageLow, languageHigh) = Vector256.Widen(language & value);
            var (placeLow, placeHigh) = Vector256.Widen(place & value);
            var (stepsLow, stepsHigh) = Vector256.Widen(Load(units, j) + Load(chains, j));
            var coarseLow = languageLow * scale.Language + placeLow * scale.Place + stepsLow * scale.Distance;
            var coarseHigh = languageHigh * scale.Language + placeHigh * scale.Place + stepsHigh * scale.Distance;
            var points =
                Vector256.Create((byte)45)
                + Apart(own[0], Load(styles, j))
                + Apart(own[1], Load(styles, width + j))
                - Apart(own[2], Load(styles, 2 * width + j))
                - Apart(own[3], Load(styles, 3 * width + j))
                - Apart(own[4], Load(styles, 4 * width + j));
            // Halves of a point: who has not answered has 37.5 of 75, which is half of the whole.
            points = Vector256.ConditionalSelect(Load(answered, j), points + points, Vector256.Create((byte)75));
            var (pointsLow, pointsHigh) = Vector256.Widen(points);
            var (barredLow, barredHigh) = Vector256.Widen(barred.AsSByte());
            var (covered, coveredHigh) = _needs.Covered(j);
            Sixteen(scale, covered, pointsLow, coarseLow, barredLow, ref to);
            Sixteen(scale, coveredHigh, pointsHigh, coarseHigh, barredHigh, ref Unsafe.Add(ref to, 16));
            if (!isWhole)
                last[..(fit.Length - j)].CopyTo(fit[j..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(
        in Scale scale,
        Vector256<ushort> covered,
        Vector256<ushort> points,
        Vector256<ushort> coarse,
        Vector256<short> barred,
        ref int to
    )
    {
        var (coveredLow, coveredHigh) = Vector256.Widen(covered);
        var (pointsLow, pointsHigh) = Vector256.Widen(points);
        var (coarseLow, coarseHigh) = Vector256.Widen(coarse);
        var (barredLow, barredHigh) = Vector256.Widen(barred);
        Eight(scale, coveredLow.AsInt32(), pointsLow.AsInt32(), coarseLow.AsInt32(), barredLow).StoreUnsafe(ref to);
        Eight(scale, coveredHigh.AsInt32(), pointsHigh.AsInt32(), coarseHigh.AsInt32(), barredHigh).StoreUnsafe(ref to, 8);
    }

    /// <summary>The weighted mean; all bits set where a byte has said that the pair is barred.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight(
        in Scale scale,
        Vector256<int> covered,
        Vector256<int> points,
        Vector256<int> coarse,
        Vector256<int> barred
    )
    {
        var needs = Scale.Quotient(covered * (Criteria.Whole / 5), scale.Asked, scale.PerAsked);
        var style = points * 6666 + ((points * 43_691) >> 16); // 20,000/3 a half point, rounded down: exact up to 150 of them
        var sum = scale.Constant + needs * scale.Needs + style * scale.Style + coarse * RosterTables.Step;
        return Scale.Quotient(sum, scale.Sum, scale.PerSum) | (barred >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Apart(Vector256<byte> a, Vector256<byte> b) => Vector256.Max(a, b) - Vector256.Min(a, b);

    /// <summary>Without a check of its own: rows are padded to whole vectors, and nobody reads behind <see cref="RosterTables.Width"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(byte[] from, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)at);
}
