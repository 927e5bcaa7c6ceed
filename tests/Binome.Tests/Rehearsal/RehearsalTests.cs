using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Rehearsal;
using Binome.Tests.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Rehearsal;

/// <summary>The page on which a manager tries their own programme: what it takes from it, how it is played, what it says.</summary>
public sealed class RehearsalTests
{
    private static readonly (string, string)[] s_tiny =
    [
        ("mentors", "5"),
        ("mentees", "8"),
        ("places", "1"),
        ("sessions", "2"),
        ("people", "100"),
        ("seed", "5"),
        ("b-declinesPair", "0"),
    ];

    /// <summary>What the tiny cast came to, whichever database keeps it: the first to be played, for the second to agree with.</summary>
    private static readonly ConcurrentDictionary<string, string> s_came = [];

    [Theory, BothDatabases]
    public async Task A_programme_is_tried_with_its_own_settings_and_nobody_of_it(Store store)
    {
        await using var world = await World.Start(store);
        var (id, address) = await Made(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var page = await zoe.Get(address);
        Assert.Equal("Try this programme before anybody is asked", page.Heading);
        Assert.Contains("2 mentors together for a mentee", page.Text, StringComparison.Ordinal);
        Assert.Equal("25", page.Document.QuerySelector("input[name='b-declines']")!.GetAttribute("value"));

        var wrong = await page.Submit("rehearse", ("mentors", "61"), ("b-declines", "46"), ("seed", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(3, wrong.Document.QuerySelectorAll(".field.wrong").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("rehearse", ("mentees", "200"), ("people", "100"))).Status);

        page = await page.Submit("rehearse", s_tiny);
        Assert.Equal(("The rehearsal is being played", address), (page.Heading, page.Path));
        Assert.Contains("http-equiv=\"refresh\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"Waiting\"", (await zoe.Get($"{address}/state")).Html, StringComparison.Ordinal);
        var (before, row) = await Read(world, id);
        await NobodyOfIt(world, row.Order);

        // The server stops half-way: it is put back whole, and nothing stays on the disk.
        using (var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Worker(world).One(stop.Token));
        Assert.Equal((RehearsalState.Waiting, 0), (await Read(world, id)).Row is var back ? (back.State, back.Progress) : default);
        await world.Drain();

        var (after, played) = await Read(world, id);
        Assert.Equal(RehearsalState.Done, played.State);
        Assert.Equal(before, after); // of the real database, no other row was touched, and no mail waits
        Assert.False(Directory.Exists(Path.Combine(Path.GetTempPath(), $"binome-rehearsal-{played.Id}")));
        Assert.Equal(s_came.GetOrAdd(row.Order, played.Outcome!), played.Outcome);

        var outcome = Outcome.Read(played.Outcome!);
        Assert.Empty(outcome.Broken);
        Assert.Equal((5, 8), (outcome.Mentors, outcome.Mentees));
        Assert.Equal(8, outcome.Paired + outcome.Without.Sum(w => w.Mentees));
        Assert.InRange(outcome.Paired, 1, 4); // five mentors with a place each, two together: two at a time
        Assert.Contains(outcome.Without, w => w.Why == WithoutWhy.Places);
        Assert.Equal(["2027-03", "2027-04", "2027-05"], outcome.Months.Select(m => $"{m.First:yyyy-MM}"));
        Assert.Equal(outcome.Held, outcome.Months.Sum(m => m.Held));
        page = await zoe.Get(address);
        Assert.StartsWith($"{outcome.Paired} of 8 mentees would have a mentor", page.Heading, StringComparison.Ordinal);
        var places = 2 * outcome.Without.Single(w => w.Why == WithoutWhy.Places).Mentees;
        Assert.Contains($"Find {places} more places with mentors", page.Text, StringComparison.Ordinal);
        Assert.Equal("5", page.Document.QuerySelector("input[name=mentors]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task Five_are_kept_one_is_played_at_a_time_and_they_go_with_who_asked_and_with_the_programme(Store store)
    {
        await using var world = await World.Start(store);
        var (id, address) = await Made(world);
        var bob = await Founded.Join(world, id, Founded.Bob, Binome.Enrolment.ParticipantKind.Mentor, "slate-1");
        await using var db = world.Database.Open();
        var programme = await db.Programmes.SingleAsync();
        for (var at = 0; at < 6; at++)
            FurnishedRehearsals.Make(db, new(world.Clock), world.Clock.Now().AddDays(at - 7), programme, bob.PersonId);
        await db.SaveChangesAsync();
        var zoe = await world.SignedIn(Founded.Zoe);
        var page = await zoe.Get(address);
        var second = page.Document.QuerySelectorAll("section[aria-labelledby=earlier] a")[1].GetAttribute("href")!;
        Assert.Equal("16 of 20 mentees would have a mentor, 4 would not", (await zoe.Get(second)).Heading);
        await page.Submit("rehearse", s_tiny);
        Assert.Equal(AskRehearsal.Kept, await db.Rehearsals.CountAsync());
        Assert.Contains(
            "being played already",
            (await page.Submit("rehearse", ("_key", $"{Guid.NewGuid()}"))).Text,
            StringComparison.Ordinal
        );

        // Deleted while it is played: nobody waits for it, and nothing is told.
        var playing = Worker(world).One(default);
        while (await db.Rehearsals.AllAsync(r => r.State != RehearsalState.Working) && !playing.IsCompleted)
            await Task.Delay(50);
        await using var scope = world.Services.CreateAsyncScope();
        var own = ActivatorUtilities.CreateInstance<OwnRehearsals>(scope.ServiceProvider);
        await own.On(new Binome.People.PersonErased(bob.PersonId, default, world.Clock.Now()), default);
        Assert.Equal(Founded.Zoe, (await db.People.SingleAsync(p => db.Rehearsals.Any(r => r.AskedBy == p.Id))).Email);
        await own.On(new ProgrammeForgotten(id, world.Clock.Now()), default);
        Assert.True(await playing);
        Assert.Equal(0, await db.Rehearsals.CountAsync());
        Assert.Equal(0, await db.OutboxMessages.CountAsync(m => m.Kind == PlayRehearsal.OutboxKind && m.DoneAt == null));

        await Founded.Change(world, id, p => p.Archive(world.Clock.Now()));
        page = await zoe.Get(address);
        Assert.Null(page.Document.QuerySelector("input[name=mentors]"));
        Assert.Contains("nothing left to try", page.Text, StringComparison.Ordinal);
    }

    /// <summary>A process that dies leaves nothing behind that could be caught: the next worker counts, and says so.</summary>
    [Theory, BothDatabases]
    public async Task A_rehearsal_whose_worker_died_each_time_is_over(Store store)
    {
        await using var world = await World.Start(store);
        var (id, address) = await Made(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        await (await zoe.Get(address)).Submit("rehearse", s_tiny);
        await using var db = world.Database.Open();
        await db.OutboxMessages.Where(m => m.Kind == PlayRehearsal.OutboxKind).ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, 3)); // and no trouble told
        await world.Drain();
        var row = (await Read(world, id)).Row;
        Assert.Equal((RehearsalState.Failed, "rehearsal.failed"), (row.State, row.Trouble));
        var page = await zoe.Get(address);
        Assert.NotNull(page.Document.QuerySelector("input[name=mentors]")); // another one can be asked for
    }

    [Theory, BothDatabases]
    public async Task What_is_taken_from_the_programme_is_what_counting_gives(Store store)
    {
        await using var world = await World.Start(store);
        var (id, _) = await Made(world);
        await Founded.Join(world, id, Founded.Bob, Binome.Enrolment.ParticipantKind.Mentor, "slate-1");
        await using var db = world.Database.Open();
        var (programme, today) = (await db.Programmes.SingleAsync(p => p.Id == id), world.Clock.Today());
        var ids = new Ids(world.Clock);
        for (var n = 0; n < 5; n++)
            db.People.Add(
                new(ids.New<Person>(), Person.MainOrganisation)
                {
                    Number = $"Q{n}",
                    FirstName = "Quidam",
                    LastName = $"{n}",
                }
            );
        await db.SaveChangesAsync();
        foreach (var country in new[] { "FR", null })
        {
            await db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.Country, country));
            var own = await OwnProgramme.Read(db, programme, today, default);
            var here = await db.InScope(programme).Present(today).CountAsync();
            Assert.True(here >= 5);
            Assert.Equal((here, 1, 0), (own.InScope, own.Mentors, own.Mentees));
            Assert.Equal(country is null ? [] : [here], own.Countries.Values);
        }
    }

    /// <summary>Two months, two mentors together, a topic of its own, and rules that name somebody and a unit.</summary>
    private static async Task<(Id<Programme> Id, string Address)> Made(World world)
    {
        var id = await Founded.Make(world);
        await using (var db = world.Database.Open())
        {
            db.ProgrammeTopics.Add(new(id, "own-zoe", 20, "Zoé’s own", "Propre à Zoé"));
            var exempt = await db.People.Where(p => p.Email == Founded.Helene).Select(p => p.Id).SingleAsync();
            await db.SaveChangesAsync();
            await Founded.Change(
                world,
                id,
                p =>
                {
                    p.PairBy($$$"""{"scope":{"mentors":{"units":["Finance"]}},"reportingLine":{"exempt":["{{{exempt}}}"],"depth":2} }""");
                    p.Shape(2);
                    p.Plan(new(2027, 3, 22), new(2027, 3, 29), new(2027, 5, 28));
                }
            );
        }
        return (id, $"/programmes/{id}/rehearsal");
    }

    private static OutboxWorker Worker(World world) => world.Services.GetRequiredService<OutboxWorker>();

    private static async Task<(string Counts, AskedRehearsal Row)> Read(World world, Id<Programme> id)
    {
        await using var db = world.Database.Open();
        var counts = (
            await db.People.CountAsync(),
            await db.Participants.CountAsync(),
            await db.ProgrammeMails.CountAsync(),
            await db.OutboxMessages.CountAsync(),
            await db.Programmes.CountAsync(),
            await db.AuditEntries.CountAsync()
        );
        return ($"{counts}", await db.Rehearsals.AsNoTracking().SingleAsync(r => r.ProgrammeId == id));
    }

    /// <summary>Settings and counts: no name, address or id of anybody, nor what names a part of the company.</summary>
    private static async Task NobodyOfIt(World world, string order)
    {
        using var json = JsonDocument.Parse(order);
        Assert.Equal(2, json.RootElement.GetProperty("mentorsTogether").GetInt32());
        Assert.Contains("\\u0022depth\\u0022:2", order, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        foreach (var one in await db.People.AsNoTracking().ToListAsync())
        foreach (
            var told in new[] { one.FirstName, one.LastName, one.Email, one.Id.ToString(), one.Unit, one.City, "Zoé", "own-zoe", "Vague" }
        )
            Assert.DoesNotContain(told!, order, StringComparison.Ordinal);
    }
}
