using Binome.Pairings;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

public sealed class PublishTests
{
    [Theory, BothDatabases]
    public async Task Nothing_leaves_within_ten_minutes_and_then_each_of_the_two_gets_one_mail(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Publish("1", ("2", "3"));
        wave.World.Clock.Move(Pairing.Delay - TimeSpan.FromSeconds(1));
        await wave.World.Drain();
        Assert.Empty(await wave.Mails("proposed"));
        wave.World.Clock.Move(TimeSpan.FromSeconds(1));
        await wave.World.Drain();
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await wave.World.Drain();
        var mails = await wave.Mails("proposed");
        Assert.Equal(2, mails.Count);
        Assert.Contains(mails, m => m.Text.Contains("Votre mentor serait Maëlle Quiniou", StringComparison.Ordinal));
        Assert.All(mails, m => Assert.Contains("/pairings/", m.Text, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("ville", m.Text, StringComparison.Ordinal)); // managers read what mails said
        Assert.All(mails, m => Assert.DoesNotContain("souhait", m.Text, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_long_publication_is_announced_whole(Store store)
    {
        await using var wave = await Wave.Start(store);
        var rows = string.Concat(Enumerable.Range(100, 30).Select(i => $"{i},p{i}@a.example,Prénom{i},Nom{i},0,,,,Acheteur,FR,Lyon,fr,\n"));
        await Wave.Import(wave.World, Wave.Directory.Split('\n')[0] + "\n" + rows);
        await using (var db = wave.World.Database.Open())
        {
            for (var i = 100; i < 130; i++)
            {
                var part = new Binome.Enrolment.Participant(
                    new Ids(wave.World.Clock).New<Binome.Enrolment.Participant>(),
                    wave.Programme,
                    await Wave.PersonOf(db, $"{i}"),
                    Binome.Enrolment.ParticipantKind.Mentee,
                    Binome.Enrolment.Aliases.Of(i),
                    wave.World.Clock.Now()
                );
                part.Enrol(wave.World.Clock.Now());
                db.Participants.Add(part);
            }
            await db.SaveChangesAsync();
        }
        await wave.Publish("1", [.. Enumerable.Range(100, 30).Select(i => ("2", $"{i}"))]);
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.Equal(31, (await wave.Mails("proposed")).Count); // one each, and one to the mentor of them all
    }

    [Theory, BothDatabases]
    public async Task Held_back_within_ten_minutes_nothing_is_sent(Store store)
    {
        await using var wave = await Wave.Start(store);
        var published = await wave.Publish("1", ("2", "3"), ("4", "6"));
        var manager = await wave.As("1");
        var page = await (await manager.Get(wave.Address)).Submit("hold-back");
        Assert.DoesNotContain("Retenir", page.Text, StringComparison.Ordinal);
        wave.World.Clock.Move(TimeSpan.FromHours(1));
        await wave.World.Drain();
        Assert.Empty(await wave.Mails("proposed"));
        Assert.Empty(await wave.Mails("ended"));
        Assert.Equal(PairingEnd.HeldBack, (await wave.Read(published[1].Id)).End);
        // Both are free again: the same pair may be published anew.
        await wave.Publish("1", ("2", "3"));
    }

    [Theory, BothDatabases]
    public async Task One_pair_is_held_back_and_the_other_leaves(Store store)
    {
        await using var wave = await Wave.Start(store);
        var published = await wave.Publish("1", ("2", "3"), ("4", "6"));
        var manager = await wave.As("1");
        await (await manager.Get($"{wave.Address}?pair={published[0].Id}")).Submit("hold-back");
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        Assert.Equal(2, (await wave.Mails("proposed")).Count);
        Assert.NotNull((await wave.Read(published[1].Id)).AnnouncedAt);
        Assert.Null((await wave.Read(published[0].Id)).AnnouncedAt);
    }

    [Theory, BothDatabases]
    public async Task Only_a_manager_of_the_programme_publishes_and_only_who_takes_part(Store store)
    {
        await using var wave = await Wave.Start(store);
        Assert.Equal("pairings.refused.notYours", (await Assert.ThrowsAsync<RefusedException>(() => wave.Publish("8", ("2", "3")))).Key);
        Assert.Equal("pairings.refused.withdrawn", (await Assert.ThrowsAsync<RefusedException>(() => wave.Publish("1", ("3", "2")))).Key);
        await using var db = wave.World.Database.Open();
        Assert.False(await db.Pairings.AnyAsync());
    }

    [Fact]
    public void Nothing_but_a_confirmed_publication_makes_a_pair()
    {
        var makers = Built
            .Calls()
            .Where(c => c.Called is { Name: ".ctor", DeclaringType.FullName: "Binome.Pairings.Pairing" })
            .Select(c => c.By.DeclaringType.FullName.Split('/')[0])
            .Distinct();
        Assert.Equal(["Binome.Pairings.Publish"], makers);
        Assert.Contains(typeof(Publish).GetMethod("Run")!.GetParameters(), p => p.ParameterType == typeof(Binome.People.Viewer));
    }

    [Theory, BothDatabases]
    public async Task Until_they_are_announced_nobody_reads_that_each_pair_has_said_yes(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Publish("1", ("2", "3"));
        var home = (await (await wave.As("1", "en")).Get($"/programmes/{wave.Programme}")).Text;
        Assert.Contains("1 pair is not announced yet", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Every pair has said yes", home, StringComparison.Ordinal);
    }
}
