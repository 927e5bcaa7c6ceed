namespace Binome.Matching;

/// <summary>One mentee with one mentor.</summary>
/// <param name="Mentee">Position among the mentees.</param>
/// <param name="Mentor">Position among the mentors.</param>
/// <param name="Fit">Fit of the pair.</param>
public readonly record struct Pair(int Mentee, int Mentor, int Fit);

/// <summary>
/// Prices that prove a plan: for every allowed pair u + p + z ≥ worth with z = max(0, worth - u - p) counted only where the pair is used; a person with a unit
/// to spare has price 0; and each other price is exact: at least one of the person's own pairs has z = 0 and u + p = worth. Then pairs, fit and tie break of
/// the plan equal Σ d·u + Σ c·p + Σ z, which no plan can pass (linear programming duality over ℤ³ in lexicographic order).
/// </summary>
/// <param name="Mentees">u, a price per mentee: what one more mentor for this mentee would be worth at most.</param>
/// <param name="Mentors">p, a price per mentor: what one more place at this mentor would be worth at most.</param>
public sealed record Certificate(Worth[] Mentees, Worth[] Mentors);

/// <summary>The best plan: the most pairs, then the greatest fit, then the tie break; with its proof and the means to explain it.</summary>
public sealed class Plan
{
    private readonly Scores? _scores;
    private readonly int _threads;

    /// <param name="network">Finished.</param>
    /// <param name="scores">All pairs, where the network has only those that were looked at closely.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    internal Plan(Network network, Scores? scores = null, int threads = 1)
    {
        (Network, _scores, _threads) = (network, scores, threads);
        Pairs = network.Pairs();
        Certificate = Pricing.Settle(network);
        if (scores is not null)
            new Covering(scores, threads).Complete(Certificate, network);
        Fit = Pairs.Sum(pair => (long)pair.Fit);
    }

    internal Network Network { get; }

    /// <summary>The problem this plan solves; of scores, the pairs that were looked at closely.</summary>
    public Problem Problem => Network.Problem;

    /// <summary>The pairs, by mentee, then by mentor.</summary>
    public IReadOnlyList<Pair> Pairs { get; }

    /// <summary>Total fit.</summary>
    public long Fit { get; }

    /// <summary>The proof.</summary>
    public Certificate Certificate { get; }

    /// <summary>Units of a mentee's demand that nobody serves.</summary>
    public int Unserved(int mentee) => Network.Missing(mentee);

    /// <summary>Explains this plan.</summary>
    public Explanation Explain() => new(Network, _scores, _threads);
}
