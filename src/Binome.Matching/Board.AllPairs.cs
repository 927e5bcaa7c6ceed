namespace Binome.Matching;

/// <content>What a board over all pairs does where a pair that it does not hold matters.</content>
public sealed partial class Board
{
    private Margins? _margins;
    private Covering? _covering;

    /// <summary>
    /// Prices that prove the part of the plan that is not locked, over all pairs neither locked nor forbidden: O(E), and over a <see cref="Scores"/> O(M) for each
    /// mentor without places, or O(M N) where those are many, and O(N) for each mentee who wants nobody.
    /// </summary>
    public Certificate Certificate()
    {
        var certificate = Pricing.Settle(_network);
        if (_scores is not null)
            (_covering ??= new(_scores, _threads)).Complete(certificate, _network);
        return certificate;
    }

    /// <summary>
    /// What one more place would be worth, here or at somebody new, exactly, as the board is now: read before the next edit, since it is the board that it reads. O(E log E), over a
    /// <see cref="Scores"/> O(M N).
    /// </summary>
    public Recruitment Recruitment() => new(_network, _scores);

    private int Allowed(int mentee, int mentor)
    {
        var pair = _problem.Find(mentee, mentor);
        if (pair < 0 && _scores is not null)
            pair = Fetch(mentee, mentor);
        if (pair < 0 || _network.Blocked![pair])
            throw new ArgumentException("The pair is not allowed, or it is locked or forbidden already.");
        return pair;
    }

    /// <summary>A pair that was left out comes in: its people's prices cover it already.</summary>
    private int Fetch(int mentee, int mentor)
    {
        var row = new int[_scores!.Mentors];
        _scores.Row(mentee, row);
        if (row[mentor] < 0)
            return -1;
        Widen(PriceOut.With(_problem, [(mentee, mentor, row[mentor])]));
        return _problem.Find(mentee, mentor);
    }

    /// <summary>Brings in what was left out and would do better at these prices, until there is none.</summary>
    private void Complete(Scores scores)
    {
        _margins ??= new(_network);
        while (new PriceOut(_network, _margins).Complete(scores, _threads) is var more && more != _problem)
        {
            var before = _problem;
            Widen(more);
            var added = Enumerable
                .Range(0, more.Mentees)
                .Where(i => more.Row(i).Length != before.Row(i).Length)
                .Select(i => (Mentee: i, Pairs: Added(before, i)))
                .ToList();
            // A row at a time, as for a pair that is allowed again: a search may meet no other row whose prices do not cover it yet.
            foreach (var pair in added.SelectMany(row => row.Pairs))
                _network.Blocked![pair] = true;
            foreach (var (mentee, pairs) in added)
            {
                foreach (var pair in pairs)
                    _network.Blocked![pair] = false;
                _replan.Reprice(mentee);
            }
        }
    }

    /// <summary>The pairs of a mentee that were not there before.</summary>
    private List<int> Added(Problem before, int mentee) =>
        [
            .. Enumerable
                .Range(_problem.RowStart[mentee], _problem.Row(mentee).Length)
                .Where(pair => before.Find(mentee, _problem.Mentor[pair]) < 0),
        ];

    private void Widen(Problem problem)
    {
        var before = _problem;
        var network = _network.Over(problem, _mostDemand);
        network.Watch();
        _moves = _moves.Over(network, PairOf);
        _locked = [.. _locked.Select(PairOf)];
        _done = new(_done.Reverse().Select(edit => edit.Kind < Kind.Capacity ? edit with { Subject = PairOf(edit.Subject) } : edit));
        (_problem, _network, _replan) = (problem, network, new Replan(network, new Repair(network)));

        int PairOf(int pair) => problem.Find(MenteeOf(before, pair), before.Mentor[pair]);
    }
}
