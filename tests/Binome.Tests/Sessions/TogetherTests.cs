using System.Net;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>Two mentors who meet one mentee together, and one of whose pairs stops: Maëlle (2), Théo (4) and Bertrand (3).</summary>
public sealed class TogetherTests
{
    [Theory, BothDatabases]
    public async Task When_one_mentors_pair_stops_the_other_two_meet_as_agreed(Store store)
    {
        await using var met = await Met.Start(store);
        await Join(met);
        var address = await met.Proposed(); // by the mentee, through Maëlle's pair
        await Accept(met, "2", address, "Je viens avec un plan.");
        await Accept(met, "4", address, "");
        var agreed = await met.Read(address);
        await met.Wave.World.Drain();
        await (await (await met.As("2")).Get($"/pairings/{met.Pairing}")).Submit("leave");
        var stands = await met.Read(address);
        Assert.Equal(
            (SessionState.Agreed, agreed.StartsAt, agreed.Sequence, 2),
            (stands.State, stands.StartsAt, stands.Sequence, stands.Seats.Count)
        );
        Assert.All(
            stands.Seats,
            s => Assert.Equal((agreed.StartsAt, agreed.EndsAt, stands.PairingId), (s.StartsAt, s.EndsAt, s.PairingId))
        );
        Assert.Equal(["3", "4"], (await met.Letters("fewer")).Select(l => l.To));
        Assert.All(await met.Letters("fewer"), l => Assert.DoesNotContain("Maëlle", l.Text, StringComparison.Ordinal));

        // Her calendar takes it out, by the identifier that it has; the others' are told nothing.
        var (kept, gone) = ((await met.Invitations("agreed")).Single(i => i.To == "2"), Assert.Single(await met.Invitations("cancelled")));
        Assert.Equal(("2", Uid(kept.Calendar)), (gone.To, Uid(gone.Calendar)));
        Assert.Contains("METHOD:CANCEL", gone.Calendar, StringComparison.Ordinal);
        Assert.Contains($"SEQUENCE:{agreed.Sequence + 1}", gone.Calendar, StringComparison.Ordinal);

        // She reads it no more, nobody reads her words any more, she has them herself, and her hour is free.
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("2")).Get(address)).Status);
        var page = await (await met.As("3")).Get(address);
        Assert.Contains("L’un des deux mentors ne viendra plus", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("avec un plan", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maëlle", page.Text, StringComparison.Ordinal);
        Assert.Contains("Je viens avec un plan.", (await (await met.As("2")).Get("/account/data")).Text, StringComparison.Ordinal);
        await using var db = met.Wave.World.Database.Open();
        var maelle = await Pairings.Wave.PersonOf(db, "2");
        Assert.False(await db.SessionSeats.AnyAsync(s => s.PersonId == maelle && s.StartsAt != null));
        await page.Submit("cancel");
        Assert.Equal(SessionState.Cancelled, (await met.Read(address)).State);
    }

    [Theory, BothDatabases]
    public async Task What_is_only_proposed_is_asked_of_those_who_stay(Store store)
    {
        await using var met = await Met.Start(store);
        await Join(met);
        var address = await met.Proposed();
        await Accept(met, "4", address, ""); // Maëlle has not answered
        await (await (await met.As("2")).Get($"/pairings/{met.Pairing}")).Submit("leave");
        var stands = await met.Read(address);
        Assert.Equal((SessionState.Proposed, 2), (stands.State, stands.Seats.Count));
        Assert.Equal(["3", "4"], (await met.Letters("fewer")).Select(l => l.To));
        await Accept(met, "4", address, "");
        Assert.Equal(SessionState.Agreed, (await met.Read(address)).State);
    }

    [Theory, BothDatabases]
    public async Task Once_one_mentor_has_chosen_a_time_the_other_is_asked_for_that_one_by_links_that_work(Store store)
    {
        await using var met = await Met.Start(store);
        await Join(met);
        var address = await met.Proposed();
        await met.Wave.World.Drain();
        await Accept(met, "2", address, "");
        await met.Wave.World.Drain();
        var letters = await met.Letters("timesProposed");
        Assert.Equal(["2", "4", "4"], letters.Select(l => l.To).Order()); // whoever proposed or has said yes is asked for nothing
        var chosen = Assert.Single((await met.Read(address)).Slots);
        var last = letters.Last(l => l.To == "4").Text;
        var link = last.Split('\n').First(l => l.Contains("/answers/", StringComparison.Ordinal));
        Assert.Equal(2, last.Split("/answers/").Length - 1); // that time, or none
        await (await met.Wave.World.Visitor("fr").Get(new Uri(link).PathAndQuery)).Submit("answer");
        var agreed = await met.Read(address);
        Assert.Equal((SessionState.Agreed, chosen.StartsAt), (agreed.State, agreed.StartsAt!.Value));
    }

    [Theory, BothDatabases]
    public async Task When_both_pairs_stop_it_is_cancelled_and_told_once(Store store)
    {
        await using var met = await Met.Start(store);
        var other = await Join(met);
        var address = await met.Proposed();
        await Accept(met, "2", address, "");
        await Accept(met, "4", address, "");
        await met.Wave.World.Drain();
        foreach (var (number, pairing) in new[] { ("2", met.Pairing), ("4", other) })
            await (await (await met.As(number)).Get($"/pairings/{pairing}")).Submit("leave");
        Assert.Equal(SessionState.Cancelled, (await met.Read(address)).State);
        Assert.Equal(["2", "3", "4"], (await met.Letters("cancelled")).Select(l => l.To));
        Assert.Empty(await met.Letters("fewer"));
    }

    [Theory, BothDatabases]
    public async Task The_other_of_two_mentors_is_reminded_of_the_time_that_is_left(Store store)
    {
        await using var met = await Met.Start(store);
        await Join(met);
        var address = await met.Proposed();
        await Accept(met, "2", address, ""); // the first of three
        var chosen = Assert.Single((await met.Read(address)).Slots).StartsAt;
        await met.Until(chosen.AddDays(-1).AddMinutes(1));
        var before = (await met.Letters("unanswered")).Count;
        await met.Until(chosen.AddMinutes(1));
        var gone = (await met.Letters("goneBy")).Count;
        await met.Until(chosen.AddDays(20));
        Assert.Equal((1, 1, 1, 1), (before, gone, (await met.Letters("unanswered")).Count, (await met.Letters("goneBy")).Count));
    }

    [Theory, BothDatabases]
    public async Task When_one_of_two_mentors_is_erased_the_other_two_meet_as_agreed(Store store)
    {
        await using var met = await Met.Start(store);
        await Join(met);
        var address = await met.Proposed();
        await Accept(met, "2", address, "");
        await Accept(met, "4", address, "");
        await (await (await met.As("4")).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(SessionState.Agreed, (await met.Read(address)).State);
    }

    internal static async Task<Id<Pairing>> Join(Met met)
    {
        await using (var db = met.Wave.World.Database.Open())
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.MentorsTogether, 2));
        var other = await met.Wave.Announced("4", "3");
        await met.Wave.Accept(other, "4", "3");
        return other;
    }

    internal static async Task Accept(Met met, string who, string address, string word)
    {
        var page = await (await met.As(who)).Get(address);
        await page.Submit("accept", ("slot", Met.First(page)), ("word", word));
    }

    private static string Uid(string calendar) => calendar.Split("\r\n").Single(l => l.StartsWith("UID:", StringComparison.Ordinal));
}
