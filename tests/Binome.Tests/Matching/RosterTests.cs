using System.Net;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

/// <summary>Who can be paired with whom is read in one way, by board, rules, approval and hand-over.</summary>
public sealed class RosterTests
{
    [Theory, BothDatabases]
    public async Task Two_mentors_together_are_two_and_each_of_the_three_reads_of_both_others(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 4, mentees: 2, together: 2);
        var page = await made.Calculated();
        Assert.Equal("4 binômes proposés", page.Heading); // not 4 of 8: two mentees want two each
        Assert.All(page.Document.QuerySelectorAll(".pairs > li"), li => Assert.Matches("Avec Mentor \\d", li.TextContent));
        Assert.StartsWith("4 binômes publiés", (await made.Approved()).Heading, StringComparison.Ordinal);
        made.World.Clock.Move(Pairing.Delay);
        await made.World.Drain();
        await using var db = made.World.Database.Open();
        var mentee = await BoardWorld.Part(db, "Dirigeant 1");
        var pairs = await db.Pairings.Where(p => p.MenteeId == mentee.Id).ToListAsync();
        Assert.Equal(2, pairs.Count);
        foreach (var pair in pairs)
        {
            var (own, other) = (await Name(db, pair.MentorId), await Name(db, pairs.Single(p => p.Id != pair.Id).MentorId));
            var mails = await db.ProgrammeMails.Where(m => m.Participant == pair.MentorId.Value).Select(m => m.Text).ToListAsync();
            Assert.Contains($"l’autre mentor serait {other}", Assert.Single(mails), StringComparison.Ordinal);
            Assert.Contains(
                other,
                (await (await made.World.SignedIn(BoardWorld.Mail(own), "fr")).Get($"/pairings/{pair.Id}")).Text,
                StringComparison.Ordinal
            );
            var read = await (await made.World.SignedIn(BoardWorld.Mail("Dirigeant 1"), "fr")).Get($"/pairings/{pair.Id}");
            Assert.Contains($"l’autre mentor est {other}", read.Text, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Separate_mentors_are_not_told_of_each_other(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 2, mentees: 2);
        await using (var db = made.World.Database.Open())
            await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor).ExecuteUpdateAsync(p => p.SetProperty(x => x.Capacity, 2));
        await using (var db = made.World.Database.Open())
            await db.Participants.Where(p => p.Kind == ParticipantKind.Mentee).ExecuteUpdateAsync(p => p.SetProperty(x => x.Demand, 2));
        await made.Calculated();
        await made.Approved();
        made.World.Clock.Move(Pairing.Delay);
        await made.World.Drain();
        await using var after = made.World.Database.Open();
        var mentee = await BoardWorld.Part(after, "Dirigeant 1");
        var pairs = await after.Pairings.Where(p => p.MenteeId == mentee.Id).ToListAsync();
        Assert.Equal(2, pairs.Count);
        var own = await Name(after, pairs[0].MentorId);
        var page = await (await made.World.SignedIn(BoardWorld.Mail(own), "fr")).Get($"/pairings/{pairs[0].Id}");
        Assert.DoesNotContain(await Name(after, pairs[1].MentorId), page.Html, StringComparison.Ordinal);
        Assert.All(
            await after.ProgrammeMails.ToListAsync(),
            m => Assert.DoesNotContain("l’autre mentor", m.Text, StringComparison.Ordinal)
        );
    }

    [Theory, BothDatabases]
    public async Task A_pair_that_one_declined_or_left_is_as_impossible_as_a_veto_and_what_was_held_back_happened_to_nobody(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 3, mentees: 3);
        await using var db = made.World.Database.Open();
        var (ids, now) = (new Ids(made.World.Clock), made.World.Clock.Now());
        foreach (
            var (mentor, end) in new[]
            {
                ("Mentor 0", PairingEnd.Declined),
                ("Mentor 1", PairingEnd.HeldBack),
                ("Mentor 2", PairingEnd.Closed),
            }
        )
        {
            var (of, with) = ((await BoardWorld.Part(db, mentor)).Id, (await BoardWorld.Part(db, "Dirigeant 1")).Id);
            var pair = new Pairing(ids.New<Pairing>(), made.Programme, Guid.NewGuid(), of, with, 1, "{}", now, "test");
            if (end != PairingEnd.HeldBack)
                pair.Announce(now);
            pair.Finish(end, now);
            db.Pairings.Add(pair);
        }
        await db.SaveChangesAsync();
        var programme = await db.Programmes.SingleAsync(p => p.Id == made.Programme);
        var roster = await db.Roster(programme, made.World.Clock.Today(), default);
        var mentee = (await BoardWorld.Part(db, "Dirigeant 1")).Id;
        var taking = roster.Mentees.Single(t => t.Id == mentee);
        Assert.Equal([(await BoardWorld.Part(db, "Mentor 0")).PersonId], taking.Never);
        var (first, last) = ((await BoardWorld.Part(db, "Mentor 0")).PersonId, (await BoardWorld.Part(db, "Mentor 2")).PersonId);
        Assert.Equal(new[] { first, last }.ToHashSet(), taking.Met.ToHashSet());
        Assert.Equal(0, roster.RunningPairs);
        // What is done is what they wanted: they ask for one more here.
        await db.Participants.Where(p => p.Id == mentee).ExecuteUpdateAsync(p => p.SetProperty(x => x.Demand, 2));
        var page = await made.Calculated("en");
        var (declined, asking) = await made.Positions("Mentor 0", "Dirigeant 1");
        var refused = await page.Submit("pairs", ("edit", $"Lock:{declined}:{asking}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("when a reason touches a person", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("declin", refused.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task The_zone_and_the_hours_of_the_profile_count_on_the_board_as_in_the_rules(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 1, mentees: 2);
        await using var db = made.World.Database.Open();
        var part = await BoardWorld.Part(db, "Dirigeant 1");
        part.Hours = "";
        db.Profiles.Add(new(part.PersonId) { TimeZone = "Pacific/Auckland", Hours = "sun 2-3" });
        await db.SaveChangesAsync();
        var programme = await db.Programmes.SingleAsync(p => p.Id == made.Programme);
        var roster = await db.Roster(programme, made.World.Clock.Today(), default);
        var at = roster.Mentees.Index().Single(t => t.Item.Id == part.Id).Index;
        var rules = ProgrammeRules.Of(programme);
        Assert.Equal(Rule.MaxHoursApart, roster.Under(rules, withPairs: true).Forbids(at, 0)?.Rule);
        var close = rules with { Rules = rules.Rules with { MaxHoursApart = 26, CommonHours = true } };
        Assert.Equal(Rule.CommonHours, roster.Under(close, withPairs: true).Forbids(at, 0)?.Rule);
        var (files, references) = RunFiles.Write(roster.Waiting(), programme, new Lots());
        var board = BoardPeople.Read(files, references);
        Assert.Equal(Rule.MaxHoursApart, board.Roster.Forbids(board.Mentee(Of(references.Mentees, part.Id)), 0)?.Rule);
    }

    private static string Of(IReadOnlyDictionary<string, Guid> references, Id<Participant> id) =>
        references.Single(r => r.Value == id.Value).Key;

    private static Task<string> Name(BinomeDb db, Id<Participant> participant) =>
        db
            .Participants.Where(p => p.Id == participant)
            .Join(db.People, p => p.PersonId, x => x.Id, (_, x) => x.FirstName + " " + x.LastName)
            .SingleAsync();
}
