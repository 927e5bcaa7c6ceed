using System.Collections.Concurrent;
using Binome.Accounts;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Readiness;
using Binome.Records;
using Binome.Sessions;
using Binome.Tests.People;
using Binome.Tests.Routes;
using Binome.Tests.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests;

/// <summary>An application with people in it, for tests that walk through every page.</summary>
public sealed class Furnished : IAsyncDisposable
{
    private const string Colleague = "p1@groupe.example";
    private const string Chief = "admin@binome.example";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples/directory/people-260-plain.csv");

    private static readonly ConcurrentDictionary<(Store, bool), Lazy<Task<(Mould Mould, Dictionary<string, string> Places)>>> Moulds = [];

    private Furnished(World world, Dictionary<string, string> places) => (World, Places) = (world, places);

    public World World { get; }

    /// <summary>Real values for what addresses name in braces.</summary>
    public IReadOnlyDictionary<string, string> Places { get; }

    /// <param name="withSealed">Whether the sealed mentee takes part.</param>
    /// <param name="log">Where log lines are kept.</param>
    public static async Task<Furnished> Make(
        Store store,
        string environment,
        bool withSealed = true,
        CapturedLog? log = null,
        Action<WebApplicationBuilder>? change = null
    )
    {
        if (log is not null || change is not null) // told of all that happens, the furnishing too
        {
            var world = await World.Start(store, environment, change, log);
            return new Furnished(world, await Furnish(world, withSealed));
        }
        var (mould, places) = await Moulds.GetOrAdd((store, withSealed), _ => new(() => Furnish(store, withSealed))).Value;
        return new Furnished(await World.Start(await TestDatabase.From(mould), environment), places);
    }

    /// <summary>Once for all tests of a run, which take copies.</summary>
    private static async Task<(Mould, Dictionary<string, string>)> Furnish(Store store, bool withSealed)
    {
        var world = await World.Start(store);
        var places = await Furnish(world, withSealed);
        return (await world.Freeze(), places);
    }

    private static async Task<Dictionary<string, string>> Furnish(World world, bool withSealed)
    {
        await using (var before = world.Database.Open())
        {
            // Known before the import: undoing it, one of the forms, leaves somebody who may still sign in.
            foreach (var email in FurnishedProgramme.Everybody.Append(Colleague))
                before.People.Add(
                    new Person(new Ids(world.Clock).New<Person>(), Person.MainOrganisation)
                    {
                        Number = $"M{email[1..email.IndexOf('@', StringComparison.Ordinal)].PadLeft(6, '0')}",
                        Email = email,
                    }
                );
            await before.SaveChangesAsync();
        }
        var directory = await File.ReadAllBytesAsync(Sample);
        await ImportedDirectory.Bring(world.Database, directory);
        await world.Administrator(Chief); // the role exists from here on
        await using var db = world.Database.Open();
        var places = await FurnishedProgramme.Make(db, world.Clock, withSealed);
        places["answer"] = await FurnishedSessions.Answer(
            db,
            world.Services.GetRequiredService<SessionLinks>(),
            Guid.Parse(places["session"])
        );
        places["full"] = world.Services.GetRequiredService<FullLinks>().To(new(Guid.Parse(places["mentor"])), world.Clock.Now()).Split('/')[
            ^1
        ];
        places["say"] = await FurnishedSessions.Evaluation(
            db,
            world.Services.GetRequiredService<EvaluationLinks>(),
            Guid.Parse(places["held"]),
            Guid.Parse(places["mentor"])
        );
        places["assess"] = world
            .Services.GetRequiredService<SelfAssessmentLinks>()
            .To(new(Guid.Parse(places["mentee"])), Asked.Before, world.Clock.Now())
            .Split('/')[^1];
        var (asked, namable) = (
            new Id<Pairing>(Guid.Parse(places["accepted"])),
            await db.Pairings.SingleAsync(p => p.Id == new Id<Pairing>(Guid.Parse(places["accepted"])))
        );
        places["naming"] = world.Services.GetRequiredService<NamingLinks>().To(asked, namable.MenteeId, true, world.Clock.Now()).Split('/')[
            ^1
        ];
        var peer = await db.Participants.SingleAsync(p => db.RolePlays.Any(r => r.WithId == p.PersonId && r.ProgrammeId == p.ProgrammeId));
        places["play"] = world
            .Services.GetRequiredService<RolePlayLinks>()
            .To(new(Guid.Parse(places["play"])), peer.Id, world.Clock.Now())
            .Split('/')[^1];
        (places["agree"], places["take"]) = await Selection.FurnishedSelection.Links(db, world, new(Guid.Parse(places["application"])));
        places["peers"] = await Peers.FurnishedPeers.Link(db, world, new(Guid.Parse(places["mentee"])));
        places["person"] = (await db.People.SingleAsync(p => p.Email == Colleague)).Id.ToString();
        places["import"] = (await db.DirectoryImports.SingleAsync()).Id.ToString();
        return places;
    }

    /// <summary>A real address; a link or an upload in it is still unused, for a form may use it up.</summary>
    public async Task<string> Fill(string address)
    {
        if (address.Contains("{link}", StringComparison.Ordinal))
            address = address.Replace("{link}", await Link(Role.Person), StringComparison.Ordinal);
        if (address.Contains("{upload}", StringComparison.Ordinal))
            address = address.Replace("{upload}", await Upload(World, await File.ReadAllBytesAsync(Sample)), StringComparison.Ordinal);
        return Places.Aggregate(address, (a, place) => a.Replace($"{{{place.Key}}}", place.Value));
    }

    /// <summary>A directory uploaded and not yet applied.</summary>
    private static async Task<string> Upload(World world, byte[] file)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var upload = scope.ServiceProvider.GetRequiredService<UploadDirectory>();
        return (await upload.Run(new MemoryStream(file), "people.csv", new(), "test", key: null, default)).ToString();
    }

    /// <summary>A fresh link, as `binome user link` makes it.</summary>
    public Task<string> Link(Role role) => Link(World, AddressOf(role));

    /// <summary>Whose address that is; see <see cref="FurnishedProgramme"/> for what they have a part in.</summary>
    public static string AddressOf(Role role) =>
        role switch
        {
            Role.Person => Colleague,
            Role.Administrator => Chief,
            _ => FurnishedProgramme.Cast[role],
        };

    private static async Task<string> Link(World world, string email)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<SignInLinks>();
        var link = await links.Make(email, default);
        if (link is null)
        {
            world.Clock.Move(TimeSpan.FromHours(1)); // one address gets five links an hour
            link = await links.Make(email, default);
        }
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        return link ?? throw new InvalidOperationException($"{email} may not sign in.");
    }

    public async Task<Visitor> As(Role role, string language = "en")
    {
        var visitor = World.Visitor(language);
        if (role is not Role.Stranger)
            Assert.Equal("/", (await (await visitor.Get($"/sign-in/{await Link(role)}")).Submit("sign-in")).Path);
        return visitor;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
