using Binome.Matching.Groups;

namespace Binome.Matching;

/// <summary>Two lists as people to be put into groups, in an order that no file decides: by a hash of seed and id.</summary>
internal sealed class Grouping
{
    private readonly Roster _roster;
    private readonly int[] _mentees;
    private readonly int[] _mentors;

    public Grouping(RuleSet rules, Roster roster, IEnumerable<Person> directory)
    {
        _roster = roster;
        _mentees = Order([.. Enumerable.Range(0, roster.Mentees).Select(i => roster.Mentee(i).Id)], rules.Rules.Seed);
        _mentors = Order([.. Enumerable.Range(0, roster.Mentors).Select(j => roster.Mentor(j).Id)], rules.Rules.Seed);
        var apart = rules.Shape.Most == 1 ? null : LinesInside.Of([.. _mentees.Select(roster.Mentee)], directory, rules.Rules);
        Problem = new(Pairs(roster.Problem()), rules.Shape, apart);
    }

    /// <summary>In the own order.</summary>
    public GroupProblem Problem { get; }

    /// <summary>Separate mentors that a mentee of the roster can get.</summary>
    public int Units(int mentee) => Problem.Units(Array.IndexOf(_mentees, mentee));

    /// <summary>By position in the lists, in the order of their first mentee.</summary>
    public IReadOnlyList<Group> InLists(IEnumerable<Group> groups) =>
        [
            .. groups
                .Select(group => new Group(
                    [.. group.Mentors.Select(j => _mentors[j]).Order()],
                    [.. group.Mentees.Select(i => _mentees[i]).Order()],
                    group.Fit
                ))
                .OrderBy(group => group.Mentees[0])
                .ThenBy(group => group.Mentors[0]),
        ];

    /// <summary>Prices by id, and back.</summary>
    public IReadOnlyList<(string Id, long Pairs, long Fit)> Prices(GroupProof proof) =>
        [.. _mentees.Select((mentee, at) => (_roster.Mentee(mentee).Id, proof.PairPrices[at], proof.FitPrices[at]))];

    /// <summary>Null unless exactly the mentees have a price.</summary>
    public GroupProof? Proof(IReadOnlyList<(string Id, long Pairs, long Fit)> prices, long premium, int scale)
    {
        var byId = prices.ToLookup(price => price.Id, StringComparer.Ordinal);
        if (prices.Count != _mentees.Length || _mentees.Any(mentee => byId[_roster.Mentee(mentee).Id].Count() != 1))
            return null;
        var ordered = _mentees.Select(mentee => byId[_roster.Mentee(mentee).Id].Single()).ToList();
        return new([.. ordered.Select(price => price.Pairs)], [.. ordered.Select(price => price.Fit)], premium, scale);
    }

    /// <summary>Whether two mentees of the roster may not sit together.</summary>
    public bool AreApart(int mentee, int other) => Problem.AreApart(Array.IndexOf(_mentees, mentee), Array.IndexOf(_mentees, other));

    private Problem Pairs(Problem lists)
    {
        var place = new int[_mentors.Length];
        for (var at = 0; at < place.Length; at++)
            place[_mentors[at]] = at;
        var starts = new int[_mentees.Length + 1];
        var (mentors, fits) = (new int[lists.Allowed], new int[lists.Allowed]);
        for (var at = 0; at < _mentees.Length; at++)
        {
            var (from, to) = (lists.RowStart[_mentees[at]], lists.RowStart[_mentees[at] + 1]);
            starts[at + 1] = starts[at] + to - from;
            for (var e = from; e < to; e++)
                (mentors[starts[at] + e - from], fits[starts[at] + e - from]) = (place[lists.Mentor[e]], lists.Fit[e]);
            Array.Sort(mentors, fits, starts[at], to - from);
        }
        int[] demand = [.. _mentees.Select(i => lists.Demand[i])];
        int[] capacity = [.. _mentors.Select(j => lists.Capacity[j])];
        var ties = TieBreak.ByIds(
            _mentees.Select(i => _roster.Mentee(i).Id),
            _mentors.Select(j => _roster.Mentor(j).Id),
            unchecked((ulong)_roster.Rules.Seed)
        );
        return new(demand, capacity, starts, mentors, fits, ties);
    }

    private static int[] Order(string[] ids, long seed) =>
        [
            .. Enumerable
                .Range(0, ids.Length)
                .OrderBy(at => TieBreak.Mix(unchecked(TieBreak.Key(ids[at]) + (ulong)seed)))
                .ThenBy(at => ids[at], StringComparer.Ordinal),
        ];
}
