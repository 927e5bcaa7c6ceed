using Binome.Enrolment;
using Binome.Platform;
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
    public async Task The_list_is_narrowed_by_state_and_an_unsent_form_is_a_count_alone(Store store)
    {
        await using var wave = await Wave.Make(store);
        var (mentor, mentee) = (
            await wave.Join(Ann, ParticipantKind.Mentor),
            await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed)
        );
        await wave.Join(Zoe, ParticipantKind.Mentee);
        await (await (await wave.World.SignedIn(Bob)).Get($"{wave.Form}?as=mentor")).Submit("topics", ("topics", "data"));
        await using (var db = wave.World.Database.Open())
        {
            var now = wave.World.Clock.Now();
            var id = new Ids(wave.World.Clock).New<Binome.Pairings.Pairing>();
            db.Pairings.Add(new(id, wave.Programme.Id, Guid.Empty, mentor, mentee, 1, "{}", now, "test"));
            await db.SaveChangesAsync();
        }
        var manager = await wave.World.SignedIn(Manager);
        foreach (
            var (state, names) in new (string, string[])[]
            {
                ("paired", ["Ann Testann", "“Amber”"]),
                ("waiting", ["Zoe Testzoe"]),
                ("enrolled", ["Ann Testann", "Zoe Testzoe", "“Amber”"]),
                ("withdrawn", []),
                ("unfinished", []),
                ("nonsense", ["Ann Testann", "Zoe Testzoe", "“Amber”"]),
            }
        )
        {
            var page = await manager.Get($"{wave.People}?state={state}");
            Assert.Equal(names, page.Document.QuerySelectorAll("main th a, main td a").Select(a => a.TextContent));
            Assert.Equal(state == "unfinished", page.Text.Contains("Fewer than five forms", StringComparison.Ordinal));
            Assert.DoesNotContain("Bob", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
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
