using Binome.People;
using Binome.Platform;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>
/// The pairs that cannot be for a reason that touches somebody: a veto, an appraiser, a decider in human resources, a pair that runs already or was declined or left, or whatever forbids
/// a sealed person. A run's files say that they cannot be, and not why nor by whom.
/// </summary>
internal sealed class Impossible
{
    public static readonly Impossible Nothing = new([], 0);

    private readonly ILookup<string, string> _ofMentee;

    private Impossible(IEnumerable<(string Mentee, string Mentor)> pairs, int deciders) =>
        (_ofMentee, Deciders) = (pairs.Distinct().ToLookup(pair => pair.Mentee, pair => pair.Mentor), deciders);

    /// <summary>Pairs that an appraiser or a decider stands in the way of.</summary>
    public int Deciders { get; }

    public IEnumerable<string> With(string mentee) => _ofMentee[mentee].Order(StringComparer.Ordinal);

    /// <param name="rules">As the programme has them.</param>
    /// <param name="of">The reference of somebody who takes part.</param>
    public static Impossible Of(ProgrammeRoster roster, RuleSet rules, Func<Taking, string> of)
    {
        var mentors = roster.Mentors.ToDictionary(t => t.Person);
        var mentees = roster.Mentees.ToDictionary(t => t.Person);
        var deciders = Decided(roster, rules, mentors, mentees).ToHashSet();
        var personal = Crossing(roster, mentors, mentees, t => t.Vetoes.Concat(t.Never));
        var pairs = deciders.Concat(personal).Concat(OfSealed(roster, rules));
        return new(pairs.Select(pair => (of(pair.Mentee), of(pair.Mentor))), deciders.Count);
    }

    private static IEnumerable<(Taking Mentee, Taking Mentor)> Decided(
        ProgrammeRoster roster,
        RuleSet rules,
        Dictionary<Id<Someone>, Taking> mentors,
        Dictionary<Id<Someone>, Taking> mentees
    ) =>
        Crossing(
            roster,
            mentors,
            mentees,
            t =>
                roster
                    .People[t.Person]
                    .Related[RelationKind.Appraiser]
                    .Where(_ => rules.Rules.Appraiser)
                    .Concat(roster.People[t.Person].Related[RelationKind.Hr].Where(_ => rules.Rules.Hr))
        );

    /// <summary>Pairs of the two lists of which one names the other.</summary>
    private static IEnumerable<(Taking Mentee, Taking Mentor)> Crossing(
        ProgrammeRoster roster,
        Dictionary<Id<Someone>, Taking> mentors,
        Dictionary<Id<Someone>, Taking> mentees,
        Func<Taking, IEnumerable<Id<Someone>>> named
    ) =>
        roster
            .Mentees.SelectMany(e => named(e).Where(mentors.ContainsKey).Select(r => (e, mentors[r])))
            .Concat(roster.Mentors.SelectMany(r => named(r).Where(mentees.ContainsKey).Select(e => (mentees[e], r))));

    /// <summary>Whatever forbids a sealed person somebody, from facts that are then left out; a common language stays in the files.</summary>
    private static IEnumerable<(Taking Mentee, Taking Mentor)> OfSealed(ProgrammeRoster roster, RuleSet rules)
    {
        if (!roster.Mentors.Concat(roster.Mentees).Any(t => t.IsSealed))
            return [];
        var full = roster.Under(rules, withPairs: false);
        var all = roster.Mentors.Select((taking, other) => (At: other, Taking: taking)).ToList();
        var hidden = all.Where(mentor => mentor.Taking.IsSealed).ToList();
        return from at in Enumerable.Range(0, full.Mentees)
            let mentee = roster.Mentees[at]
            from mentor in mentee.IsSealed ? all : hidden
            where full.Forbids(at, mentor.At) is { Rule: not Rule.CommonLanguage }
            select (mentee, mentor.Taking);
    }
}
