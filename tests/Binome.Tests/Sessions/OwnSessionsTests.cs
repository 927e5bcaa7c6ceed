using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

/// <summary>What is kept of sessions about somebody: told to them, and gone when it has to go.</summary>
public sealed class OwnSessionsTests
{
    [Theory, BothDatabases]
    public async Task They_are_told_and_erased_with_every_word_and_place_while_the_meeting_is_counted(Store store)
    {
        await using var met = await Met.Start(store);
        var held = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await (await met.As("3")).Get(held)).Submit("held");
        var page = await (await met.As("3")).Get(met.List);
        page = await page.Submit("propose", ("word", "zwölf Boxkämpfer"), ("place", "away"), ("detail", "Salle Quichotte"));
        var page2 = await (await met.As("2")).Get(page.Path);
        await page2.Submit("accept", ("slot", Met.First(page2)), ("word", "Sphinx of black quartz"));
        await met.Wave.World.Drain(); // the place has been written to both
        var data = await (await met.As("3")).Get("/account/data");
        Assert.Contains("Salle Quichotte", data.Text, StringComparison.Ordinal);
        Assert.Contains("zwölf Boxkämpfer", data.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sphinx", data.Text, StringComparison.Ordinal); // the other's own

        await (await (await met.As("3")).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        foreach (var word in new[] { "zwölf", "Sphinx", "Quichotte" })
            Assert.Empty(await WholeDatabase.Contains(db, word));
        Assert.Equal(SessionState.Held, (await met.Read(held)).State);
        Assert.Equal(SessionState.Cancelled, (await met.Read(page.Path)).State);
        var person = await Wave.PersonOf(db, "3");
        Assert.False(await db.SessionSeats.AnyAsync(s => s.PersonId == person));
        Assert.Contains("2", (await met.Letters("cancelled")).Select(l => l.To)); // told as ever
    }

    [Theory, BothDatabases]
    public async Task A_forgotten_programme_keeps_dates_and_counts_alone(Store store)
    {
        await using var met = await Met.Start(store);
        var page = await (await met.As("3")).Get(met.List);
        page = await page.Submit("propose", ("word", "zwölf Boxkämpfer"), ("place", "away"), ("detail", "Salle Quichotte"));
        await using (var scope = met.Wave.World.Services.CreateAsyncScope())
        {
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<ProgrammeForgotten>>().Reverse())
                await reaction.On(new(met.Wave.Programme, met.Wave.World.Clock.Now()), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        await using var db = met.Wave.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(db, "zwölf"));
        Assert.Empty(await WholeDatabase.Contains(db, "Quichotte"));
        Assert.Equal(1, await db.Sessions.CountAsync());
    }

    /// <summary>What managers may know: that there is a session, when and where; of a sealed pair neither, and of neither a word.</summary>
    [Theory, BothDatabases]
    public async Task Managers_know_time_and_place_unless_somebody_is_sealed(Store store)
    {
        await using var met = await Met.Start(store, "2", "7"); // Hugo is sealed
        await using (var lisbon = met.Wave.World.Database.Open())
            await lisbon.People.Where(p => p.Number == "2").ExecuteUpdateAsync(p => p.SetProperty(x => x.TimeZone, "Europe/Lisbon"));
        var session = await met.Agreed("7");
        var other = await met.Wave.Announced("4", "3");
        await met.Wave.Accept(other, "4", "3");
        await (await (await met.As("3")).Get($"/pairings/{other}/sessions")).Submit(
            "propose",
            ("place", "away"),
            ("detail", "Salle Quichotte")
        );
        await using var db = met.Wave.World.Database.Open();
        var manager = await met.Wave.ViewerOf("1");
        var known = await db.Sessions.Of(db, manager).ToListAsync();
        Assert.Equal(2, known.Count);
        var hidden = known.Single(f => f.Pairing == met.Pairing);
        Assert.Equal((SessionState.Agreed, null, null, null), (hidden.State, hidden.StartsAt, hidden.EndsAt, hidden.Place));
        foreach (var nobody in new[] { "0", "2", "3", "7" })
            Assert.Empty(await db.Sessions.Of(db, await met.Wave.ViewerOf(nobody)).ToListAsync());
        await (await (await met.As("4")).Get($"/sessions/{known.Single(f => f != hidden).Session}")).Submit("accept", ("slot", "1"));
        var open = (await db.Sessions.Of(db, manager).ToListAsync()).Single(f => f.Pairing == other);
        Assert.Equal((SessionState.Agreed, "away|Salle Quichotte"), (open.State, open.Place));
        Assert.NotNull(open.StartsAt);
        var rows = (await (await met.As("1")).Get(met.Wave.Address))
            .Document.QuerySelectorAll("#pairs ~ * tr, section[aria-labelledby=pairs] tbody tr")
            .Select(r => Met.Plain(r.TextContent))
            .ToList();
        Assert.Contains(
            "jeudi 4 mars 2027, 9 h 00",
            rows.Single(r => r.Contains("Théo", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        var alias = rows.Single(r => r.Contains("Maëlle", StringComparison.Ordinal));
        Assert.Contains("convenue", alias, StringComparison.Ordinal);
        Assert.DoesNotContain("jeudi 4 mars", alias, StringComparison.Ordinal);
        // Nor does the clock that it is written on tell where they live.
        var calendars = await met.Invitations("agreed");
        Assert.Contains("TZID=Europe/Paris", calendars.First(c => c.To == "7").Calendar, StringComparison.Ordinal);
        Assert.Contains("TZID=Europe/Lisbon", calendars.First(c => c.To == "2").Calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Paris", calendars.First(c => c.To == "2").Calendar, StringComparison.Ordinal);
        // Where somebody sealed would rather meet stands on the page, not in a mail that may be forwarded, nor behind its links.
        await (await (await met.As("7")).Get(session)).Submit("propose", ("place", "mentee"), ("detail", "Bureau de M. Saintonge"));
        var moved = (await met.Letters("timesProposed"))[^1];
        Assert.Equal("2", moved.To);
        Assert.DoesNotContain("Bureau", moved.Text, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(moved.Text, @"/answers/\S+").Value;
        Assert.DoesNotContain("Bureau", (await met.Wave.World.Visitor().Get(link)).Html, StringComparison.Ordinal);
        Assert.Contains("Bureau de M. Saintonge", (await (await met.As("2")).Get(session)).Text, StringComparison.Ordinal);
        // No mail and no calendar of their partner's names somebody sealed.
        var letters = (await met.Letters("agreed")).Concat(await met.Invitations("agreed")).Concat(await met.Letters("timesProposed"));
        Assert.All(letters.Where(l => l.Item1 != "7"), l => Assert.DoesNotContain("hugo", l.Item2, StringComparison.OrdinalIgnoreCase));
    }
}
