using System.IO.Compression;
using System.Text.Json;
using Binome.Platform;

namespace Binome.People.Import;

/// <summary>What an import replaced: who was not there, and whom it changed as they were.</summary>
internal sealed record BeforeImport(
    IEnumerable<Guid> Added,
    IEnumerable<BeforeImport.WasPerson> Updated,
    IEnumerable<BeforeImport.WasRelation> Relations
)
{
    internal sealed record WasPerson(
        Guid Id,
        string? Number,
        string? Email,
        string FirstName,
        string LastName,
        Guid? Manager,
        string? Unit,
        string? Company,
        string? JobTitle,
        string? City,
        string? Country,
        string? TimeZone,
        string Languages,
        DateOnly? LeftOn,
        int Version
    );

    /// <summary>A person without a relation has one row of kind 0: theirs were changed, and there were none.</summary>
    internal sealed record WasRelation(Guid Person, int Kind, Guid Other);

    public static byte[] Pack(DirectoryState before, DirectoryChange change)
    {
        var undo = new BeforeImport(
            change.Added.Select(p => p.Id.Value),
            change.Updated.Select(p => Was(before.People[p.Id])),
            change.Relations.Keys.Where(before.People.ContainsKey).SelectMany(id => Was(id, before.Relations(id)))
        );
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(zip, undo);
        return packed.ToArray();
    }

    public static BeforeImport Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<BeforeImport>(zip)!;
    }

    /// <summary>The change that puts everything back, seen from the directory as it is.</summary>
    public DirectoryChange Back(DirectoryState now)
    {
        var added = Added.Select(id => new Id<Person>(id)).Where(now.People.ContainsKey).ToList();
        var relations = Relations
            .GroupBy(r => new Id<Person>(r.Person))
            .ToDictionary(
                g => g.Key,
                g =>
                    (IReadOnlyList<Relation>)
                        [.. g.Where(r => r.Kind > 0).Select(r => new Relation(g.Key, (RelationKind)r.Kind, new(r.Other)))]
            );
        foreach (var person in added.Where(now.AllRelations.ContainsKey))
            relations[person] = [];
        return new(
            [],
            [.. Updated.Where(p => now.People.ContainsKey(new(p.Id))).Select(p => Is(p, now.People[new(p.Id)]))],
            added,
            relations
        );
    }

    private static IEnumerable<WasRelation> Was(Id<Person> person, IReadOnlyList<Relation> relations) =>
        relations.Count == 0
            ? [new(person.Value, 0, Guid.Empty)]
            : relations.Select(r => new WasRelation(person.Value, (int)r.Kind, r.OtherId.Value));

    private static WasPerson Was(Person p) =>
        new(
            p.Id.Value,
            p.Number,
            p.Email,
            p.FirstName,
            p.LastName,
            p.ManagerId?.Value,
            p.Unit,
            p.Company,
            p.JobTitle,
            p.City,
            p.Country,
            p.TimeZone,
            p.Languages,
            p.LeftOn,
            p.Version
        );

    private static Person Is(WasPerson was, Person now) =>
        new(now.Id, now.Organisation)
        {
            Number = was.Number,
            Email = was.Email,
            FirstName = was.FirstName,
            LastName = was.LastName,
            ManagerId = was.Manager is { } manager ? new Id<Person>(manager) : null,
            Unit = was.Unit,
            Company = was.Company,
            JobTitle = was.JobTitle,
            City = was.City,
            Country = was.Country,
            TimeZone = was.TimeZone,
            Languages = was.Languages,
            LeftOn = was.LeftOn,
            Version = now.Version + 1,
        };
}
