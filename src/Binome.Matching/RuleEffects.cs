namespace Binome.Matching;

/// <summary>What one rule does to a roster.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pairs">Pairs of the M x N that it forbids, whatever else forbids them.</param>
/// <param name="OnlyPairs">Those that nothing else forbids: allowed, were it not for this rule.</param>
/// <param name="Mentees">Mentees who have no allowed mentor, and would have one without this rule.</param>
/// <param name="Mentors">Mentors who have no allowed mentee, and would have one without this rule.</param>
public readonly record struct RuleEffect(Rule Rule, long Pairs, long OnlyPairs, int Mentees, int Mentors);

/// <summary>What the rules together, and each of them, do to a roster: exact counts, every pair looked at.</summary>
/// <param name="Pairs">M x N.</param>
/// <param name="Allowed">Those that no rule forbids.</param>
/// <param name="Mentees">Mentees without any allowed mentor.</param>
/// <param name="Mentors">Mentors without any allowed mentee.</param>
/// <param name="Rules">One of each <see cref="Rule"/>, in its order.</param>
public sealed record RuleEffects(long Pairs, long Allowed, int Mentees, int Mentors, IReadOnlyList<RuleEffect> Rules)
{
    /// <summary>The effect of one rule.</summary>
    public RuleEffect this[Rule rule] => Rules[(int)rule];
}
