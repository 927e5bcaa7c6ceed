using System.Net;
using System.Text;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Programmes;

public sealed class SettingsTests
{
    [Theory, BothDatabases]
    public async Task A_scope_counts_the_people_it_lets_in(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var scope = await zoe.Get($"/programmes/{id}/settings?step=scope");
        Assert.Contains("4 people in the directory today", scope.Text, StringComparison.Ordinal);
        Assert.Contains("France · 2", scope.Text, StringComparison.Ordinal); // who has left is not counted
        var counted = await scope.Submit("settings", ("kind", "some"), ("country", "FR"), ("unit", "Finance"), ("stay", "true"));
        Assert.Contains("As saved, 1 person may join.", counted.Text, StringComparison.Ordinal);
        Assert.Equal("Finance", ProgrammeScope.Read((await Founded.Read(world, id)).Scope).Units.Single());
        var nothing = await counted.Submit("settings", ("kind", "some"), ("country", "XX"), ("unit", "Nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Tick at least one company, country or unit", nothing.Text, StringComparison.Ordinal);
        Assert.Equal("Finance", ProgrammeScope.Read((await Founded.Read(world, id)).Scope).Units.Single());
    }

    [Theory, BothDatabases]
    public async Task A_list_is_pasted_or_sent_and_says_whom_it_does_not_know(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var scope = await zoe.Get($"/programmes/{id}/settings?step=scope");
        var wrong = await scope.Submit("settings", ("kind", "listed"), ("people", "BOB@a.example; 3, nobody@a.example\ngone@a.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("2 entries name nobody of the directory: nobody@a.example, gone@a.example", wrong.Text, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(0, await db.ListedPeople.CountAsync());
        var kept = await wrong.Submit("settings", ("kind", "listed"), ("leaveOut", "true"), ("stay", "true"));
        Assert.Contains("As saved, 2 people may join.", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Carla Sanz", kept.Text, StringComparison.Ordinal);
        var file = Encoding.UTF8.GetBytes("Nom;Courriel\nHélène Dûpont;helene@a.example\nBob Lee;bob@a.example\n");
        var sent = await kept.Submit(
            "settings",
            [("list", "people.csv", file)],
            ("kind", "listed"),
            ("people", ""),
            ("replace", "true"),
            ("stay", "true")
        );
        Assert.Contains("2 people stand on the list.", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Carla Sanz", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Hélène Dûpont", sent.Text, StringComparison.Ordinal);
        Assert.True(ProgrammeScope.Read((await Founded.Read(world, id)).Scope).ListedOnly);
    }

    [Theory, BothDatabases]
    public async Task What_the_memory_says_of_a_scope_is_what_the_query_says(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await using var db = world.Database.Open();
        var people = await db.People.AsNoTracking().ToListAsync();
        db.ListedPeople.Add(new(id, people.Single(p => p.Email == Founded.Bob).Id));
        await db.SaveChangesAsync();
        foreach (
            var scope in new ProgrammeScope[]
            {
                ProgrammeScope.Everybody,
                new([], ["FR", "ES"], []),
                new(["Nowhere"], [], []),
                new([], ["FR"], ["HR", "Finance"]),
                new([], [], [], ListedOnly: true),
                new([], ["FR"], [], ListedOnly: true),
            }
        )
        {
            await Founded.Change(world, id, p => p.Admit(scope));
            var programme = await Founded.Read(world, id);
            var asked = await db.InScope(programme).Select(p => p.Number).OrderBy(n => n).ToListAsync();
            Assert.Equal(asked, people.Where(p => scope.Admits(p, p.Email == Founded.Bob)).Select(p => p.Number).Order());
        }
    }

    [Theory, BothDatabases]
    public async Task Topics_are_added_renamed_and_before_enrolment_taken_away(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var topics = $"/programmes/{id}/settings?step=topics";
        await using var db = world.Database.Open();
        Task<List<string>> Codes() => db.ProgrammeTopics.OrderBy(t => t.Position).Select(t => t.Code).ToListAsync();

        var half = await (await zoe.Get(topics)).Submit("settings", ("topic", "ai"), ("en-0", "Élan !"), ("fr-0", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.Contains("in both languages", half.Text, StringComparison.Ordinal);
        await half.Submit("settings", ("topic", "ai"), ("fr-0", "Élan"), ("en-1", "AI"), ("fr-1", "IA"));
        Assert.Equal(["ai", "elan", "ai-2"], await Codes());
        await (await zoe.Get(topics)).Submit("settings", ("topic", "data"), ("en-0", "Drive"), ("en-1", ""), ("fr-1", ""));
        Assert.Equal(["data", "elan"], await Codes());

        await Founded.Change(world, id, p => p.Enrol());
        var fixedNow = await zoe.Get(topics);
        Assert.True(fixedNow.Document.QuerySelector("input[value=data]")!.HasAttribute("disabled"));
        var stays = await fixedNow.Submit("settings", ("en-0", ""), ("fr-0", ""));
        Assert.Contains("renamed, not taken away", stays.Text, StringComparison.Ordinal);
        await fixedNow.Submit("settings", ("topic", "video"));
        Assert.Equal(["data", "video", "elan"], await Codes());
    }

    [Theory, BothDatabases]
    public async Task Who_changes_what_another_just_changed_is_told_and_loses_nothing_they_typed(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Enrol());
        var zoe = await world.SignedIn(Founded.Zoe);
        var topics = $"/programmes/{id}/settings?step=topics";
        var (mine, theirs) = (await zoe.Get(topics), await zoe.Get(topics));
        await theirs.Submit("settings", ("en-0", "Drive"), ("fr-0", "Élan"));
        var refused = await mine.Submit("settings", ("en-0", "Courage"), ("fr-0", "Audace"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Somebody changed this programme", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Courage", refused.Html, StringComparison.Ordinal);
        await refused.Submit("settings"); // knows nothing of the other's topic, and takes it neither away nor over
        await using var db = world.Database.Open();
        var own = await db.ProgrammeTopics.Where(t => t.English != null).Select(t => t.English).ToListAsync();
        Assert.Equal(["Courage", "Drive"], own.Order());
    }

    [Theory, BothDatabases]
    public async Task Once_people_were_written_to_the_shape_stays_and_the_page_says_so(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var before = await zoe.Get($"/programmes/{id}/settings?step=shape");
        await Founded.Change(world, id, p => p.Sent(world.Clock.Now()));
        var refused = await before.Submit("settings", ("shape", "2"));
        Assert.Contains("People have been written to: who meets together can no longer change", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await Founded.Read(world, id)).MentorsTogether);
        Assert.Contains("People have been written to since", (await zoe.Get($"/programmes/{id}/settings")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Days_are_in_order_and_lengths_are_at_least_one(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe, "fr");
        var dates = await zoe.Get($"/programmes/{id}/settings?step=dates");
        var wrong = await dates.Submit("settings", ("enrol", "2027-02-01"), ("start", "2027-01-01"), ("end", "demain"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(2, wrong.Document.QuerySelectorAll(".error").Length);
        Assert.Equal("demain", wrong.Document.QuerySelector("#end")!.GetAttribute("value"));
        Assert.Null((await Founded.Read(world, id)).EnrolUntil);
        var lengths = await zoe.Get($"/programmes/{id}/settings?step=lengths");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lengths.Submit("settings", ("minutes", "17"))).Status);
        Assert.Equal("30|60", (await Founded.Read(world, id)).SessionMinutes);
    }

    [Theory, BothDatabases]
    public async Task It_says_how_long_words_are_kept_until_it_is_closed(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var page = await zoe.Get($"/programmes/{id}/settings?step=keep");
        Assert.Equal("12", page.Document.QuerySelector("input[name=months]")!.GetAttribute("value"));
        foreach (var wrong in new[] { "0", "61", "-3", "a year", "" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("settings", ("months", wrong))).Status);
        Assert.Equal($"/programmes/{id}/rubric", (await page.Submit("settings", ("months", "60"))).Path);
        Assert.Equal(60, (await Founded.Read(world, id)).KeepMonths);
        Assert.Contains("60 months after closing", (await zoe.Get($"/programmes/{id}")).Text, StringComparison.Ordinal);
        await Founded.Change(world, id, p => p.Enrol());
        await Founded.Change(world, id, p => p.Close(world.Clock.GetUtcNow().UtcDateTime));
        await page.Submit("settings", ("months", "3"), ("_key", Guid.NewGuid().ToString()));
        Assert.Equal(60, (await Founded.Read(world, id)).KeepMonths);
    }

    [Theory, BothDatabases]
    public async Task A_coordinator_does_not_change_it(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Name(world, id, Founded.Bob, RoleKind.Coordinator);
        var bob = await world.SignedIn(Founded.Bob);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get($"/programmes/{id}/settings")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.Get($"/programmes/{id}")).Status);
    }
}
