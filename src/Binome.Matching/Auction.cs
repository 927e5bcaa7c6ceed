namespace Binome.Matching;

/// <summary>
/// Good prices fast: a forward auction with one fixed step (Bertsekas and Castañón 1989). Each unserved unit bids for the item worth most to it, as much as it can
/// without preferring the second best; an item keeps its best bids, and its price is the lowest it keeps. What comes out is within a step of the best; <see cref="Repair"/> makes it exact,
/// so the auction may stop wherever it likes.
/// </summary>
/// <remarks>Bidders are mentees where everybody is served, and mentors where places are short: the scarce side bids, or prices would climb a step at a time.</remarks>
internal sealed class Auction
{
    /// <summary>The step: 0.05 % of the range of values. A smaller one makes price wars, a larger one leaves more to repair (measured on the instances of docs/matching.md).</summary>
    private const int StepsOfRange = 2000;
    private const int MostPrice = 1 << 29;
    private const int NoBid = -1;
    private const int MostNear = 12;
    private const int Nothing = int.MinValue / 2;
    private readonly int[] _start;
    private readonly int[] _item;
    private readonly int[] _value;
    private readonly int[] _slotStart;
    private readonly int[] _slotUnit;
    private readonly int[] _slotPrice;
    private readonly int[] _taken;
    private readonly int[] _unitStart;
    private readonly int[] _unitBidder;
    private readonly int[] _near;
    private readonly int _nearCount;
    private readonly bool _isCrowded;
    private readonly int[] _rest;
    private readonly int _step;
    private readonly int _range;

    /// <param name="start">Where each bidder's row starts.</param>
    /// <param name="item">The item of each pair.</param>
    /// <param name="value">The value of each pair.</param>
    /// <param name="units">How many items each bidder wants; 0 keeps it out.</param>
    /// <param name="places">How many bids each item keeps; 0 keeps it out.</param>
    public Auction(int[] start, int[] item, int[] value, int[] units, int[] places)
    {
        (_start, _item, _value) = (start, item, value);
        _unitStart = Sums(units);
        _slotStart = Sums(places);
        _unitBidder = new int[_unitStart[^1]];
        for (var b = 0; b < units.Length; b++)
            _unitBidder.AsSpan(_unitStart[b], units[b]).Fill(b);
        Held = new int[_unitStart[^1]];
        Array.Fill(Held, NoBid);
        (_slotUnit, _slotPrice, _taken) = (new int[_slotStart[^1]], new int[_slotStart[^1]], new int[places.Length]);
        var most = units.Length == 0 ? 0 : units.Max();
        (_nearCount, _isCrowded) = (most == 1 ? MostNear / 2 : MostNear, most > MostNear / 2);
        (_near, _rest) = (new int[units.Length * _nearCount], new int[units.Length]);
        _near.AsSpan().Fill(-1);
        _rest.AsSpan().Fill(int.MaxValue);
        Price = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
            Price[i] = places[i] == 0 ? MostPrice * 2 : 0;
        _range = Math.Max(1, Range());
        _step = Math.Max(1, _range / StepsOfRange);
    }

    /// <summary>The price of each item.</summary>
    public int[] Price { get; }

    /// <summary>The pair each unit holds, or -1.</summary>
    public int[] Held { get; }

    public ReadOnlySpan<int> HeldBy(int bidder) => Held.AsSpan(_unitStart[bidder], _unitStart[bidder + 1] - _unitStart[bidder]);

    /// <summary>Until every unit holds an item, or a price leaves its bounds.</summary>
    public void Run()
    {
        var waiting = new int[_unitBidder.Length + 1];
        var count = 0;
        for (var unit = _unitBidder.Length - 1; unit >= 0; unit--)
            waiting[count++] = unit;
        while (count > 0)
        {
            var unit = waiting[--count];
            var bid = Bid(unit, out var pair);
            if (bid > MostPrice)
                return;
            if (pair >= 0 && Keep(unit, pair, bid) is >= 0 and var evicted)
                waiting[count++] = evicted;
        }
    }

    /// <summary>What a unit bids, and for which pair. Prices only rise, so the few best of the last sweep will do as long as one of them is worth more than the rest was then.</summary>
    private int Bid(int unit, out int pair)
    {
        var bidder = _unitBidder[unit];
        var bid = BidAmong(bidder, out pair);
        if (pair >= 0)
            return bid;
        Sweep(bidder);
        return BidAmong(bidder, out pair);
    }

    private int BidAmong(int bidder, out int pair)
    {
        var (best, second) = (Nothing, _rest[bidder]);
        pair = -1;
        foreach (var e in _near.AsSpan(bidder * _nearCount, _nearCount))
        {
            if (e < 0)
                break;
            if (Holds(bidder, e))
                continue;
            var left = _value[e] - Price[_item[e]];
            if (left > best)
                (second, best, pair) = (Math.Max(second, best), left, e);
            else
                second = Math.Max(second, left);
        }
        if (pair < 0 || best < _rest[bidder] || Price[_item[pair]] > MostPrice)
            pair = -1;
        return pair < 0 ? 0 : Price[_item[pair]] + _step + Math.Min(best - second, _range);
    }

    /// <summary>Looks through a bidder's row for its few best pairs, and remembers what the best of the others is worth. Pairs it holds are among them unless it may hold more than there is room for.</summary>
    private void Sweep(int bidder)
    {
        var from = _start[bidder];
        var items = _item.AsSpan(from, _start[bidder + 1] - from);
        var values = _value.AsSpan(from, items.Length);
        var prices = Price.AsSpan();
        Span<int> near = stackalloc int[MostNear + 1];
        Span<int> worth = stackalloc int[MostNear + 1];
        var last = _nearCount;
        near.Fill(-1);
        worth.Fill(Nothing);
        for (var e = 0; e < items.Length; e++)
        {
            var left = values[e] - prices[items[e]];
            if (left <= worth[last] || (_isCrowded && Holds(bidder, from + e)))
                continue;
            var at = last;
            for (; at > 0 && worth[at - 1] < left; at--)
                (worth[at], near[at]) = (worth[at - 1], near[at - 1]);
            (worth[at], near[at]) = (left, from + e);
        }
        near[..last].CopyTo(_near.AsSpan(bidder * last));
        _rest[bidder] = worth[last];
    }

    private bool Holds(int bidder, int pair) => !IsAlone(bidder) && HeldBy(bidder).Contains(pair);

    private bool IsAlone(int bidder) => _unitStart[bidder + 1] - _unitStart[bidder] == 1;

    /// <summary>The unit whose bid has to go, or -1. The bids of an item are a heap, its lowest first.</summary>
    private int Keep(int unit, int pair, int bid)
    {
        var item = _item[pair];
        var units = Slots(_slotUnit, item);
        var bids = Slots(_slotPrice, item);
        Held[unit] = pair;
        if (_taken[item] < units.Length)
        {
            var at = _taken[item]++;
            for (; at > 0 && bids[(at - 1) / 2] > bid; at = (at - 1) / 2)
                (units[at], bids[at]) = (units[(at - 1) / 2], bids[(at - 1) / 2]);
            (units[at], bids[at]) = (unit, bid);
            if (_taken[item] == units.Length)
                Price[item] = bids[0];
            return -1;
        }
        var evicted = units[0];
        Held[evicted] = NoBid;
        if (_isCrowded)
            _rest[_unitBidder[evicted]] = int.MaxValue; // the pair it lost may not be among the near ones
        var down = 0;
        for (int child; (child = 2 * down + 1) < units.Length; down = child)
        {
            if (child + 1 < units.Length && bids[child + 1] < bids[child])
                child++;
            if (bid <= bids[child])
                break;
            (units[down], bids[down]) = (units[child], bids[child]);
        }
        (units[down], bids[down]) = (unit, bid);
        Price[item] = bids[0];
        return evicted;
    }

    private Span<int> Slots(int[] slots, int item) => slots.AsSpan(_slotStart[item], _slotStart[item + 1] - _slotStart[item]);

    private int Range()
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var value in _value)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return _value.Length == 0 ? 0 : most - least;
    }

    private static int[] Sums(int[] counts)
    {
        var sums = new int[counts.Length + 1];
        for (var at = 0; at < counts.Length; at++)
            sums[at + 1] = sums[at] + counts[at];
        return sums;
    }
}
