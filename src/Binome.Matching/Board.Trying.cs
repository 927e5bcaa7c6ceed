namespace Binome.Matching;

/// <content>What else could be: tried, told, and put back.</content>
public sealed partial class Board
{
    private readonly List<(int, Cost)> _prices = [];
    private readonly List<int> _mine = [];

    /// <summary>For trying what else could be, on a copy of a plan.</summary>
    internal Board(Network network)
    {
        (_problem, _network) = (network.Problem, network);
        _network.Blocked ??= new bool[_problem.Allowed];
        _network.Log = [];
        (_replan, _moves) = (new Replan(_network, new Repair(_network)), new Moves(_network));
    }

    /// <summary>
    /// The mentor a mentee would have instead of this one (or, with -1, for an unserved unit), and what the whole plan would lose by it, as <see cref="Explanation.RunnerUp"/>;
    /// null when there is nobody, and where they are not a pair or the pair is locked.
    /// </summary>
    /// <remarks>Everything is put back: pairs and prices are the same afterwards. Over a <see cref="Scores"/>, among the pairs that came in so far.</remarks>
    public Alternative? RunnerUp(int mentee, int insteadOf) => _network.Has(mentee, insteadOf) ? Instead(mentee, insteadOf) : null;

    /// <summary>The mentor a mentee would have instead of this one (or, with -1, for an unserved unit), and what the whole plan would lose by it.</summary>
    /// <remarks>The pair is used and not locked, or the unit unserved (<see cref="Network.Has"/>).</remarks>
    internal Alternative? Instead(int mentee, int mentor)
    {
        var (pairs, fit, pair) = (PairCount, Fit, mentor < 0 ? -1 : _problem.Find(mentee, mentor));
        _mine.Clear();
        _mine.AddRange(_network.UnitsOf(mentee));
        _network.Log!.Clear();
        _prices.Clear();
        _network.PriceLog = _prices;
        Alternative? instead = null;
        if (_replan.Insist(mentee, pair))
            foreach (var now in _network.UnitsOf(mentee))
                if (now >= 0 && !_mine.Contains(now))
                    instead = new(_problem.Mentor[now], pairs - PairCount, fit - Fit);
        if (pair >= 0)
            _network.Blocked![pair] = false;
        _network.Revert(); // not solved again: without tie breaks that may end in another plan as good
        return instead;
    }
}
