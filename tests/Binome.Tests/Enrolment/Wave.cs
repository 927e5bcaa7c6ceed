using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Programmes;
using Binome.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Enrolment;

/// <summary>An application with a programme whose call is out, and a few people who may answer it.</summary>
internal sealed class Wave : IAsyncDisposable
{
    public const string Manager = "maud@group.example";
    public const string Coordinator = "colin@group.example";
    public const string SealedCoordinator = "sera@group.example";
    public const string Ann = "ann@group.example";
    public const string Bob = "bob@group.example";
    public const string Eve = "eve@group.example";
    public const string Zoe = "zoe@group.example";
    public const string Outsider = "oli@elsewhere.example";

    private Wave(World world, Programme programme) => (World, Programme) = (world, programme);

    public World World { get; }
    public Programme Programme { get; }
    public string Form => $"/programmes/{Programme.Id}/enrolment";
    public string Call => $"/programmes/{Programme.Id}/call";
    public string People => $"/programmes/{Programme.Id}/people";
    public string Lists => $"/programmes/{Programme.Id}/lists";

    /// <param name="withSealedCoordinator">Whether somebody is named to know sealed people.</param>
    public static async Task<Wave> Make(Store store, bool withSealedCoordinator = true)
    {
        var world = await World.Start(store);
        await using var db = world.Database.Open();
        var (ids, now) = (new Ids(world.Clock), world.Clock.Now());
        var people = new Dictionary<string, Person>();
        foreach (var email in (string[])[Manager, Coordinator, SealedCoordinator, Ann, Bob, Eve, Zoe, Outsider])
        {
            var name = email[..email.IndexOf('@', StringComparison.Ordinal)];
            var person = new Person(ids.New<Person>(), Person.MainOrganisation)
            {
                Number = $"N-{name}",
                Email = email,
                FirstName = char.ToUpperInvariant(name[0]) + name[1..],
                LastName = "Test" + name,
                JobTitle = "Chief of " + name,
                Unit = email == Zoe ? "Treasury" : "Sales",
                City = email is Bob or Zoe ? "Lyon" : "Paris",
                Country = "FR",
                Company = email == Outsider ? "Elsewhere" : "Group",
                Languages = email == Eve ? "fr" : "en",
                TimeZone = "Europe/Paris",
            };
            person.Search = person.Searchable();
            people[email] = person;
            db.People.Add(person);
        }
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Wave", now)
        {
            Purpose = "Ten weeks to learn from each other.",
            Scope = new ProgrammeScope(["Group"], [], []).ToJson(),
        };
        programme.Enrol();
        db.Programmes.Add(programme);
        foreach (var (code, at) in ((string[])["ai", "data", "networks"]).Select((code, at) => (code, at)))
            db.ProgrammeTopics.Add(new(programme.Id, code, at));
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, people[Manager].Id, RoleKind.Manager, now, "test"));
        db.ProgrammeRoles.Add(
            new(ids.New<ProgrammeRole>(), programme.Id, people[Coordinator].Id, RoleKind.Coordinator, now, "test") { Cities = "Paris" }
        );
        if (withSealedCoordinator)
            db.ProgrammeRoles.Add(
                new(ids.New<ProgrammeRole>(), programme.Id, people[SealedCoordinator].Id, RoleKind.SealedCoordinator, now, "test")
            );
        await db.SaveChangesAsync();
        return new(world, programme);
    }

    /// <summary>Somebody who has sent the form.</summary>
    public async Task<Id<Participant>> Join(string email, ParticipantKind kind, Discretion discretion = Discretion.Open)
    {
        await using var db = World.Database.Open();
        // In order where nobody joined by the form, who draws: tests know these aliases by name.
        var taken = await db.Participants.Select(p => p.Alias).ToListAsync();
        var alias = Enumerable.Range(taken.Count, 100).Select(Aliases.Of).First(a => !taken.Contains(a));
        var joined = new Participant(
            new Ids(World.Clock).New<Participant>(),
            Programme.Id,
            await IdOf(email),
            kind,
            alias,
            World.Clock.Now()
        )
        {
            Hours = "mon 8-12",
            Step = 6,
        };
        joined.Enrol(World.Clock.Now());
        joined.Discretion = discretion;
        db.Participants.Add(joined);
        db.ParticipantTopics.Add(new(joined.Id, "ai", 4));
        await db.SaveChangesAsync();
        return joined.Id;
    }

    public async Task<Id<Person>> IdOf(string email)
    {
        await using var db = World.Database.Open();
        return await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
    }

    public async Task<Participant?> PartOf(string email)
    {
        var person = await IdOf(email);
        await using var db = World.Database.Open();
        return await db.Participants.SingleOrDefaultAsync(p => p.PersonId == person);
    }

    /// <summary>What the post has for one address, after everything due was done. Mail is not set up: its letters stay readable.</summary>
    public async Task<List<Letter>> LettersTo(string email)
    {
        await World.Drain();
        await using var db = World.Database.Open();
        return [.. (await Mailbox.Letters(World)).Where(l => l.To == email)];
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
