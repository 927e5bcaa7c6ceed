using System.Text;
using Binome.Enrolment;
using Binome.Matching;
using Binome.People;
using Binome.Tests.Enrolment;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Matching;

public sealed class ListsTests
{
    private const string Mentors =
        "id;capacity;skills;style;wishes;vetoes;hours\nN-ann;2;ai:4|data:5;12|1|4|15|7;N-eve|N-gone;N-zoe;lun 12:30-14\nN-bob;;;;;;\n";

    [Theory, BothDatabases]
    public async Task What_is_wrong_is_told_by_line_column_and_field_and_nothing_is_done(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.Lists);
        var refused = await Send(page, "id,skills\nN-ann,ai:4|dance:2\nN-nobody,ai:1\nN-oli,ai:9\n", ("do", "apply"));
        Assert.Equal(422, (int)refused.Status);
        foreach (
            var said in (string[])
                [
                    "mentors.csv:2:2: skills: “dance”",
                    "mentors.csv:3:1: id: “N-nobody”",
                    "mentors.csv:4:1: id: “N-oli”",
                    "mentors.csv:4:2: skills:",
                ]
        )
            Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.False(await db.Participants.AnyAsync());
    }

    [Theory, BothDatabases]
    public async Task A_checked_list_is_applied_by_its_second_button_and_people_are_told(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.Lists);
        var found = await Send(page, Mentors, ("do", "check"));
        Assert.Contains("mentors 2, mentees 0", found.Text, StringComparison.Ordinal);
        Assert.Contains("One wish or veto names nobody", found.Text, StringComparison.Ordinal);
        Assert.Null(await wave.PartOf(Ann));
        var applied = await found.Submit("lists", ("do", "apply"));
        Assert.Equal("0 mentees and 2 mentors", applied.Heading);
        var ann = (await wave.PartOf(Ann))!;
        Assert.Equal((2, "12|1|4|15|7", "mon 12:30-14", true), (ann.Capacity, ann.Style, ann.Hours, ann.IsEnrolled));
        await using var db = wave.World.Database.Open();
        Assert.Equal(2, await db.ParticipantTopics.CountAsync(t => t.ParticipantId == ann.Id));
        Assert.Equal(2, await db.ParticipantChoices.CountAsync(t => t.ParticipantId == ann.Id));
        Assert.Contains("put you on its list", Assert.Single(await wave.LettersTo(Bob)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_met_before_says_the_list_is_kept_for_the_run_and_told_to_nobody(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await wave.Join(Eve, ParticipantKind.Mentee);
        await Send(await manager.Get(wave.Lists), "id;skills;met\nN-ann;ai:4;N-eve|N-gone\n", ("do", "apply"));
        await using var db = wave.World.Database.Open();
        var kept = Assert.Single(await db.ParticipantChoices.ToListAsync());
        Assert.Equal((ChoiceKind.Met, await wave.IdOf(Eve)), (kept.Kind, kept.OtherId));
        var programme = await db.Programmes.SingleAsync();
        var roster = await db.Roster(programme, wave.World.Clock.Today(), default);
        Assert.Equal([kept.OtherId], Assert.Single(roster.Mentors).Met);
        var ann = (await wave.PartOf(Ann))!.Id;
        var page = await manager.Get($"/programmes/{wave.Programme.Id}/participants/{ann}");
        Assert.DoesNotContain("Eve", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_new_list_replaces_what_the_last_one_said_and_never_what_somebody_said_themselves(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Bob, ParticipantKind.Mentor);
        var manager = await wave.World.SignedIn(Manager);
        await Send(await manager.Get(wave.Lists), Mentors, ("do", "apply"));
        await Send(await manager.Get(wave.Lists), "id,capacity,skills\nN-ann,4,networks:1\nN-bob,9,networks:1\n", ("do", "apply"));
        await using var db = wave.World.Database.Open();
        var topics = await db.ParticipantTopics.ToListAsync();
        Assert.Equal(["networks"], topics.Where(t => t.ParticipantId == Part(db, Ann)).Select(t => t.Topic));
        Assert.Equal(["ai"], topics.Where(t => t.ParticipantId == Part(db, Bob)).Select(t => t.Topic));
        Assert.Equal(1, (await wave.PartOf(Bob))!.Capacity);
        Binome.Platform.Id<Participant> Part(Binome.Platform.BinomeDb open, string email) =>
            open.Participants.Single(p => open.People.Any(x => x.Id == p.PersonId && x.Email == email)).Id;
    }

    [Theory, BothDatabases]
    public async Task A_list_with_somebody_sealed_in_it_looks_like_one_without(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        var manager = await wave.World.SignedIn(Manager);
        var page = await manager.Get(wave.Lists);
        var applied = await page.Submit("assign", ("as", "mentee"), ("list", "N-eve, N-zoe"));
        Assert.Contains("Zoe", applied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", applied.Text, StringComparison.Ordinal);
        Assert.Single(await wave.LettersTo(Zoe));
        Assert.Single(await wave.LettersTo(Eve));
        await using var db = wave.World.Database.Open();
        Assert.All(await db.ProgrammeMails.ToListAsync(), m => Assert.Null(m.Participant));
        Assert.Equal(Discretion.Sealed, (await wave.PartOf(Eve))!.Discretion);
    }

    [Theory, BothDatabases]
    public async Task A_corrected_list_that_begins_alike_reaches_those_it_adds(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        foreach (var list in new[] { "N-eve", "N-eve, N-zoe" })
            await (await manager.Get(wave.Lists)).Submit("assign", ("as", "mentee"), ("list", list));
        Assert.Single(await wave.LettersTo(Zoe));
        Assert.Single(await wave.LettersTo(Eve));
    }

    [Theory, BothDatabases]
    public async Task A_unit_is_assigned_whole(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.Lists);
        var applied = await page.Submit("assign", ("as", "mentee"), ("list", ""), ("unit", "Treasury"));
        Assert.Equal("1 mentee and 0 mentors", applied.Heading);
        Assert.NotNull((await wave.PartOf(Zoe))!.AssignedBy);
        var outside = await (await (await wave.World.SignedIn(Manager)).Get(wave.Lists)).Submit(
            "assign",
            ("as", "mentee"),
            ("list", "N-oli")
        );
        Assert.Contains("outside the programme's scope", outside.Text, StringComparison.Ordinal);
    }

    private static Task<Page> Send(Page page, string mentors, params (string, string)[] filled) =>
        page.Submit("lists", [("mentors", "mentors.csv", Encoding.UTF8.GetBytes(mentors))], filled);
}
