namespace Binome.Matching;

/// <summary>So many pairs, and the greatest total fit that so many can have.</summary>
/// <param name="Pairs">Exactly so many pairs.</param>
/// <param name="Fit">The greatest total fit of so many.</param>
public readonly record struct CurvePoint(int Pairs, long Fit)
{
    /// <summary>The mean fit of a pair; 0 without pairs. It never falls as pairs become fewer.</summary>
    public double MeanFit => Pairs == 0 ? 0 : (double)Fit / Pairs;
}

/// <summary>
/// What pairing everybody costs those who are paired: the greatest total fit of exactly k pairs, from the most there can be downwards, so that one can say "with 12 pairs
/// fewer, everybody else fits 4 % better on average". The curve is concave: each pair given up gains less, or loses more, than the one before.
/// </summary>
/// <remarks>
/// Successive shortest paths backwards, one Dijkstra on reduced costs a point (Ahuja, Magnanti and Orlin 1993, §9.7, on successive shortest paths): a place is left empty, its mentee takes another's, and so on
/// to somebody who goes without. A plan solved from <see cref="Scores"/> has its curve over the pairs it kept.
/// </remarks>
public sealed class Curve
{
    private const int Source = -1;
    private readonly Network _network;
    private readonly Problem _problem;
    private readonly Labels _mentees;
    private readonly Labels _mentors;
    private readonly CostHeap _heap = new();
    private Cost _empty; // what a place left empty is worth by now
    private Cost _bound;
    private int _end;

    private Curve(Problem problem)
    {
        (_network, _problem) = (Solver.Open(problem), problem);
        (_mentees, _mentors) = (new(problem.Mentees), new(problem.Mentors));
    }

    /// <summary>From the most pairs down to <paramref name="fewest"/>, one point each: O(d E log E) a point, d the greatest demand; each exact.</summary>
    /// <param name="problem">Who may be paired.</param>
    /// <param name="fewest">Where to stop, 0 or more; beyond the most pairs there is one point.</param>
    public static IReadOnlyList<CurvePoint> Of(Problem problem, int fewest = 0)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(fewest);
        var curve = new Curve(problem);
        List<CurvePoint> points = [new(curve._network.PairCount, curve._network.Fit)];
        while (curve._network.PairCount > fewest)
        {
            curve.GiveUp();
            points.Add(new(curve._network.PairCount, curve._network.Fit));
        }
        return points;
    }

    /// <summary>One pair fewer, at the greatest gain or the least loss.</summary>
    private void GiveUp()
    {
        _mentees.Clear();
        _mentors.Clear();
        _heap.Clear();
        _bound = Cost.Endless;
        for (var j = 0; j < _problem.Mentors; j++)
            if (_network.Taken[j] > 0)
                Reach(j, _network.PriceOfMentor(j) - _empty, Source, Source);
        while (_heap.TryPop(out var mentor, out var distance) && distance < _bound)
            if (_mentors.At(mentor) == distance && _mentors.Settle(mentor))
                for (var unit = _network.First[mentor]; unit >= 0; unit = _network.Next(unit))
                    FromMentee(unit, distance - _network.CostOf(unit));
        Price();
        Move();
    }

    private void FromMentee(int unit, Cost distance)
    {
        var mentee = _network.UnitMentee[unit];
        if (distance >= _bound || (_mentees.Has(mentee) && _mentees.At(mentee) <= distance))
            return;
        _mentees.Set(mentee, distance, unit, Source);
        var spent = distance + _network.PriceOfMentee(mentee);
        if (spent < _bound)
            (_bound, _end) = (spent, mentee); // goes without
        for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
            if (_network.Taken[_problem.Mentor[e]] > 0 && !_network.Used(mentee, e))
                Reach(_problem.Mentor[e], spent - _network.LeftOf(mentee, e), mentee, e);
    }

    private void Reach(int mentor, Cost distance, int mentee, int pair)
    {
        if (distance >= _bound || (_mentors.Has(mentor) && _mentors.At(mentor) <= distance))
            return;
        _mentors.Set(mentor, distance, mentee, pair);
        _heap.Push(mentor, distance);
    }

    private void Price()
    {
        foreach (var i in _mentees.Touched)
            if (_mentees.At(i) < _bound && _network.PriceOfMentee(i) - (_bound - _mentees.At(i)) is var price)
                (_network.U[i], _network.UTie[i]) = (price.Upper, price.Tie);
        foreach (var j in _mentors.Touched)
            if (_mentors.At(j) < _bound && _network.PriceOfMentor(j) + (_bound - _mentors.At(j)) is var price)
                (_network.P[j], _network.PTie[j]) = (price.Upper, price.Tie);
        _empty += _bound;
        for (var j = 0; j < _problem.Mentors; j++)
            if (_network.Taken[j] == 0 && _network.Capacity[j] > 0)
                (_network.P[j], _network.PTie[j]) = (_empty.Upper, _empty.Tie);
    }

    private void Move()
    {
        var unit = _mentees.First(_end);
        var mentor = _network.MentorOf(unit);
        _network.GiveBack(unit);
        while (_mentors.First(mentor) is >= 0 and var mentee)
        {
            var pair = _mentors.Second(mentor);
            unit = _mentees.First(mentee);
            mentor = _network.MentorOf(unit);
            _network.GiveBack(unit);
            _network.Take(unit, pair);
        }
    }
}
