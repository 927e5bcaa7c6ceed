using Binome.Matching;
using Binome.Pairings;
using Binome.Platform;
using Binome.Tests.Counts;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Insights;

/// <summary>Who waits for a mentor is the same on every page: whoever has fewer pairs that run or are done than they asked for.</summary>
public sealed class WaitingTests
{
    [Theory, BothDatabases]
    public async Task Overview_pairs_and_home_count_the_same_people_and_nobody_who_is_done(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var pairing = await wave.Announced("2", "3");
        await wave.Announced("4", "6");
        await wave.Accept(pairing, "2", "3");
        Assert.Equal(["1", "1", "1", "1"], await Told(wave)); // Hugo, sealed
        await (await (await wave.As("1")).Get($"{wave.Address}?pair={pairing}")).Submit("close", ("note", "Trois séances."));
        Assert.Equal(PairingEnd.Closed, (await wave.Read(pairing)).End);
        Assert.Equal(["1", "1", "1", "1"], await Told(wave));
        await CountedOneByOne.AssertSame(db, wave.World.Clock.Now());
        var done = await wave.Part(db, "3");
        // And the next run takes in no more than the pages say.
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == wave.Programme);
        var roster = await db.Roster(programme, DateOnly.FromDateTime(wave.World.Clock.Now()), default);
        Assert.Equal([await wave.Part(db, "7")], roster.Mentees.Where(m => m.Number > 0).Select(m => m.Id));

        // Unless whoever runs it decides so.
        var page = await (await wave.As("1")).Get($"{wave.Address}?pair={pairing}");
        Assert.DoesNotContain("board?case=", page.Html, StringComparison.Ordinal);
        await page.Submit("another");
        Assert.Equal(["2", "2", "2", "2"], await Told(wave));
        roster = await db.Roster(programme, DateOnly.FromDateTime(wave.World.Clock.Now()), default);
        Assert.Equal(1, roster.Mentees.Single(m => m.Id == done).Number);
        await CountedOneByOne.AssertSame(db, wave.World.Clock.Now());
        await db.Participants.Where(p => p.Id == done).ExecuteUpdateAsync(x => x.SetProperty(p => p.Demand, 1));

        // Whoever meets two mentors together waits for the second.
        var two = await wave.Part(db, "6");
        await db.Participants.Where(p => p.Id == two).ExecuteUpdateAsync(x => x.SetProperty(p => p.Demand, 2));
        Assert.Equal(["2", "2", "2", "2"], await Told(wave));
        await CountedOneByOne.AssertSame(db, wave.World.Clock.Now());

        // A pair that one of them left gives nobody a mentor.
        db.ChangeTracker.Clear();
        (await db.Pairings.SingleAsync(p => p.MenteeId == two)).Finish(PairingEnd.Left, wave.World.Clock.Now());
        (await db.Participants.SingleAsync(p => p.Id == two)).Demand = 1;
        await db.SaveChangesAsync();
        Assert.Equal(["2", "2", "2", "2"], await Told(wave));
        await CountedOneByOne.AssertSame(db, wave.World.Clock.Now());
    }

    private static async Task<IEnumerable<string>> Told(Wave wave)
    {
        var manager = await wave.As("1");
        var texts = new List<string>();
        foreach (var address in new[] { $"/programmes/{wave.Programme}/overview", wave.Address, "/", $"/programmes/{wave.Programme}" })
            texts.Add(Met.Plain((await manager.Get(address)).Text));
        return texts.Select(text =>
            System.Text.RegularExpressions.Regex.Match(text, @"(\d) (mentoré|personne)s? atten(d|dent) un mentor").Groups[1].Value
        );
    }
}
