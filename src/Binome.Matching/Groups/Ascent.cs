namespace Binome.Matching.Groups;

/// <summary>
/// Searches prices with a low bound, over the candidates: subgradient steps of Polyak's length (Polyak 1969, doi:10.1016/0041-5553(69)90061-5; Held, Wolfe and
/// Crowder 1974, doi:10.1007/BF01580223), in integers. What it finds is only a proposal: <see cref="GroupProof.Bound"/> is the proof.
/// </summary>
internal sealed class Ascent(GroupProblem problem, Candidates candidates, long scale)
{
    private const int Patience = 20;

    /// <summary>The premium is one number beside thousands of prices: it moves by a part of their step.</summary>
    private const int PremiumPart = 64;

    private readonly long[] _prices = new long[problem.Pairs.Mentees];
    private readonly int[] _taken = new int[problem.Pairs.Mentees];
    private readonly long[] _direction = new long[problem.Pairs.Mentees];
    private (long Value, int Mentee)[] _column = [];
    private long _premium;
    private long _premiumDirection;

    /// <summary>The best prices.</summary>
    public long[] Prices { get; private set; } = [];

    /// <summary>The premium that goes with them.</summary>
    public long Premium { get; private set; }

    /// <summary>The fit that they bound, times the scale.</summary>
    public long Least { get; private set; } = long.MaxValue;

    /// <summary>How many mentees each mentor would take at these prices, summed over the last half of the rounds: who is worth opening.</summary>
    public long[] Wanted { get; } = new long[problem.Pairs.Mentors];

    /// <summary>What each mentor's groups are worth beyond the prices at the best prices.</summary>
    public long[] Margins { get; private set; } = new long[problem.Pairs.Mentors];

    /// <summary>
    /// At most so many rounds of O(candidates). <paramref name="aim"/> is the fit, times the scale, of a plan of <paramref name="pairs"/> pairs; no plan has
    /// more than <paramref name="most"/>.
    /// </summary>
    public void Run(long[] start, long aim, long pairs, long most, int rounds)
    {
        start.CopyTo(_prices, 0);
        (_premium, _premiumDirection, Least) = (0, 0, long.MaxValue);
        Array.Clear(_direction);
        Array.Clear(Wanted);
        var (share, waited) = (1024L, 0);
        var margins = new long[Margins.Length];
        for (var round = 0; round < rounds; round++)
        {
            var counted = _premium >= 0 ? pairs : most;
            var bound = Relax(margins, round >= rounds / 2) - (_premium * counted);
            if (bound < Least)
            {
                waited = bound > Least - Math.Max(1, (Least - aim) / 64) ? waited + 1 : 0;
                (Least, Prices, Premium) = (bound, [.. _prices], _premium);
                margins.CopyTo(Margins, 0);
            }
            else
                waited++;
            if (waited >= Patience)
                (share, waited) = (share * 2 / 3, 0);
            if (bound <= aim || share < 8 || !Step(Math.Min(bound - aim, bound / 32), share, counted))
                break;
        }
    }

    private long Relax(long[] margins, bool counted)
    {
        Array.Clear(_taken);
        var sum = 0L;
        for (var i = 0; i < _prices.Length; i++)
            sum += problem.Units(i) * _prices[i];
        for (var j = 0; j < margins.Length; j++)
        {
            var taken = TakeBest(j, out margins[j]);
            sum += margins[j];
            if (counted)
                Wanted[j] += taken;
        }
        return sum;
    }

    private int TakeBest(int mentor, out long margin)
    {
        var (from, to) = (candidates.ColumnStart[mentor], candidates.ColumnStart[mentor + 1]);
        var room = Math.Min(problem.Places[mentor], to - from);
        if (_column.Length < room + 1)
            _column = new (long, int)[2 * room + 1];
        var count = 0;
        for (var e = from; room > 0 && e < to; e++)
        {
            var mentee = candidates.Mentee[e];
            var value = (scale * candidates.FitOfMentee[e]) + _premium - _prices[mentee];
            if (count == room && value <= _column[count - 1].Value)
                continue;
            var at = count == room ? count - 1 : count++;
            for (; at > 0 && _column[at - 1].Value < value; at--)
                _column[at] = _column[at - 1];
            _column[at] = (value, mentee);
        }
        var (sum, taken) = (0L, 0);
        margin = 0;
        for (var t = 0; t < count; t++)
        {
            sum += _column[t].Value;
            if (sum > margin && problem.Shape.IsWhole(t + 1))
                (margin, taken) = (sum, t + 1);
        }
        for (var t = 0; t < taken; t++)
            _taken[_column[t].Mentee]++;
        return taken;
    }

    /// <summary>Who is wanted more often than possible becomes dearer, who is not wanted cheaper; false when nobody is either.</summary>
    private bool Step(long gap, long share, long pairs)
    {
        var (norm, taken) = ((Int128)0, 0L);
        for (var i = 0; i < _prices.Length; i++)
        {
            // Half of the last direction goes on: steps that only zigzag cancel out (Camerini, Fratta and Maffioli 1975).
            _direction[i] = (256L * (_taken[i] - problem.Units(i))) + (_direction[i] / 2);
            if (_direction[i] < 0 && _prices[i] == 0)
                _direction[i] = 0;
            norm += _direction[i] * _direction[i];
            taken += _taken[i];
        }
        _premiumDirection = (256L * (taken - pairs)) + (_premiumDirection / 2);
        norm += (Int128)_premiumDirection * _premiumDirection / PremiumPart;
        if (norm == 0)
            return false;
        for (var i = 0; i < _prices.Length; i++)
            _prices[i] = Math.Max(0, _prices[i] + Part(_direction[i]));
        _premium -= Part(_premiumDirection) / PremiumPart;
        return true;

        long Part(long direction) => (long)((Int128)gap * share * direction * 256 / (norm * 1024));
    }
}
