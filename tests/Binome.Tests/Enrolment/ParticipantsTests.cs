using Binome.Enrolment;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class ParticipantsTests
{
    [Theory, BothDatabases]
    public async Task Somebody_sealed_stands_at_the_end_by_alias_and_is_found_by_no_search(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Ann, ParticipantKind.Mentor);
        await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        await wave.Join(Zoe, ParticipantKind.Mentee, Discretion.PairOnly);
        var manager = await wave.World.SignedIn(Manager);
        var page = await manager.Get(wave.People);
        Assert.Equal("2 mentees and 1 mentor", page.Heading);
        Assert.Equal(
            ["Ann Testann", "Zoe Testzoe", "“Amber”"],
            page.Document.QuerySelectorAll("main th a, main td a").Select(a => a.TextContent)
        );
        foreach (var told in (string[])["Eve", "Testeve", "N-eve", Eve, (await wave.IdOf(Eve)).ToString()])
            Assert.DoesNotContain(told, page.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var q in (string[])["eve", "amber", "chief of eve"])
            Assert.Contains(
                "Nobody matches",
                (await manager.Get($"{wave.People}?q={Uri.EscapeDataString(q)}")).Text,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "Eve Testeve",
            (await (await wave.World.SignedIn(SealedCoordinator)).Get(wave.People)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, BothDatabases]
    public async Task A_list_that_names_somebody_sealed_is_an_entry_of_the_log(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        await (await wave.World.SignedIn(Manager)).Get(wave.People);
        await using var db = wave.World.Database.Open();
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Act == SealedLook.ListAct));
        await (await wave.World.SignedIn(SealedCoordinator)).Get(wave.People);
        Assert.Equal(wave.Programme.Id.ToString(), (await db.AuditEntries.SingleAsync(e => e.Act == SealedLook.ListAct)).Subject);
    }

    [Theory, BothDatabases]
    public async Task A_coordinator_sees_those_of_their_sites_and_nothing_sealed(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Ann, ParticipantKind.Mentor);
        await wave.Join(Bob, ParticipantKind.Mentor);
        await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        var page = await (await wave.World.SignedIn(Coordinator)).Get(wave.People);
        Assert.Equal("0 mentees and 1 mentor", page.Heading);
        Assert.Contains("Ann Testann", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amber", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_unfinished_form_and_a_mentee_who_withdrew_are_in_no_list(Store store)
    {
        await using var wave = await Wave.Make(store);
        await (await (await wave.World.SignedIn(Ann)).Get($"{wave.Form}?as=mentee")).Submit("topics", ("topics", "data"));
        await wave.Join(Eve, ParticipantKind.Mentee);
        await (await (await wave.World.SignedIn(Eve)).Get($"{wave.Form}?as=mentee")).Submit("withdraw");
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.People);
        Assert.Equal("0 mentees and 0 mentors", page.Heading);
        Assert.DoesNotContain("Test", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
