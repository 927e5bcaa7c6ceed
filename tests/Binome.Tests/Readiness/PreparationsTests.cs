using System.Net;
using Binome.Enrolment;
using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;
using Binome.Tests.Enrolment;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wave = Binome.Tests.Pairings.Wave;

namespace Binome.Tests.Readiness;

public sealed class PreparationsTests
{
    [Theory, BothDatabases]
    public async Task A_coach_finds_facts_of_life_alone(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await using var db = furnished.World.Database.Open();
        await db.SignOffs.ExecuteDeleteAsync(); // somebody prepares
        var programme = new Id<Programme>(Guid.Parse(furnished.Places["programme"]));
        var mentees = await db
            .Participants.Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentee)
            .Join(db.People, p => p.PersonId, x => x.Id, (_, x) => x)
            .ToListAsync();
        var asker = new Viewer(Guid.NewGuid(), null, Person.MainOrganisation, "", true);
        string[] secrets =
        [
            .. mentees.Select(m => m.NameFor(asker)),
            "Trop de courriels",
            "Travailler à plusieurs",
            "Trois heures de courriels",
        ];
        Assert.True(secrets.Length > 6);
        var crawl = await new Crawl(furnished, Role.Coach).Run();
        var read = crawl.Read.Where(r => !r.Key.StartsWith("/people", StringComparison.Ordinal)).ToList(); // the directory names everybody
        Assert.Contains(
            read,
            r => r.Key.EndsWith("/preparations", StringComparison.Ordinal) && r.Value.Contains("1 of 6", StringComparison.Ordinal)
        );
        Assert.Empty(
            from page in read
            from secret in secrets
            where page.Value.Contains(secret, StringComparison.Ordinal)
            select $"{page.Key}: {secret}"
        );
    }

    [Theory, BothDatabases]
    public async Task A_manager_signs_off_where_there_is_no_coach_and_sets_dates_with_seats(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        var (manager, maelle, theo) = (await course.As("1"), await course.As("2"), await course.As("4"));
        await course.Pass("2", ShippedText.Course);
        await course.Play("2", "4");
        var page = await manager.Get(course.Preparations);
        page = await manager.Get(page.Document.QuerySelector("a[href*='sign=']")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Contains("Maëlle", page.Document.QuerySelector("#sign-off")!.TextContent, StringComparison.Ordinal);
        page = await page.Submit("sign-off");
        Assert.Null(page.Document.QuerySelector("a[href*='sign=']"));
        Assert.Contains("1 mentor se prépare", (await manager.Get("/")).Text.Replace('\u202f', ' '), StringComparison.Ordinal);

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await page.Submit("supervision", ("day", "2001-01-01"), ("time", "12:30"), ("place", "x"))).Status
        );
        page = await page.Submit("supervision", ("day", "2027-03-15"), ("time", "12:30"), ("place", "Salle 4"), ("seats", "1"));
        await using var db = course.Wave.World.Database.Open();
        var date = await db.Supervisions.AsNoTracking().SingleAsync();
        var (one, other) = (await maelle.Get(course.Readiness), await theo.Get(course.Readiness));
        Assert.Contains("Salle 4", one.Text, StringComparison.Ordinal);
        one = await one.Submit($"sit-{date.Id}");
        Assert.Contains("on vous attend", one.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Submit($"sit-{date.Id}")).Status);
        Assert.Contains("Maëlle Quiniou", (await manager.Get(course.Preparations)).Text, StringComparison.Ordinal);
        await one.Submit($"sit-{date.Id}");
        await other.Submit($"sit-{date.Id}");
        Assert.Contains("on vous attend", (await theo.Get(course.Readiness)).Text, StringComparison.Ordinal);
        await (await manager.Get(course.Preparations)).Submit($"cancel-{date.Id}");
        Assert.DoesNotContain("Salle 4", (await theo.Get(course.Readiness)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maelle.Get(course.Preparations)).Status);
        // Whoever had the seat is told, and nobody else; twice is once.
        var told = await db.ProgrammeMails.AsNoTracking().SingleAsync(m => m.Kind == Binome.Readiness.Supervising.CancelledMail);
        Assert.Equal(await Wave.PersonOf(db, "4"), told.PersonId);
        Assert.Contains("15 mars 2027", told.Text, StringComparison.Ordinal);
        Assert.NotNull((await db.Supervisions.AsNoTracking().SingleAsync()).CancelledAt);
    }

    /// <summary>Only those who take part sit somewhere; and what a programme no longer asks for is not kept from who has a seat.</summary>
    [Theory, BothDatabases]
    public async Task A_seat_of_who_left_is_free_and_one_that_was_taken_is_seen_and_given_back_after_the_rule_is_dropped(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        var (manager, maelle, theo) = (await course.As("1"), await course.As("2"), await course.As("4"));
        await (await manager.Get(course.Preparations)).Submit(
            "supervision",
            ("day", "2027-03-15"),
            ("time", "12:30"),
            ("place", "Salle 4"),
            ("seats", "1")
        );
        await using var db = course.Wave.World.Database.Open();
        var date = await db.Supervisions.AsNoTracking().SingleAsync();
        await (await maelle.Get(course.Readiness)).Submit($"sit-{date.Id}");
        var gone = await Wave.PersonOf(db, "2");
        await db
            .Participants.Where(p => p.PersonId == gone)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.WithdrawnAt, course.Wave.World.Clock.Now()));
        Assert.Contains("0 place", (await manager.Get(course.Preparations)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "on vous attend",
            (await (await theo.Get(course.Readiness)).Submit($"sit-{date.Id}")).Text,
            StringComparison.Ordinal
        );

        await (await manager.Get(course.Preparations)).Submit("rule"); // no longer asked for
        Assert.Contains("Théo", (await manager.Get(course.Preparations)).Text, StringComparison.Ordinal);
        var seat = await theo.Get(course.Readiness);
        Assert.Equal("Votre place à une supervision", seat.Heading);
        Assert.DoesNotContain("jeu de rôle", seat.Text, StringComparison.Ordinal);
        await seat.Submit($"sit-{date.Id}");
        Assert.Equal(0, await db.Seated().CountAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await theo.Get(course.Readiness)).Status);
    }

    /// <summary>Where they met is words, and who led it or signed is somebody: both go with the programme's words.</summary>
    [Theory, BothDatabases]
    public async Task A_forgotten_programme_keeps_no_date_and_no_coach(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        await course.Pass("2", ShippedText.Course);
        await course.Play("2", "4");
        var manager = await course.As("1");
        var page = await manager.Get(course.Preparations);
        page = await manager.Get(page.Document.QuerySelector("a[href*='sign=']")!.GetAttribute("href")!.Split('#')[0]);
        page = await page.Submit("sign-off");
        await page.Submit("supervision", ("day", "2027-03-15"), ("time", "12:30"), ("place", "Salle 4"), ("seats", "1"));
        await using var db = course.Wave.World.Database.Open();
        var date = await db.Supervisions.AsNoTracking().SingleAsync();
        await (await (await course.As("2")).Get(course.Readiness)).Submit($"sit-{date.Id}");
        await using (var scope = course.Wave.World.Services.CreateAsyncScope())
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<ProgrammeForgotten>>().Reverse())
                await reaction.On(new(course.Wave.Programme, course.Wave.World.Clock.Now()), default);
        Assert.Equal(0, await db.Supervisions.CountAsync());
        Assert.Null((await db.SignOffs.AsNoTracking().SingleAsync()).ById);
    }
}
