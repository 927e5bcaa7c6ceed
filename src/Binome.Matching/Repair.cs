using System.Runtime.CompilerServices;

namespace Binome.Matching;

/// <summary>
/// Makes a plan exact from any prices, none below 0, at which every unused pair has u + p ≥ worth and every used one u + p ≤ worth: one Dijkstra on reduced costs for each unit that is
/// unserved at a price above 0, and its mirror image for each free place at a price above 0 (Tomizawa 1971; Edmonds and Karp 1972; Ahuja, Magnanti and Orlin 1993, §9.7). Each keeps those prices so. A search stops at the first
/// end it meets, so what it costs depends on how far the prices are off, not on how many people there are. Allocates nothing after its first searches.
/// </summary>
internal sealed class Repair(Network network)
{
    private const int Source = -1;
    private readonly Problem _problem = network.Problem;
    private readonly Columns _columns = network.Columns;
    private readonly CostHeap _heap = new();
    private readonly Labels _mentees = new(network.Problem.Mentees);
    private readonly Labels _mentors = new(network.Problem.Mentors);
    private Cost _bound;
    private int _end;
    private bool _endIsMentee;
    private int _insists;

    /// <summary>A unit more for this mentee, or the same as before when it is worth nothing to the plan.</summary>
    /// <param name="mentee">Who has an unserved unit.</param>
    /// <param name="mayGiveUp">False serves the mentee whatever it costs the others; its price may then be below 0, until everything is put back.</param>
    /// <returns>False when there is no way to serve a mentee who may not give up; nothing has changed then.</returns>
    public bool Serve(int mentee, bool mayGiveUp = true)
    {
        Start(mayGiveUp ? network.PriceOfMentee(mentee) : Cost.Endless, mentee, endIsMentee: true);
        _insists = mayGiveUp ? -1 : mentee;
        _mentees.Set(mentee, default, Source, Source);
        FromMentee(mentee, default);
        while (_heap.TryPop(out var mentor, out var distance) && distance < _bound)
            if (_mentors.At(mentor) == distance && _mentors.Settle(mentor))
                FromMentor(mentor, distance);
        if (_bound == Cost.Endless)
            return false;
        foreach (var i in _mentees.Touched)
            if (_mentees.At(i) < _bound)
                network.PriceMentee(i, network.PriceOfMentee(i) - (_bound - _mentees.At(i)));
        foreach (var j in _mentors.Touched)
            if (_mentors.At(j) < _bound)
                network.PriceMentor(j, network.PriceOfMentor(j) + (_bound - _mentors.At(j)));
        Forward(mentee);
        return true;
    }

    /// <summary>Fills a free place of this mentor, or lowers its price to where nobody is worth it.</summary>
    public void Fill(int mentor)
    {
        Start(network.PriceOfMentor(mentor), mentor, endIsMentee: false);
        _mentors.Set(mentor, default, Source, Source);
        _heap.Push(mentor, default);
        while (_heap.TryPop(out var j, out var distance) && distance < _bound)
            if (_mentors.At(j) == distance && _mentors.Settle(j))
                ToMentor(j, distance);
        foreach (var i in _mentees.Touched)
            if (_mentees.At(i) < _bound)
                network.PriceMentee(i, network.PriceOfMentee(i) + (_bound - _mentees.At(i)));
        foreach (var j in _mentors.Touched)
            if (_mentors.At(j) < _bound)
                network.PriceMentor(j, network.PriceOfMentor(j) - (_bound - _mentors.At(j)));
        Backward(mentor);
    }

    private void Start(Cost bound, int end, bool endIsMentee)
    {
        (_bound, _end, _endIsMentee) = (bound, end, endIsMentee);
        _heap.Clear();
        _mentees.Clear();
        _mentors.Clear();
    }

    private void FromMentee(int mentee, Cost distance)
    {
        var spent = distance + network.PriceOfMentee(mentee);
        if (spent < _bound && mentee != _insists)
            (_bound, _end, _endIsMentee) = (spent, mentee, true); // goes without
        var limit = _bound.Upper;
        var start = _problem.RowStart[mentee];
        var prices = network.P.AsSpan();
        var upper = spent.Upper - Cost.OnePair;
        if (network.FewOf(mentee, limit - upper) is { IsEmpty: false } few)
        {
            foreach (var pair in few)
                Pass(Columns.Mentee(pair), start + Columns.Position(pair), upper + prices[Columns.Mentee(pair)] - Columns.Fit(pair));
            return;
        }
        var mentors = _problem.Row(mentee);
        var fits = _problem.RowFits(mentee);
        for (var at = 0; at < mentors.Length; at++)
            Pass(mentors[at], start + at, upper + prices[mentors[at]] - fits[at]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Pass(int mentor, int pair, long reached)
        {
            if (reached > limit || _mentors.IsNearer(mentor, reached))
                return;
            Reach(mentor, mentee, pair, new Cost(reached, spent.Tie + network.PTie[mentor] - (long)_problem.Ties.Of(mentee, mentor)));
            limit = _bound.Upper;
        }
    }

    private void Reach(int mentor, int mentee, int pair, Cost distance)
    {
        if (
            distance >= _bound
            || (_mentors.Has(mentor) && _mentors.At(mentor) <= distance)
            || network.Used(mentee, pair)
            || network.IsBlocked(pair)
        )
            return;
        _mentors.Set(mentor, distance, mentee, pair);
        if (network.Full(mentor))
            _heap.Push(mentor, distance);
        else
            (_bound, _end, _endIsMentee) = (distance, mentor, false);
    }

    private void FromMentor(int mentor, Cost distance)
    {
        for (var unit = network.First[mentor]; unit >= 0; unit = network.Next(unit))
        {
            var mentee = network.UnitMentee[unit];
            var reached = distance - network.CostOf(unit);
            if (reached >= _bound || (_mentees.Has(mentee) && _mentees.At(mentee) <= reached))
                continue;
            _mentees.Set(mentee, reached, unit, Source);
            FromMentee(mentee, reached);
        }
    }

    private void ToMentor(int mentor, Cost distance)
    {
        var limit = _bound.Upper;
        var prices = network.U.AsSpan();
        var upper = distance.Upper + network.P[mentor] - Cost.OnePair;
        foreach (var pair in network.FewFor(mentor, limit - upper) is { IsEmpty: false } few ? few : _columns.Of(mentor))
        {
            var mentee = Columns.Mentee(pair);
            var reached = upper + prices[mentee] - Columns.Fit(pair);
            if (reached > limit || _mentees.IsNearer(mentee, reached))
                continue;
            var tie = distance.Tie + network.PTie[mentor] + network.UTie[mentee] - (long)_problem.Ties.Of(mentee, mentor);
            ReachBack(mentee, _columns.Pair(pair), new Cost(reached, tie));
            limit = _bound.Upper;
        }
    }

    private void ReachBack(int mentee, int pair, Cost distance)
    {
        if (distance >= _bound || (_mentees.Has(mentee) && _mentees.At(mentee) <= distance))
            return;
        if (network.Used(mentee, pair) || network.IsBlocked(pair))
            return;
        _mentees.Set(mentee, distance, pair, Source);
        // A mentee served at any cost has a price below 0, and may want yet another mentor: less welcome by as much.
        if (network.Unserved[mentee] > 0 && distance - network.PriceOfMentee(mentee) is var served && served < _bound)
            (_bound, _end, _endIsMentee) = (served, mentee, true);
        for (var unit = network.UnitStart[mentee]; unit < network.UnitStart[mentee + 1]; unit++)
        {
            if (network.UnitPair[unit] < 0)
                continue;
            var mentor = network.MentorOf(unit);
            var reached = distance - network.CostOf(unit);
            if (reached >= _bound || (_mentors.Has(mentor) && _mentors.At(mentor) <= reached))
                continue;
            _mentors.Set(mentor, reached, unit, pair);
            _heap.Push(mentor, reached);
            if (reached + network.PriceOfMentor(mentor) is var left && left < _bound)
                (_bound, _end, _endIsMentee) = (left, mentor, false); // leaves a place empty
        }
    }

    /// <summary>From the end back to the source: each unit on the way moves one mentor on.</summary>
    private void Forward(int source)
    {
        var mentor = _end;
        if (_endIsMentee)
        {
            if (_end == source)
                return;
            var leaving = _mentees.First(_end);
            mentor = network.MentorOf(leaving);
            network.GiveBack(leaving);
        }
        while (true)
        {
            var (mentee, pair) = (_mentors.First(mentor), _mentors.Second(mentor));
            if (mentee == source)
            {
                network.Take(network.FreeUnit(mentee), pair);
                return;
            }
            var unit = _mentees.First(mentee);
            mentor = network.MentorOf(unit);
            network.GiveBack(unit);
            network.Take(unit, pair);
        }
    }

    private void Backward(int source)
    {
        var mentor = _end;
        if (_endIsMentee)
        {
            var pair = _mentees.First(_end);
            network.Take(network.FreeUnit(_end), pair);
            mentor = _problem.Mentor[pair];
        }
        while (mentor != source)
        {
            var (unit, pair) = (_mentors.First(mentor), _mentors.Second(mentor));
            network.GiveBack(unit);
            network.Take(unit, pair);
            mentor = _problem.Mentor[pair];
        }
    }
}
