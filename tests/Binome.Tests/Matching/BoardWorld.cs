using Binome.Accounts;
using Binome.Enrolment;
using Binome.Matching;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = Binome.People.Person;

namespace Binome.Tests.Matching;

/// <summary>A programme that waits for its pairs: a manager, mentors and mentees with lines, wishes and a veto, and one of them sealed.</summary>
internal sealed class BoardWorld : IAsyncDisposable
{
    public const string Manager = "manager@groupe.example";
    public const string SealedName = "Zoé Cachée";

    private BoardWorld(World world, Id<Programme> programme) => (World, Programme) = (world, programme);

    public World World { get; }
    public Id<Programme> Programme { get; }
    public string Board => $"/programmes/{Programme}/board";
    public string Approval => $"/programmes/{Programme}/approval";

    public static async Task<BoardWorld> Make(Store store, int mentors = 4, int mentees = 6, int together = 1)
    {
        var world = await World.Start(store);
        var ids = new Ids(world.Clock);
        await using var db = world.Database.Open();
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Vague 3", world.Clock.Now());
        programme.Shape(together);
        programme.Enrol();
        db.Programmes.Add(programme);
        db.ProgrammeTopics.Add(new(programme.Id, "ai", 0));
        db.ProgrammeTopics.Add(new(programme.Id, "data", 1));
        var (chief, other) = (Add(db, ids, "Chef Suprême", "Direction"), Add(db, ids, "Autre Chef", "Direction"));
        var manager = Add(db, ids, "Solène Kervadec", "RH", Manager);
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, manager.Id, RoleKind.Manager, world.Clock.Now(), "test"));
        var (offering, asking) = (new List<Participant>(), new List<Participant>());
        for (var at = 0; at < mentors; at++)
            offering.Add(
                Join(
                    db,
                    ids,
                    world,
                    programme,
                    Add(db, ids, $"Mentor {at}", at % 2 == 0 ? "Data" : "Com", manager: at % 2 == 0 ? chief : other),
                    ParticipantKind.Mentor,
                    at
                )
            );
        for (var at = 0; at < mentees; at++)
        {
            var person = Add(db, ids, at == 0 ? SealedName : $"Dirigeant {at}", $"Unité {at}", manager: at == 0 ? other : null);
            asking.Add(Join(db, ids, world, programme, person, ParticipantKind.Mentee, mentors + at));
        }
        asking[0].Discretion = Discretion.Sealed;
        if (mentors > 1 && mentees > 3)
        {
            db.ParticipantChoices.Add(new(asking[2].Id, offering[1].PersonId, ChoiceKind.Veto, 1));
            db.ParticipantChoices.Add(new(asking[3].Id, offering[0].PersonId, ChoiceKind.Wish, 1));
        }
        await db.SaveChangesAsync();
        return new(world, programme.Id);
    }

    /// <summary>A run carried out straight away, as the worker does.</summary>
    public static async Task<Run> Run(BinomeDb db, Programme programme, TimeProvider clock)
    {
        var run = new Run(new Ids(clock).New<Run>(), programme.Id, clock.Now(), "test");
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        var roster = (await db.Roster(programme, clock.Today(), default)).Waiting();
        var (files, references) = RunFiles.Write(roster, programme, new Lots());
        await RunStore.Save(db, run.Id, files, references, default);
        run.Done(roster.Mentors.Count, roster.Mentees.Count);
        await db.SaveChangesAsync();
        return run;
    }

    /// <summary>Somebody more runs the programme.</summary>
    public async Task Lead(string email)
    {
        var ids = new Ids(World.Clock);
        await using var db = World.Database.Open();
        var manager = Add(db, ids, "Ewen Second", "RH", email);
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), Programme, manager.Id, RoleKind.Manager, World.Clock.Now(), "test"));
        await db.SaveChangesAsync();
    }

    /// <summary>The manager, on a board that was calculated through the page and the outbox.</summary>
    public async Task<Page> Calculated(string language = "fr")
    {
        var visitor = await World.SignedIn(Manager, language);
        var page = await visitor.Get(Board);
        await page.Submit("start");
        await World.Drain();
        return await visitor.Get(Board);
    }

    public async Task<Run> LastRun()
    {
        await using var db = World.Database.Open();
        return (await db.LastRun(Programme, default))!;
    }

    /// <summary>The pairs as any node would make them from what is stored.</summary>
    public static async Task<string[]> Pairs(World node, Id<Programme> programme)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var run = await db.LastRun(programme, default);
        var board = await node.Services.GetRequiredService<Boards>().Of(db, run!, default);
        var people = board.Live.People;
        return [.. board.View.Rows.Select(row => $"{people.MentorId(row.Mentor)} {people.MenteeId(row.Mentee)}").Order()];
    }

    /// <summary>The address of `Mentor 1`, or of `Dirigeant 2`.</summary>
    public static string Mail(string name) => $"{name.Replace(' ', '.').ToLowerInvariant()}@groupe.example";

    /// <summary>Somebody's part in the programme, by their name.</summary>
    public static Task<Participant> Part(BinomeDb db, string name) =>
        db.Participants.SingleAsync(p => db.People.Any(x => x.Id == p.PersonId && x.FirstName + " " + x.LastName == name));

    /// <summary>Confirms the open board through its page, as its manager.</summary>
    public async Task<Page> Approved()
    {
        var approval = await (await World.SignedIn(Manager, "fr")).Get(Approval);
        return await approval.Submit("approve", ("confirm", "yes"));
    }

    /// <summary>Two people as a board's forms name them.</summary>
    public async Task<(string Mentor, string Mentee)> Positions(string mentor, string mentee)
    {
        await using var db = World.Database.Open();
        return ((await Part(db, mentor)).Id.ToString(), (await Part(db, mentee)).Id.ToString());
    }

    /// <summary>What the buttons that lock would post.</summary>
    public static List<string> Open(Page page) =>
        [.. page.Document.QuerySelectorAll(".pairs > li .acts button:first-of-type[value^='Lock']").Select(b => b.GetAttribute("value")!)];

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static Person Add(BinomeDb db, Ids ids, string name, string unit, string? email = null, Person? manager = null)
    {
        var person = new Person(ids.New<Person>(), Person.MainOrganisation)
        {
            FirstName = name.Split(' ')[0],
            LastName = name.Split(' ')[^1],
            Email =
                email
                ?? (
                    name.StartsWith("Mentor", StringComparison.Ordinal) || name.StartsWith("Dirigeant", StringComparison.Ordinal)
                        ? Mail(name)
                        : null
                ),
            Unit = unit,
            City = "Lyon",
            Country = "FR",
            TimeZone = "Europe/Paris",
            Languages = "fr|en",
            JobTitle = "Poste",
            ManagerId = manager?.Id,
        };
        person.Search = person.Searchable();
        db.People.Add(person);
        if (manager is not null)
            db.Lines.Add(new(person.Id, manager.Id, 1));
        return person;
    }

    private static Participant Join(BinomeDb db, Ids ids, World world, Programme programme, Person person, ParticipantKind kind, int number)
    {
        var participant = new Participant(ids.New<Participant>(), programme.Id, person.Id, kind, Aliases.Of(number), world.Clock.Now())
        {
            Demand = programme.MentorsTogether, // as somebody who enrols has it
            Hours = "mon 9-12|thu 14-18",
            Style = number % 2 == 0 ? "12|3|7|8|5" : "3|11|7|9|6",
        };
        participant.Enrol(world.Clock.Now());
        db.Participants.Add(participant);
        db.ParticipantTopics.Add(new(participant.Id, "ai", 1 + number % 5));
        db.ParticipantTopics.Add(new(participant.Id, "data", 5 - number % 5));
        return participant;
    }
}
