namespace Binome.Matching;

/// <summary>Somebody comes in while the board is in use.</summary>
public sealed partial class Board
{
    /// <summary>The most units of demand on one board, room for later ones too.</summary>
    public const int MaxUnits = 1 << 24;

    /// <summary>How many mentees there are, those who joined too.</summary>
    public int Mentees => _problem.Mentees;

    /// <summary>How many mentors there are, those who joined too.</summary>
    public int Mentors => _problem.Mentors;

    /// <summary>
    /// A mentee more, the last one from now on (<see cref="Mentees"/> - 1). The pairs are copied once, O(E); the plan then changes as by any other edit. Undone, they stay in the list
    /// and want nobody.
    /// </summary>
    /// <param name="fit">The fit with each mentor, 0 to <see cref="Problem.MaxFit"/>, or -1 where a rule forbids the pair.</param>
    /// <param name="demand">Separate mentors wanted.</param>
    /// <param name="tieKey">As the others' in the problem's tie break: for instance <see cref="TieBreak.Key"/> of an id.</param>
    /// <exception cref="ArgumentException">There is not a fit for each mentor, or one is out of its range.</exception>
    public Change JoinAsMentee(ReadOnlySpan<int> fit, int demand, ulong tieKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(demand);
        Check(fit, Mentors);
        var allowed = Allowed(fit);
        Grow(
            new Problem(
                [.. _problem.Demand, demand],
                _problem.Capacity,
                [.. _problem.RowStart, _problem.Allowed + allowed.Length],
                [.. _problem.Mentor, .. allowed],
                [.. _problem.Fit, .. Of(fit, allowed)],
                _problem.Ties.WithMentee(tieKey)
            )
        );
        return Do(new(Kind.Demand, Mentees - 1, demand));
    }

    /// <summary>A mentor more, the last one from now on (<see cref="Mentors"/> - 1); otherwise as <see cref="JoinAsMentee"/>.</summary>
    /// <param name="fit">The fit with each mentee, or -1 where a rule forbids the pair.</param>
    /// <param name="places">Mentees at a time.</param>
    /// <param name="tieKey">As the others' in the problem's tie break.</param>
    /// <exception cref="ArgumentException">There is not a fit for each mentee, or one is out of its range.</exception>
    public Change JoinAsMentor(ReadOnlySpan<int> fit, int places, ulong tieKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        Check(fit, Mentees);
        var allowed = Allowed(fit);
        var count = _problem.Allowed + allowed.Length;
        var (starts, mentors, fits, at) = (new int[Mentees + 1], new int[count], new int[count], 0);
        for (var i = 0; i < Mentees; starts[++i] = at)
        {
            _problem.Row(i).CopyTo(mentors.AsSpan(at));
            _problem.RowFits(i).CopyTo(fits.AsSpan(at));
            at += _problem.Row(i).Length;
            if (fit[i] >= 0)
                (mentors[at], fits[at++]) = (Mentors, fit[i]);
        }
        Grow(new Problem(_problem.Demand, [.. _problem.Capacity, places], starts, mentors, fits, _problem.Ties.WithMentor(tieKey)));
        return Do(new(Kind.Capacity, Mentors - 1, places));
    }

    /// <summary>The same plan, prices and edits over more people, who want and offer nothing yet.</summary>
    private void Grow(Problem problem)
    {
        if (_scores is not null)
            throw new InvalidOperationException("Scores say nothing of who joins: make a board of the scores of all.");
        CheckRoom(problem, _mostDemand);
        var (before, network) = (_network, new Network(problem, null, _mostDemand) { Blocked = new bool[problem.Allowed] });
        for (var i = 0; i < problem.Mentees; i++)
        {
            var units = i < before.Problem.Mentees ? before.Demand[i] : 0;
            while (network.Demand[i] > units)
                network.CloseUnit(i);
            while (network.Demand[i] < units)
                network.OpenUnit(i);
        }
        for (var i = 0; i < before.Problem.Mentees; i++)
        {
            for (var unit = before.UnitStart[i]; unit < before.UnitStart[i + 1]; unit++)
                if (before.UnitPair[unit] >= 0)
                    network.Take(network.FreeUnit(i), Moved(before.UnitPair[unit], i));
            for (var e = before.Problem.RowStart[i]; e < before.Problem.RowStart[i + 1]; e++)
                network.Blocked[Moved(e, i)] = before.IsBlocked(e);
        }
        network.U.AsSpan().Fill(Cost.Endless.Upper);
        network.P.AsSpan().Fill(Cost.Endless.Upper);
        network.Capacity.AsSpan().Clear();
        before.U.CopyTo(network.U, 0);
        before.UTie.CopyTo(network.UTie, 0);
        before.P.CopyTo(network.P, 0);
        before.PTie.CopyTo(network.PTie, 0);
        before.Capacity.CopyTo(network.Capacity, 0);
        int[] locked = [.. _locked.Select(pair => Moved(pair, MenteeOf(pair)))];
        Edit[] done =
        [
            .. _done.Select(edit => edit.Kind < Kind.Capacity ? edit with { Subject = Moved(edit.Subject, MenteeOf(edit.Subject)) } : edit),
        ];
        _locked.Clear();
        _locked.UnionWith(locked);
        _done.Clear();
        foreach (var edit in done.Reverse())
            _done.Push(edit);
        network.Log = [];
        network.Watch();
        (_problem, _network) = (problem, network);
        (_replan, _moves) = (new Replan(network, new Repair(network)), new Moves(network));

        int Moved(int pair, int mentee) => pair - before.Problem.RowStart[mentee] + problem.RowStart[mentee];
    }

    /// <summary>A board keeps every unit, since whoever joins may serve it later: so there is an end to them.</summary>
    private static void CheckRoom(Problem problem, int mostDemand)
    {
        if (problem.Demand.Sum(units => (long)Math.Max(units, mostDemand)) > MaxUnits)
            throw new ArgumentException($"More than {MaxUnits} units of demand on one board.");
    }

    private static int[] Allowed(ReadOnlySpan<int> fit)
    {
        var allowed = new List<int>();
        for (var j = 0; j < fit.Length; j++)
            if (fit[j] >= 0)
                allowed.Add(j);
        return [.. allowed];
    }

    private static int[] Of(ReadOnlySpan<int> fit, int[] places)
    {
        var fits = new int[places.Length];
        for (var at = 0; at < fits.Length; at++)
            fits[at] = fit[places[at]];
        return fits;
    }

    private static void Check(ReadOnlySpan<int> fit, int people)
    {
        if (fit.Length != people)
            throw new ArgumentException($"There are {people} people to have a fit with, not {fit.Length}.");
        foreach (var one in fit)
            if (one is < -1 or > Problem.MaxFit)
                throw new ArgumentException($"A fit is -1 or within 0..{Problem.MaxFit}, not {one}.");
    }
}
