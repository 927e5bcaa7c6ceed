using System.Text.Json;
using Binome.Enrolment;
using Binome.Platform;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Who stands behind a reference of a run's files: kept beside them, and never given away with them.</summary>
/// <param name="Vetoes">How many vetoes were kept.</param>
/// <param name="Deciders">How many pairs an appraiser or a decider in human resources stood in the way of.</param>
/// <param name="Running">How many pairs ran already and were held.</param>
/// <param name="Lot">Secret of this run: what its record draws by lot is the same each time, and nobody else can draw it.</param>
/// <param name="Together">How many mentors meet together with a mentee: rules.json of a run says nothing of it.</param>
internal sealed record References(
    IReadOnlyDictionary<string, Guid> Mentors,
    IReadOnlyDictionary<string, Guid> Mentees,
    IReadOnlyList<string> Sealed,
    int Vetoes,
    int Deciders,
    int Running,
    string Lot = "",
    int Together = 1
)
{
    public const string FileName = "references.json";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static References Read(byte[] json) => JsonSerializer.Deserialize<References>(json, JsonSerializerOptions.Web)!;
}

/// <summary>Gives everybody a number in an order that tells nothing; a sealed participant has one of their own, which nobody's line leads to.</summary>
internal sealed class Referring
{
    private readonly Dictionary<Id<Someone>, string> _people = [];
    private readonly Dictionary<Id<Participant>, string> _sealed = [];

    public Referring(ProgrammeRoster roster, Lots lots)
    {
        var owners = roster
            .People.Keys.Select(id => (Person: (Id<Someone>?)id, Participant: default(Id<Participant>)))
            .Concat(
                roster.Mentors.Concat(roster.Mentees).Where(t => t.IsSealed).Select(t => (Person: (Id<Someone>?)null, Participant: t.Id))
            )
            .ToArray();
        lots.Shuffle(owners.AsSpan());
        for (var at = 0; at < owners.Length; at++)
            if (owners[at].Person is { } person)
                _people[person] = $"p{at + 1}";
            else
                _sealed[owners[at].Participant] = $"p{at + 1}";
    }

    public string Of(Id<Someone> person) => _people[person];

    public string Of(Taking taking) => taking.IsSealed ? _sealed[taking.Id] : _people[taking.Person];
}
