using System.IO.Compression;
using System.Net;
using System.Text;
using Binome.Enrolment;
using Binome.Matching;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

public sealed class ApprovalTests
{
    [Theory, BothDatabases]
    public async Task A_named_person_confirms_and_the_pairs_come_to_be_with_a_record_that_verify_accepts(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        var edit = page.Document.QuerySelector(".pairs > li .acts button[value^='Lock']")!.GetAttribute("value")!;
        await page.Submit("pairs", ("edit", edit));
        var pairs = await BoardWorld.Pairs(made.World, made.Programme);
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var approval = await manager.Get(made.Approval);
        Assert.Equal($"Publier {pairs.Length} binômes ?", approval.Heading.Replace('\u202f', ' '));
        var unticked = await approval.Submit("approve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unticked.Status);
        await using (var before = made.World.Database.Open())
            Assert.Empty(await before.Pairings.ToListAsync());
        var done = await approval.Submit("approve", ("confirm", "yes"));
        Assert.StartsWith($"{pairs.Length} binômes publiés", done.Heading, StringComparison.Ordinal);
        await using var db = made.World.Database.Open();
        var run = await made.LastRun();
        Assert.Equal((RunState.Approved, 1), (run.State, run.ApprovedEdit));
        Assert.Equal(pairs.Length, await db.Pairings.CountAsync(p => p.PublishedBy == run.ApprovedBy));
        await made.World.Drain();
        await RecordTests.Verified(made, await RecordTests.Record(manager, made, run), pairs.Length, locks: 1);
        Assert.Equal(1, await db.RunFiles.CountAsync(f => f.Name == Binome.Matching.Record.FileName));
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_published_without_having_been_read_nor_after_somebody_changed_the_board(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated("en");
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var approval = await manager.Get(made.Approval);
        var forged = await approval.Submit("approve", ("confirm", "yes"), ("seen", "anything"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        var edit = page.Document.QuerySelector(".pairs > li .acts button[value^='Lock']")!.GetAttribute("value")!;
        await page.Submit("pairs", ("edit", edit));
        var stale = await approval.Submit("approve", ("confirm", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        await using var db = made.World.Database.Open();
        Assert.Empty(await db.Pairings.ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task A_long_reading_cannot_be_skipped(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 120, mentees: 60);
        await using (var db = made.World.Database.Open())
            await db.ParticipantTopics.ExecuteUpdateAsync(t => t.SetProperty(x => x.Level, 1)); // weak fits: all to be read
        var page = await made.Calculated("en");
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var first = await manager.Get(made.Approval);
        Assert.DoesNotContain("name=\"confirm\"", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"confirm\"", (await manager.Get(made.Approval + "?page=2")).Html, StringComparison.Ordinal);
        var next = first.Document.QuerySelector("section[aria-labelledby=read] a.primary")!.GetAttribute("href")!;
        Assert.Contains("name=\"confirm\"", (await manager.Get(next)).Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_message_shown_before_is_the_one_that_leaves_and_its_number_is_right(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        await using (var db = made.World.Database.Open())
        {
            foreach (var (at, person) in (await db.People.Where(p => p.Email == null).ToListAsync()).Index())
                person.Email = $"somebody{at}@groupe.example";
            await db.SaveChangesAsync();
        }
        await made.Calculated();
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var approval = await manager.Get(made.Approval);
        var shown = approval.Document.QuerySelectorAll("section[aria-labelledby=mail] section").Select(Words).ToList();
        Assert.Equal(2, shown.Count);
        await approval.Submit("approve", ("confirm", "yes"));
        made.World.Clock.Move(Binome.Pairings.Pairing.Delay);
        await made.World.Drain();
        await using var after = made.World.Database.Open();
        var sent = await after.ProgrammeMails.Where(m => m.Kind == "pairings.mail.proposed").ToListAsync();
        Assert.Contains($"{sent.Count} messages partent", approval.Text, StringComparison.Ordinal);
        foreach (var side in shown)
            Assert.Contains(
                sent,
                m => side.EndsWith(Squeezed(m.Text[..m.Text.IndexOf("http", StringComparison.Ordinal)]), StringComparison.Ordinal)
            );

        static string Words(AngleSharp.Dom.IElement side)
        {
            var text = Squeezed(side.TextContent);
            return text[..text.IndexOf("http", StringComparison.Ordinal)];
        }

        static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    }

    /// <summary>Each of them once the board is there; one sentence for all of them.</summary>
    [Theory, BothDatabases]
    public async Task What_a_rule_a_veto_or_a_place_forbids_since_is_not_published_and_whose_it_is_is_not_told(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        await made.Calculated("en");
        var pairs = await BoardWorld.Pairs(made.World, made.Programme);
        await using var db = made.World.Database.Open();
        var (mentor, mentee) = (Id(pairs[0].Split(' ')[0]), Id(pairs[0].Split(' ')[1]));
        var (r, e) = (await db.Participants.SingleAsync(p => p.Id == mentor), await db.Participants.SingleAsync(p => p.Id == mentee));
        var said = new HashSet<string>();

        db.ParticipantChoices.Add(new(e.Id, r.PersonId, Binome.Enrolment.ChoiceKind.Veto, 1));
        await Refused();
        await db.ParticipantChoices.Where(c => c.ParticipantId == e.Id && c.OtherId == r.PersonId).ExecuteDeleteAsync();

        var person = await db.People.SingleAsync(p => p.Id == e.PersonId);
        var before = person.ManagerId;
        person.ManagerId = r.PersonId;
        db.Lines.Add(new(person.Id, r.PersonId, 1));
        await Refused();
        person.ManagerId = before;
        await db.Lines.Where(l => l.PersonId == person.Id && l.AboveId == r.PersonId).ExecuteDeleteAsync();

        r.Capacity = 0;
        await Refused();
        r.Capacity = 1;

        Assert.Single(said);
        await db.SaveChangesAsync();
        Assert.StartsWith($"{pairs.Length} binômes publiés", (await made.Approved()).Heading, StringComparison.Ordinal);

        async Task Refused()
        {
            await db.SaveChangesAsync();
            var refused = await made.Approved();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            said.Add(refused.Document.QuerySelector("[role=alert]")!.TextContent);
            Assert.Contains("Quelque chose a changé depuis ce calcul", refused.Text, StringComparison.Ordinal);
            Assert.Equal(0, await db.Pairings.CountAsync());
        }

        static Binome.Platform.Id<Binome.Enrolment.Participant> Id(string id) => new(Guid.Parse(id));
    }
}
