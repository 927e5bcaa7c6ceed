namespace Binome.Matching;

/// <summary>
/// Whom each mentee asks next: the dearest of those who would not say no at once. A mentor who is full never holds anybody less dear later, so asking is spared where the
/// answer is known. The first few are found by looking through the row; only somebody who is turned away again and again has the rest of the row sorted.
/// </summary>
internal sealed class Asks
{
    private const int Looks = 8;
    private readonly Problem _problem;
    private readonly int[] _floor;
    private readonly int[] _dear; // greater is dearer, -1 once asked
    private readonly int[] _asked;
    private readonly int[]?[] _rest;

    /// <param name="problem">Who may be paired.</param>
    /// <param name="wish">What mentees wish.</param>
    /// <param name="floor">The fit below which each mentor says no; it only rises.</param>
    public Asks(Problem problem, Func<int, int, int>? wish, int[] floor)
    {
        (_problem, _floor, _dear) = (problem, floor, (int[])problem.Fit.Clone());
        (_asked, _rest) = (new int[problem.Mentees], new int[problem.Mentees][]);
        for (var i = 0; i < problem.Mentees && wish is not null; i++)
            Rank(i, wish);
    }

    /// <summary>The pair, or -1 when there is nobody left to ask.</summary>
    public int Next(int mentee)
    {
        var best =
            _rest[mentee] is { } rest ? NextOf(mentee, rest)
            : _asked[mentee]++ < Looks ? Look(mentee)
            : NextOf(mentee, _rest[mentee] = Rest(mentee));
        if (best >= 0)
            _dear[best] = -1;
        return best;
    }

    private int Look(int mentee)
    {
        var (from, to) = (_problem.RowStart[mentee], _problem.RowStart[mentee + 1]);
        var dear = _dear.AsSpan(from, to - from);
        var mentors = _problem.Row(mentee);
        var fits = _problem.RowFits(mentee);
        var (most, best) = (0, -1);
        for (var at = 0; at < dear.Length; at++)
            if (dear[at] >= most && fits[at] >= _floor[mentors[at]])
                if (dear[at] > most || best < 0 || Tie(mentee, from + at) > Tie(mentee, from + best))
                    (most, best) = (dear[at], at);
        return best < 0 ? -1 : from + best;
    }

    /// <summary>The rest of the row from where it was left, the dearest last.</summary>
    private int NextOf(int mentee, int[] rest)
    {
        for (ref var left = ref _asked[mentee]; left > 0; )
            if (rest[--left] is var pair && _problem.Fit[pair] >= _floor[_problem.Mentor[pair]])
                return pair;
        return -1;
    }

    private int[] Rest(int mentee)
    {
        var (from, to) = (_problem.RowStart[mentee], _problem.RowStart[mentee + 1]);
        var (dear, rest, count) = (new int[to - from], new int[to - from], 0);
        for (var pair = from; pair < to; pair++)
            if (_dear[pair] >= 0)
                (dear[count], rest[count++]) = (_dear[pair], pair);
        Array.Sort(dear, rest, 0, count);
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && dear[end] == dear[start]; )
                end++;
            if (end - start > 1) // equally dear: by tie break
                Array.Sort(Array.ConvertAll(rest, pair => Tie(mentee, pair)), rest, start, end - start);
        }
        _asked[mentee] = count;
        return rest;
    }

    /// <summary>Somebody who wishes has a rank of all their pairs in place of the fits.</summary>
    private void Rank(int mentee, Func<int, int, int> wish)
    {
        var pairs = Enumerable.Range(_problem.RowStart[mentee], _problem.RowStart[mentee + 1] - _problem.RowStart[mentee]).ToArray();
        var wishes = Array.ConvertAll(pairs, pair => wish(mentee, _problem.Mentor[pair]));
        if (!wishes.AsSpan().ContainsAnyExcept(0))
            return;
        Array.Sort(
            Array.ConvertAll(pairs, pair => (wishes[pair - _problem.RowStart[mentee]], _problem.Fit[pair], Tie(mentee, pair))),
            pairs
        );
        for (var rank = 0; rank < pairs.Length; rank++)
            _dear[pairs[rank]] = rank;
    }

    private ulong Tie(int mentee, int pair) => _problem.Ties.Of(mentee, _problem.Mentor[pair]);
}
