using System.Net;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Matching;

public sealed class BoardTests
{
    [Theory, BothDatabases]
    public async Task A_run_goes_through_the_outbox_and_says_how_far_it_is(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var page = await manager.Get(made.Board);
        Assert.Equal("No pairs yet", page.Heading);
        var waiting = await page.Submit("start");
        Assert.Equal("The pairs are being looked for", waiting.Heading);
        Assert.Contains("0 parts of 100", waiting.Text, StringComparison.Ordinal);
        Assert.Equal("Waiting", await State(manager, made));
        await made.World.Drain();
        Assert.Equal("4 pairs proposed", (await manager.Get(made.Board)).Heading);
        Assert.Equal("Ready", await State(manager, made));
    }

    [Theory, BothDatabases]
    public async Task An_edit_solves_anew_says_what_changed_and_can_be_taken_back(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        Assert.Equal("4 binômes proposés", page.Heading);
        var before = await BoardWorld.Pairs(made.World, made.Programme);
        var first = Open(page)[0];
        var forbidden = await page.Submit("pairs", ("edit", first.Replace("Lock", "Forbid", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, forbidden.Status);
        Assert.StartsWith("Écarté", forbidden.Document.QuerySelector("#news b")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(forbidden.Document.QuerySelectorAll("#news li"));
        var after = await BoardWorld.Pairs(made.World, made.Programme);
        Assert.DoesNotContain(first[5..].Replace(':', ' '), after);
        var locked = await forbidden.Submit("pairs", ("edit", Open(forbidden)[0]));
        Assert.Contains("Verrouillé par vous", locked.Text, StringComparison.Ordinal);
        var refused = await locked.Submit("pairs", ("edit", Open(forbidden)[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Libérez-le d’abord", refused.Text, StringComparison.Ordinal);
        var one = await locked.Submit("undo", ("edit", "Undo:::1"));
        Assert.Contains("Décision 1 défaite", one.Text, StringComparison.Ordinal);
        await one.Submit("undo", ("edit", "Undo:::0"));
        Assert.Equal(before, await BoardWorld.Pairs(made.World, made.Programme));
    }

    [Theory, BothDatabases]
    public async Task A_pair_made_by_hand_tells_its_cost_before(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        var link = page.Document.QuerySelector("a[href*='choose=']")!.GetAttribute("href")!.Split('#')[0];
        var choice = await (await made.World.SignedIn(BoardWorld.Manager, "fr")).Get(link);
        var take = choice.Document.QuerySelector("section[aria-labelledby=choose] td button[name=edit]")!;
        Assert.Matches("coûte|binôme de", take.Closest("tr")!.TextContent);
        var taken = await choice.Submit("choice", ("edit", take.GetAttribute("value")!));
        Assert.Contains(take.GetAttribute("value")![5..].Replace(':', ' '), await BoardWorld.Pairs(made.World, made.Programme));
        var fewer = await (await made.World.SignedIn(BoardWorld.Manager, "fr")).Get(link);
        var mentor = fewer.Document.QuerySelectorAll("button[value^='Capacity']").Single().GetAttribute("value")!;
        var answer = await fewer.Submit("places", ("edit", mentor), ("places", "beaucoup"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        // The Enter key presses a form's first button: beside a field there is no other.
        Assert.All(
            fewer.Document.QuerySelectorAll("#places, #wanted"),
            field => Assert.Single(field.Closest("form")!.QuerySelectorAll("button"))
        );
        var more = await fewer.Submit("places", ("edit", mentor), ("places", "2"));
        Assert.StartsWith("5 binômes", more.Heading, StringComparison.Ordinal);
        Assert.NotEqual(taken.Heading, more.Heading);
    }

    [Theory, BothDatabases]
    public async Task Of_a_sealed_person_the_board_and_the_export_have_the_alias_alone(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        var alone = await (await made.World.SignedIn(BoardWorld.Manager, "fr")).Get(made.Board + "?tab=alone");
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var export = await manager.Answer(new(HttpMethod.Get, made.Board + ".csv"));
        var csv = await export.Content.ReadAsStringAsync();
        string alias;
        await using (var db = made.World.Database.Open())
            alias = Words.In("fr", () => Aliases.Say(db.Participants.Single(p => p.Discretion == Discretion.Sealed).Alias));
        Assert.Contains(alias, page.Text + alone.Text, StringComparison.Ordinal);
        foreach (var text in new[] { page.Html, alone.Html, csv })
        foreach (var tell in new[] { "Zoé", "Cachée", "Unité 0" })
            Assert.DoesNotContain(tell, text, StringComparison.Ordinal);
        Assert.Contains("Dirigeant 1", csv, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Of_somebody_sealed_after_the_calculation_the_board_tells_nothing_until_it_is_made_again(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated("en");
        await using (var db = made.World.Database.Open())
            await db
                .Participants.Where(p => p.Kind == ParticipantKind.Mentee)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, Discretion.Sealed));
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var after = await manager.Get(made.Board);
        Assert.Contains("Somebody was sealed after this calculation", after.Text, StringComparison.Ordinal);
        var since = after
            .Document.QuerySelectorAll(".pairs > li")
            .Where(li => li.TextContent.Contains("Sealed since", StringComparison.Ordinal))
            .ToList();
        Assert.True(since.Count >= 3); // one was sealed before
        Assert.All(since, li => Assert.Empty(li.QuerySelectorAll(".fit div, button, a")));
        var csv = await (await manager.Answer(new(HttpMethod.Get, made.Board + ".csv"))).Content.ReadAsStringAsync();
        Assert.Contains("Sealed since", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Dirigeant", csv + after.Html, StringComparison.Ordinal);
        var (mentor, mentee) = await Ids(made, "Mentor 1", "Dirigeant 2");
        var refused = await page.Submit("pairs", ("edit", $"Lock:{mentor}:{mentee}"));
        Assert.Contains("was sealed after the calculation", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await manager.Get($"{made.Board}?choose={mentee}")).Document.QuerySelectorAll("section[aria-labelledby=choose]"));
        await page.Submit("start", ("_key", Guid.NewGuid().ToString()));
        await made.World.Drain();
        Assert.DoesNotContain("Sealed since", (await manager.Get(made.Board)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_veto_is_kept_and_told_as_a_sum_alone(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        var kept = page.Document.QuerySelectorAll(".aside tr").Single(row => row.TextContent.Contains("Vetos", StringComparison.Ordinal));
        Assert.EndsWith("1", kept.TextContent.Trim(), StringComparison.Ordinal);
        var (mentor, mentee) = await Ids(made, "Mentor 1", "Dirigeant 2");
        var refused = await page.Submit("pairs", ("edit", $"Lock:{mentor}:{mentee}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("quand un motif touche une personne", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("veto", refused.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task A_new_calculation_drops_the_board_before_it_and_a_stale_page_edits_nothing(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated("en");
        var old = await made.LastRun();
        await page.Submit("start");
        var refused = await page.Submit("pairs", ("edit", Open(page)[0]), ("_key", Guid.NewGuid().ToString()));
        Assert.Contains("had changed since you opened it", refused.Text, StringComparison.Ordinal);
        await made.World.Drain();
        await using var db = made.World.Database.Open();
        Assert.Empty(await db.BoardEdits.ToListAsync());
        Assert.Equal(RunState.Dropped, (await db.Runs.SingleAsync(r => r.Id == old.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task A_run_that_cannot_be_made_says_so_and_one_that_nobody_makes_can_be_started_again(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        await (await manager.Get(made.Board)).Submit("start");
        Assert.Empty((await manager.Get(made.Board)).Document.QuerySelectorAll("#again"));
        made.World.Clock.Move(Run.Patience + TimeSpan.FromSeconds(1));
        Assert.Contains("Calculate the pairs", (await manager.Get(made.Board)).Text, StringComparison.Ordinal);
        await using var read = made.World.Database.Open();
        var message = await read.OutboxMessages.SingleAsync(m => m.Kind == MakeRun.OutboxKind);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            message.Claim(made.World.Clock.Now());
            await using var db = made.World.Database.Open();
            var broken = new MakeRun(db, boards: null!, new Lots(), made.World.Clock); // any bug on the way
            await Assert.ThrowsAsync<NullReferenceException>(() => broken.Handle(message, default));
            Assert.Equal(attempt < 3 ? RunState.Working : RunState.Failed, (await made.LastRun()).State);
        }
        Assert.Contains("nothing was lost", (await manager.Get(made.Board)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Once_the_programmes_words_are_forgotten_there_is_no_board_in_memory_either(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        await made.Calculated();
        var run = await made.LastRun();
        await using (var db = made.World.Database.Open())
        {
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.ForgottenAt, made.World.Clock.Now()));
            await db.RunFiles.ExecuteDeleteAsync();
        }
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        Assert.Equal("No pairs yet", (await manager.Get(made.Board)).Heading);
        foreach (var address in new[] { made.Board + ".csv", $"/programmes/{made.Programme}/runs/{run.Id}/record" })
            Assert.Equal(HttpStatusCode.NotFound, (await manager.Answer(new(HttpMethod.Get, address))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_programme_without_free_mentors_is_told_so(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 0);
        var page = await made.Calculated("en");
        Assert.Contains("No mentor has a free place", page.Text, StringComparison.Ordinal);
    }

    private static async Task<(Guid Mentor, Guid Mentee)> Ids(BoardWorld made, string mentor, string mentee)
    {
        await using var db = made.World.Database.Open();
        var (_, references, _) = await RunStore.Load(db, (await made.LastRun()).Id, default);
        return (Of(references.Mentors, mentor), Of(references.Mentees, mentee));

        Guid Of(IReadOnlyDictionary<string, Guid> list, string name) =>
            list.Single(entry =>
                db.Participants.Where(p => p.Id == new Id<Participant>(entry.Value))
                    .Join(db.People, p => p.PersonId, x => x.Id, (p, x) => x.FirstName + " " + x.LastName)
                    .Single() == name
            ).Value;
    }

    /// <summary>What the buttons that lock would post.</summary>
    private static List<string> Open(Page page) =>
        [.. page.Document.QuerySelectorAll(".pairs > li .acts button:first-of-type[value^='Lock']").Select(b => b.GetAttribute("value")!)];

    private static async Task<string> State(Visitor visitor, BoardWorld made)
    {
        var answer = await visitor.Answer(new(HttpMethod.Get, made.Board + "/state"));
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("state").GetString()!;
    }
}
