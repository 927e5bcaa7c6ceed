using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People.Import;

/// <summary>An organisation's whole directory in memory, as it is or as it will be.</summary>
internal sealed class DirectoryState(
    IReadOnlyDictionary<Id<Person>, Person> people,
    IReadOnlyDictionary<Id<Person>, IReadOnlyList<Relation>> relations
)
{
    public IReadOnlyDictionary<Id<Person>, Person> People { get; } = people;

    public IReadOnlyDictionary<Id<Person>, IReadOnlyList<Relation>> AllRelations { get; } = relations;

    public IReadOnlyList<Relation> Relations(Id<Person> person) => AllRelations.GetValueOrDefault(person) ?? [];

    public static async Task<DirectoryState> Load(BinomeDb db, string organisation, CancellationToken stop)
    {
        var people = new Dictionary<Id<Person>, Person>();
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (
            var person in db.People.AsNoTracking().Where(p => p.Organisation == organisation).AsAsyncEnumerable().WithCancellation(stop)
        )
            people.Add(person.Id, Shared(person, strings));
        var relations = await db
            .Relations.AsNoTracking()
            .Where(r => db.People.Any(p => p.Id == r.PersonId && p.Organisation == organisation))
            .ToListAsync(stop);
        return new(people, relations.GroupBy(r => r.PersonId).ToDictionary(g => g.Key, g => (IReadOnlyList<Relation>)[.. g]));
    }

    /// <summary>How links and cycles of a file see who is already here.</summary>
    public IReadOnlyCollection<KnownPerson> Known() =>
        [
            .. People.Values.Select(p => new KnownPerson(
                Key(p),
                p.Email,
                $"{p.FirstName} {p.LastName}".Trim(),
                p.ManagerId is { } m && People.TryGetValue(m, out var manager) ? Key(manager) : null
            )),
        ];

    // Thousands share a unit or a city; a database gives each of them a string of their own.
    private static Person Shared(Person person, Dictionary<string, string> strings)
    {
        person.Unit = One(person.Unit);
        person.Company = One(person.Company);
        person.JobTitle = One(person.JobTitle);
        person.City = One(person.City);
        person.Country = One(person.Country);
        person.TimeZone = One(person.TimeZone);
        person.Languages = One(person.Languages) ?? "";
        person.Search = ""; // written anew with whoever changes
        return person;

        string? One(string? text) =>
            text is null ? null
            : strings.TryGetValue(text, out var known) ? known
            : strings[text] = text;
    }

    public static string Key(Person person) => person.Number ?? person.Email ?? person.Id.ToString();

    /// <summary>The same directory with some people and relations replaced.</summary>
    public DirectoryState With(DirectoryChange change)
    {
        var people = new Dictionary<Id<Person>, Person>(People);
        foreach (var person in change.Added.Concat(change.Updated))
            people[person.Id] = person;
        foreach (var person in change.Removed)
            people.Remove(person);
        var relations = new Dictionary<Id<Person>, IReadOnlyList<Relation>>(AllRelations);
        foreach (var (person, now) in change.Relations)
            relations[person] = now;
        return new(people, relations);
    }
}

/// <summary>What to write: people whole, and the relations of those whose relations change.</summary>
internal sealed record DirectoryChange(
    IReadOnlyList<Person> Added,
    IReadOnlyList<Person> Updated,
    IReadOnlyList<Id<Person>> Removed,
    IReadOnlyDictionary<Id<Person>, IReadOnlyList<Relation>> Relations
);
