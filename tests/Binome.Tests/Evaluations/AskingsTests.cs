using Binome.Counts;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Counts;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>Of how many an answer was asked: of those who take part, once their last pair is done, and never fewer than answered.</summary>
public sealed class AskingsTests
{
    [Theory, BothDatabases]
    public async Task Whoever_still_meets_somebody_is_not_asked_afterwards_and_who_withdrew_stands_in_no_denominator(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(2);
        await circle.Held(0);
        await circle.Held(1);
        var (first, second) = (circle.Pairs[0], circle.Pairs[1]);
        // One mentor for both.
        await db.Pairings.Where(p => p.Id == second.Pairing.Id).ExecuteUpdateAsync(x => x.SetProperty(p => p.MentorId, first.Mentor.Id));
        await Close(first.Pairing.Id, 30);
        Assert.Equal((3 + 1, 5, 0, 1, 1), await Told());
        await Close(second.Pairing.Id, 1);
        Assert.Equal((3 + 1, 5, 1, 2, 1), await Told());

        // Silently: no figure beside today's count says that somebody left.
        db.ChangeTracker.Clear();
        (await db.Participants.SingleAsync(p => p.Id == first.Mentee.Id)).Withdraw(wave.World.Clock.Now());
        await db.SaveChangesAsync();
        Assert.Equal((3 + 1, 4, 1, 1, 0), await Told());

        async Task Close(Id<Pairing> pair, int daysAgo)
        {
            db.ChangeTracker.Clear();
            (await db.Pairings.SingleAsync(p => p.Id == pair)).Finish(PairingEnd.Closed, wave.World.Clock.Now().AddDays(-daysAgo));
            await db.SaveChangesAsync();
        }

        async Task<(int Mentors, int Mentees, int MentorsDone, int MenteesDone, int Soon)> Told()
        {
            var now = wave.World.Clock.Now();
            await CountedOneByOne.AssertSame(db, now);
            var asked = await Askings.Read(db, wave.Programme, await CurrentCounts.Of(db, default), now, default);
            return (asked.Mentors, asked.Mentees, asked.MentorsDone, asked.MenteesDone, asked.Soon);
        }
    }

    [Theory, BothDatabases]
    public async Task A_session_told_missed_later_leaves_no_more_answers_than_places_and_nobody_silent(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(5);
        for (var pair = 0; pair < 5; pair++)
        {
            var session = await circle.Held(pair);
            await circle.Evaluate(session, circle.Pairs[pair].Mentor, Circle.Says(4));
            await circle.Evaluate(session, circle.Pairs[pair].Mentee, Circle.Says(4));
        }
        await circle.Night();
        var missed = await db.Sessions.Select(s => s.Id).FirstAsync();
        await db.Sessions.Where(s => s.Id == missed).ExecuteUpdateAsync(x => x.SetProperty(s => s.State, SessionState.Missed));
        var manager = await wave.As("1");
        var page = await manager.Get($"/programmes/{wave.Programme}/evaluations");
        Assert.Equal(
            ["10 sur 10", "5 sur 5", "5 sur 5"],
            page.Document.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Select(d => Met.Plain(d.TextContent.Trim()))
        );
        var report = Met.Plain((await manager.Get($"/programmes/{wave.Programme}/report")).Text);
        Assert.Contains("10 réponses pour 10 places (100 %)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("0 % des places", report, StringComparison.Ordinal);
    }
}
