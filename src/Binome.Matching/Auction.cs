using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// Good prices fast: a forward auction with one fixed step (Bertsekas and Castañón 1989). Each unserved unit bids for the item worth most to it, as much as it can
/// without preferring the second best; an item keeps its best bids, and its price is the lowest it keeps. What comes out is near the best; nothing depends on how near, since <see cref="Repair"/> makes it exact,
/// so the auction may stop wherever it likes.
/// </summary>
/// <remarks>Bidders are mentees where everybody is served, and mentors where places are short: the scarce side bids, or prices would climb a step at a time.</remarks>
internal sealed class Auction
{
    /// <summary>The step: 0.05 % of the range of values. A smaller one makes price wars, a larger one leaves more to repair (measured on the instances of docs/matching.md).</summary>
    private const int StepsOfRange = 2000;
    private const int MostPrice = 1 << 29;
    private const int NoBid = -1;

    /// <summary>Whoever lost an item bids again a few bids later: what they remember is then on its way from memory (a seventh of the whole solve on cofely).</summary>
    private const int Ahead = 4;
    private const int MostNear = 12;
    private const int FewNear = 5; // and one for each of one or two units: more is more to read at each bid
    private const int Chunk = 64;
    private const int Nothing = int.MinValue / 2;
    private readonly int[] _start;
    private readonly int[] _item;
    private readonly int[] _value;
    private readonly int[] _slotStart;
    private readonly long[] _slots;
    private readonly int[] _taken;
    private readonly int[] _unitStart;
    private readonly int[] _unitBidder;
    private readonly Near[] _near;
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
        (_slots, _taken) = (new long[_slotStart[^1]], new int[places.Length]);
        var most = units.Length == 0 ? 0 : units.Max();
        (_nearCount, _isCrowded) = (most <= 2 ? FewNear + most : MostNear, most > MostNear / 2);
        (_near, _rest) = (new Near[units.Length * _nearCount], new int[units.Length]);
        _rest.AsSpan().Fill(int.MaxValue);
        Price = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
            Price[i] = places[i] == 0 ? MostPrice * 2 : 0;
        var (lowest, highest) = Bounds.Of(value);
        _range = Math.Max(1, highest - lowest);
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
        var evicted = new int[Ahead];
        var (next, count, first, warm) = (0, 0, 0, 0);
        while (count > 0 || next < _unitBidder.Length)
        {
            var unit = next;
            if (count == Ahead || next == _unitBidder.Length)
                (unit, first, count) = (evicted[first], (first + 1) % Ahead, count - 1);
            else
                next++;
            var bid = Bid(unit, out var pair);
            if (bid > MostPrice)
                break;
            if (pair < 0 || Keep(unit, pair, bid) is not (>= 0 and var loser))
                continue;
            evicted[(first + count++) % Ahead] = loser;
            // Read for nothing but to have it near when its turn comes.
            warm ^= _near[_unitBidder[loser] * _nearCount].Value ^ _near[(_unitBidder[loser] + 1) * _nearCount - 1].Value;
        }
        GC.KeepAlive(warm);
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
        var (best, second, at) = (Nothing, _rest[bidder], -1);
        if (second == int.MaxValue)
        {
            pair = -1; // not swept yet
            return 0;
        }
        var near = _near.AsSpan(bidder * _nearCount, _nearCount);
        var prices = Price;
        var isAlone = IsAlone(bidder);
        for (var k = 0; k < near.Length; k++)
        {
            var left = near[k].Value - prices[near[k].Item];
            if (!isAlone && Holds(bidder, near[k].Pair))
                continue;
            second = Math.Max(second, Math.Min(best, left));
            at = left > best ? k : at;
            best = Math.Max(best, left);
        }
        pair = -1;
        if (at < 0 || best < _rest[bidder] || prices[near[at].Item] > MostPrice)
            return 0;
        pair = near[at].Pair;
        return prices[near[at].Item] + _step + Math.Min(best - second, _range);
    }

    /// <summary>
    /// Looks through a bidder's row for its few best pairs, and remembers what the best of the others is worth: the best of each chunk again and again, while it is
    /// better than the last one remembered. Pairs it holds are among them unless it may hold more than there is room for.
    /// </summary>
    private void Sweep(int bidder)
    {
        Span<int> near = stackalloc int[MostNear + 1];
        Span<int> worth = stackalloc int[MostNear + 1];
        Span<int> chunk = stackalloc int[Chunk];
        worth.Fill(Nothing);
        var prices = Price.AsSpan();
        var count = 0;
        for (var from = _start[bidder]; from < _start[bidder + 1]; from += Chunk)
        {
            var items = _item.AsSpan(from, Math.Min(Chunk, _start[bidder + 1] - from));
            var values = _value.AsSpan(from, items.Length);
            for (var e = 0; e < items.Length && e < values.Length && e < chunk.Length; e++)
                chunk[e] = values[e] - prices[items[e]];
            chunk[items.Length..].Fill(Nothing);
            for (int best; (best = Best(chunk)) > worth[_nearCount]; )
            {
                var e = chunk.IndexOf(best);
                chunk[e] = Nothing;
                if (_isCrowded && Holds(bidder, from + e))
                    continue;
                count = Math.Min(count + 1, _nearCount + 1);
                var at = count - 1;
                for (; at > 0 && worth[at - 1] < best; at--)
                    (worth[at], near[at]) = (worth[at - 1], near[at - 1]);
                (worth[at], near[at]) = (best, from + e);
            }
        }
        var mine = _near.AsSpan(bidder * _nearCount, _nearCount);
        for (var k = 0; k < mine.Length; k++)
            mine[k] = k < count ? new(near[k], _item[near[k]], _value[near[k]]) : new(NoBid, 0, Nothing);
        _rest[bidder] = worth[_nearCount];
    }

    private static int Best(ReadOnlySpan<int> chunk)
    {
        ref var first = ref MemoryMarshal.GetReference(chunk);
        var (one, two) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 8));
        for (var k = 16; k < Chunk; k += 16)
        {
            one = Vector256.Max(one, Vector256.LoadUnsafe(ref first, (nuint)k));
            two = Vector256.Max(two, Vector256.LoadUnsafe(ref first, (nuint)k + 8));
        }
        one = Vector256.Max(one, two);
        var four = Vector128.Max(one.GetLower(), one.GetUpper());
        four = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(four[0], four[1]);
    }

    private bool Holds(int bidder, int pair) => !IsAlone(bidder) && HeldBy(bidder).Contains(pair);

    private bool IsAlone(int bidder) => _unitStart[bidder + 1] - _unitStart[bidder] == 1;

    /// <summary>The unit whose bid has to go, or -1. The bids of an item, each with its unit in one number, are a heap, its lowest first.</summary>
    private int Keep(int unit, int pair, int bid)
    {
        var item = _item[pair];
        var slots = _slots.AsSpan(_slotStart[item], _slotStart[item + 1] - _slotStart[item]);
        var mine = ((long)bid << 32) | (uint)unit;
        Held[unit] = pair;
        if (_taken[item] < slots.Length)
        {
            var at = _taken[item]++;
            for (; at > 0 && slots[(at - 1) / 2] > mine; at = (at - 1) / 2)
                slots[at] = slots[(at - 1) / 2];
            slots[at] = mine;
            if (_taken[item] == slots.Length)
                Price[item] = (int)(slots[0] >> 32);
            return -1;
        }
        var evicted = (int)slots[0];
        Held[evicted] = NoBid;
        if (_isCrowded)
            _rest[_unitBidder[evicted]] = int.MaxValue; // the pair it lost may not be among the near ones
        var down = 0;
        for (int child; (child = 2 * down + 1) < slots.Length; down = child)
        {
            if (child + 1 < slots.Length && slots[child + 1] < slots[child])
                child++;
            if (mine <= slots[child])
                break;
            slots[down] = slots[child];
        }
        slots[down] = mine;
        Price[item] = (int)(slots[0] >> 32);
        return evicted;
    }

    private static int[] Sums(int[] counts)
    {
        var sums = new int[counts.Length + 1];
        for (var at = 0; at < counts.Length; at++)
            sums[at + 1] = sums[at] + counts[at];
        return sums;
    }

    /// <summary>A pair that a bidder remembers, with what a bid has to know of it.</summary>
    private readonly record struct Near(int Pair, int Item, int Value);
}
