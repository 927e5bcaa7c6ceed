using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Somebody who takes part, as a list says it. Lists of people hold their directory ids: never written as they are.</summary>
/// <param name="Number">Places, or mentors wanted, beside the running pairs.</param>
/// <param name="Hours">As said for this programme, or else in the profile.</param>
/// <param name="Met">Partners of pairs that were announced and are over.</param>
/// <param name="Never">Running partners, and those of a pair that one of the two declined or left: neither is proposed again, and nothing tells the one from the other.</param>
internal sealed record Taking(
    Id<Participant> Id,
    Id<Someone> Person,
    bool IsSealed,
    int Number,
    IReadOnlyList<(string Code, int Level)> Topics,
    string Style,
    string Hours,
    IReadOnlyList<Id<Someone>> Wishes,
    IReadOnlyList<Id<Someone>> Vetoes,
    IReadOnlyList<Id<Someone>> Met,
    IReadOnlyList<Id<Someone>> Never
);

/// <summary>What is known of somebody who takes part, or who stands above them.</summary>
internal sealed record Known(Id<Someone> Id, string? Number, Id<Someone>? Manager)
{
    public string? Unit { get; init; }
    public string? Company { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }

    /// <summary>As in the profile, or else in the directory.</summary>
    public string? TimeZone { get; init; }
    public string Languages { get; init; } = "";
    public ILookup<RelationKind, Id<Someone>> Related { get; init; } = Nobody;

    private static readonly ILookup<RelationKind, Id<Someone>> Nobody = Array
        .Empty<Relation>()
        .ToLookup(relation => relation.Kind, relation => relation.OtherId);
}

/// <summary>
/// A programme's people as they are now: who offers, who asks, what is known of them, and what runs already. Board, rules, approval and hand-over all read it
/// (<see cref="RosterReading"/>), so that what one of them calls possible is possible to the others.
/// </summary>
internal sealed record ProgrammeRoster(
    IReadOnlyList<Taking> Mentors,
    IReadOnlyList<Taking> Mentees,
    IReadOnlyDictionary<Id<Someone>, Known> People,
    int RunningPairs
)
{
    /// <summary>Vetoes between people of the two lists: all that is ever told of them.</summary>
    public int Vetoes
    {
        get
        {
            var (mentors, mentees) = (Mentors.Select(m => m.Person).ToHashSet(), Mentees.Select(m => m.Person).ToHashSet());
            return Mentors
                .SelectMany(m => m.Vetoes.Where(mentees.Contains).Select(other => (m.Person, other)))
                .Concat(Mentees.SelectMany(m => m.Vetoes.Where(mentors.Contains).Select(other => (other, m.Person))))
                .Distinct()
                .Count();
        }
    }

    /// <summary>Those who can be paired: mentors with a free place, mentees who wait.</summary>
    /// <param name="only">One mentee whose case is matched again, alone.</param>
    public ProgrammeRoster Waiting(Id<Participant>? only = null) =>
        this with
        {
            Mentors = [.. Mentors.Where(t => t.Number > 0)],
            Mentees = [.. Mentees.Where(t => t.Number > 0 && (only is null || t.Id == only))],
        };

    /// <summary>rules.json names people by employee number, a page by the directory's id; whoever is not known is nobody.</summary>
    public RuleSet Named(RuleSet rules, Func<Id<Someone>, string> of)
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in People.Values)
        {
            named[person.Id.ToString()] = of(person.Id);
            if (person.Number is not null)
                named.TryAdd(person.Number, of(person.Id));
        }
        return rules with
        {
            Rules = rules.Rules with
            {
                LineExempt = Those(rules.Rules.LineExempt),
                Mentors = rules.Rules.Mentors with { Ids = Those(rules.Rules.Mentors.Ids) },
                Mentees = rules.Rules.Mentees with { Ids = Those(rules.Rules.Mentees.Ids) },
            },
        };

        IReadOnlyList<string> Those(IReadOnlyList<string> ids) => [.. ids.Select(id => named.GetValueOrDefault(id, "nobody")).Distinct()];
    }
}
