using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.People;

/// <summary>Somebody of the directory, as its last import described them.</summary>
public sealed class Person(Id<Person> id, string organisation)
{
    public const string MainOrganisation = "main";

    public Id<Person> Id { get; private set; } = id;

    /// <summary>The boundary of a directory and of visibility; numbers and e-mails are unique within it.</summary>
    public string Organisation { get; private set; } = organisation;

    /// <summary>The employee number, as the company's own systems know it.</summary>
    public string? Number { get; internal set; }

    /// <summary>In lower case: two spellings of one address are one person.</summary>
    public string? Email { get; internal set; }
    public string FirstName { get; internal set; } = "";
    public string LastName { get; internal set; } = "";
    public Id<Person>? ManagerId { get; internal set; }
    public string? Unit { get; internal set; }
    public string? Company { get; internal set; }
    public string? JobTitle { get; internal set; }
    public string? City { get; internal set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; internal set; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; internal set; }

    /// <summary>ISO 639-1 codes, joined by '|'.</summary>
    public string Languages { get; internal set; } = "";
    public DateOnly? LeftOn { get; internal set; }

    /// <summary>What search looks in: name, job, unit and city without accents or capitals.</summary>
    public string Search { get; internal set; } = "";
    public int Version { get; internal set; }

    /// <summary>Stands where somebody stood who was erased: in no organisation, so that no viewer finds it, and its name is a dash to all.</summary>
    internal static Person Nobody(Id<Person> id) => new(id, "erased");

    internal string Searchable() => Folding.Fold($"{FirstName} {LastName} {JobTitle} {Unit} {City}");

    internal Person Copy() => (Person)MemberwiseClone();

    public bool HasLeft(DateOnly today) => LeftOn <= today;

    /// <summary>The only way out for a name. Everyone signed in finds a colleague of their own organisation by name.</summary>
    public string NameFor(Viewer viewer) => viewer.Organisation == Organisation ? $"{FirstName} {LastName}".Trim() : "—";

    /// <summary>The only way out for an address, to whoever its owner lets read it: nobody of another organisation.</summary>
    public string AddressFor(Viewer viewer) => viewer.Organisation == Organisation ? Email ?? "" : "";

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> people)
        {
            people.HasIndex(p => new { p.Organisation, p.Number }).IsUnique();
            people.HasIndex(p => new { p.Email, p.Organisation }).IsUnique(); // the address first: each request asks whose it is
            people.HasIndex(p => new
            {
                p.Organisation,
                p.Search,
                p.Id,
            });
            people.HasIndex(p => p.ManagerId);
            people.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}
