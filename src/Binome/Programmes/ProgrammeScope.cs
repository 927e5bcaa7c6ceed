using System.Text.Json;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Programmes;

/// <summary>Who may join: an empty list means everybody, several lists must all agree; a list of people stands in its own table.</summary>
/// <param name="ListedOnly">Only who stands in the list of people.</param>
public sealed record ProgrammeScope(
    IReadOnlyList<string> Companies,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Units,
    bool ListedOnly = false
)
{
    public static readonly ProgrammeScope Everybody = new([], [], []);

    public static ProgrammeScope Read(string json) =>
        json is "" or "{}" ? Everybody : JsonSerializer.Deserialize<ProgrammeScope>(json, JsonSerializerOptions.Web)!;

    /// <summary>The same as the query <see cref="ProgrammeQueries.InScope"/>, for one person and many programmes.</summary>
    public bool Admits(Person person, bool isListed) =>
        (Companies.Count == 0 || Companies.Contains(person.Company ?? ""))
        && (Countries.Count == 0 || Countries.Contains(person.Country ?? ""))
        && (Units.Count == 0 || Units.Contains(person.Unit ?? ""))
        && (!ListedOnly || isListed);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>Somebody of the list of people who may join.</summary>
public sealed class ListedPerson(Id<Programme> programmeId, Id<Person> personId)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;

    internal sealed class Mapping : IEntityTypeConfiguration<ListedPerson>
    {
        public void Configure(EntityTypeBuilder<ListedPerson> listed)
        {
            listed.HasKey(l => new { l.ProgrammeId, l.PersonId });
            listed.HasIndex(l => l.PersonId);
            listed.HasOne<Programme>().WithMany().HasForeignKey(l => l.ProgrammeId);
        }
    }
}
