using System.Net;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;

namespace Binome.Tests.Assistants;

public sealed class BookedSessionTests
{
    /// <summary>An answer for the executive; the pages of the pair, its words and topics stay closed.</summary>
    [Theory, BothDatabases]
    public async Task Times_are_accepted_for_an_executive_and_nothing_else_is_read(Store store)
    {
        await using var met = await Booked.Start(store);
        var address = (await (await (await met.As("2")).Get(met.List)).Submit("propose", ("word", "Apportez le tableau violet."))).Path;
        var josephine = await met.As("8");
        var page = await josephine.Get($"/assistant{address}");
        Assert.Contains("Maëlle Quiniou", page.Text, StringComparison.Ordinal);
        foreach (var kept in new[] { "violet", "IA générative", "courriels", "Vague 1" })
            Assert.DoesNotContain(kept, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await page.Submit("accept", ("slot", Met.First(page)));
        var agreed = await met.Read(address);
        Assert.Equal(SessionState.Agreed, agreed.State);
        Assert.NotNull(agreed.Steps[^1].Through);
        foreach (
            var closed in new[]
            {
                address,
                $"{address}/preparation",
                $"{address}/notes",
                $"{address}/evaluation",
                $"/pairings/{met.Pairing}",
                met.List,
                $"/pairings/{met.Pairing}/story",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await josephine.Get(closed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("6")).Get($"/assistant{address}")).Status);
    }

    /// <summary>Who books is who answers: the reminder reaches them, though the executive wants none; their own wish holds.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_books_is_reminded_of_times_that_wait_and_told_when_they_have_gone_by(Store store)
    {
        await using var met = await Booked.Start(store);
        await met.WantsNoReminders("3");
        var address = await met.Proposed("2");
        var last = (await met.Read(address)).Slots.Max(s => s.StartsAt);
        await met.Until(last.AddDays(-1));
        Assert.Empty(await met.Letters("unanswered"));
        var reminder = Met.Plain(
            Assert.Single(await met.Mails(), m => m.StartsWith("assistants.mail.unanswered", StringComparison.Ordinal))
        );
        Assert.Contains("jeudi 11 mars 2027, 9 h 00, 30 minutes", reminder, StringComparison.Ordinal);
        foreach (var kept in new[] { "4 mars", "Maëlle", "Bertrand", "/answers/" })
            Assert.DoesNotContain(kept, reminder, StringComparison.Ordinal);
        Assert.Contains($"/assistant{address}", reminder, StringComparison.Ordinal);
        Assert.Contains("/account/profile", reminder, StringComparison.Ordinal);
        await met.Until(last); // proposed by the mentor: that they have gone by is told to her
        Assert.DoesNotContain(await met.Mails(), m => m.StartsWith("assistants.mail.goneBy", StringComparison.Ordinal));
        var gone = await (await met.As("8")).Get($"/assistant{address}");
        Assert.Contains(gone.Document.QuerySelectorAll(".notice"), n => n.TextContent.Trim() == "Les horaires proposés sont passés");
        Assert.DoesNotContain("D’autres horaires sont souhaités", gone.Text, StringComparison.Ordinal);

        await (await (await met.As("8")).Get($"/assistant{address}")).Submit("propose");
        await met.Until((await met.Read(address)).Slots.Max(s => s.StartsAt));
        Assert.Single(await met.Mails(), m => m.StartsWith("assistants.mail.goneBy", StringComparison.Ordinal));
        await met.WantsNoReminders("8");
        await (await (await met.As("8")).Get($"/assistant{address}")).Submit("propose");
        await met.Until((await met.Read(address)).Slots.Max(s => s.StartsAt));
        Assert.Single(await met.Mails(), m => m.StartsWith("assistants.mail.goneBy", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Whoever_books_is_offered_other_times_and_keeps_the_place(Store store)
    {
        await using var met = await Booked.Start(store);
        var page = await (await met.As("2")).Get(met.List);
        var address = (await page.Submit("propose", ("place", "video"), ("detail", "https://meet.example/x"))).Path;
        var slots = (await met.Read(address)).Slots.Select(s => $"{s.Day:yyyy-MM-dd}@{s.Minute}").ToList();
        var executive = Met.Values(await (await met.As("3")).Get(address));
        var assistant = Met.Values(await (await met.As("8")).Get($"/assistant{address}"));
        Assert.Empty(executive.Intersect(slots));
        var again = assistant.Intersect(slots).Count();
        await (await (await met.As("8")).Get($"/assistant{address}")).Submit("accept", ("slot", "1"));
        Assert.Equal("video|https://meet.example/x", (await met.Read(address)).Place);
        var standing = (await met.Read(address)).StartsAt;
        var moving = Met.Values(await (await met.As("8")).Get($"/assistant{address}"));
        await (await (await met.As("8")).Get($"/assistant{address}")).Submit("propose");
        var moved = await (await met.As("2")).Get(address);
        await moved.Submit("accept", ("slot", Met.First(moved)));
        var end = await met.Read(address);
        Assert.Equal((0, "video|https://meet.example/x", false), (again, end.Place, moving.Contains(slots[0])));
    }

    /// <summary>They read the executive's mailbox, and keep the executive's diary: on the executive's clock, named where theirs is another.</summary>
    [Theory, BothDatabases]
    public async Task The_links_of_the_executives_mails_lead_to_the_booking_on_the_executives_clock(Store store)
    {
        await using var met = await Booked.Start(store);
        await (await (await met.As("8")).Get("/account/profile")).Submit("profile", ("zone", "Europe/Athens"));
        var address = await met.Agreed("2", "3");
        Id<Person> executive;
        await using (var db = met.Wave.World.Database.Open())
            executive = await Wave.PersonOf(db, "3");
        var seat = (await met.Read(address)).Seats.Single(s => s.PersonId == executive).Uid;
        var assistant = await met.As("8");
        var page = await assistant.Get($"/seats/{seat}");
        Assert.Equal($"/assistant{address}", page.Path);
        Assert.Equal("Jeudi 4 mars 2027, de 9 h à 9 h 30", Met.Plain(page.Heading));
        Assert.Contains("heure de Paris", Met.Plain(page.Text), StringComparison.Ordinal);
        Assert.Contains(await met.Mails(), m => Met.Plain(m).Contains("9 h 00, 30 minutes (heure de Paris)", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("6")).Get($"/seats/{seat}")).Status);
    }

    /// <summary>Of a sealed pair who books reads hours, and no name of the other, no place.</summary>
    [Theory, BothDatabases]
    public async Task Of_a_sealed_pair_the_other_is_a_colleague(Store store)
    {
        await using var met = await Booked.Start(store, "4", "7");
        var address = (await (await (await met.As("4")).Get(met.List)).Submit("propose", ("detail", "Salle Cormoran"))).Path;
        var read = await met.Mails(); // before it is answered: what was proposed is told until then
        var josephine = await met.As("8");
        var page = await josephine.Get($"/assistant{address}");
        Assert.Contains("un collègue", page.Text, StringComparison.Ordinal);
        await page.Submit("accept", ("slot", Met.First(page)));
        read.AddRange(await met.Mails());
        foreach (var at in new[] { "/assistant", $"/assistant{address}", $"/assistant/pairings/{met.Pairing}" })
            read.Add((await josephine.Get(at)).Html);
        foreach (var text in read)
        foreach (var name in new[] { "Théo", "Marchetti", "Cormoran" })
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        Assert.Contains(read, t => t.Contains("assistants.mail.timesProposed", StringComparison.Ordinal));
        foreach (var mail in await met.Mails())
            Assert.DoesNotContain("Saintonge", mail, StringComparison.Ordinal);
    }
}
