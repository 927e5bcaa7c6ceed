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

    /// <summary>The mentor a mentee would have instead of this one (or, with -1, for an unserved unit), and what the whole plan would lose by it; null when there is nobody.</summary>
    /// <remarks>Everything is put back: pairs and prices are the same afterwards. Over a <see cref="Scores"/>, among the pairs that came in so far.</remarks>
    public Alternative? RunnerUp(int mentee, int mentor) =>
        (mentor < 0 ? _network.Unserved[mentee] == 0 : !IsFree(mentee, mentor)) ? null : Instead(mentee, mentor);

    private bool IsFree(int mentee, int mentor) => _problem.Find(mentee, mentor) is >= 0 and var pair && _network.Used(mentee, pair);

    /// <summary>The mentor a mentee would have instead of this one (or, with -1, for an unserved unit), and what the whole plan would lose by it.</summary>
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
