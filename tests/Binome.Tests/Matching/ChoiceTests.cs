using Binome.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

/// <summary>Choosing by hand: whom, whom not any more, and one case alone.</summary>
public sealed class ChoiceTests
{
    [Theory, BothDatabases]
    public async Task What_was_kept_apart_long_ago_can_be_possible_again(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 12, mentees: 12);
        var page = await made.Calculated();
        for (var i = 0; i < 12; i++)
            page = await page.Submit("pairs", ("edit", BoardWorld.Open(page)[0].Replace("Lock", "Forbid", StringComparison.Ordinal)));
        Assert.Equal(10, page.Document.QuerySelectorAll("form button[value^='Undo:::']:not([value='Undo:::0'])").Length);
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var older = await manager.Get(made.Board + "?epage=2");
        Assert.Equal(2, older.Document.QuerySelectorAll("form button[value^='Undo:::']:not([value='Undo:::0'])").Length);
        var apart = await manager.Get(made.Board + "?tab=forbidden");
        var again = apart.Document.QuerySelectorAll("button[value^='Allow']").Select(b => b.GetAttribute("value")!).ToList();
        Assert.Equal(12, again.Count);
        var answer = await apart.Submit("allow", ("edit", again[^1]));
        Assert.StartsWith("De nouveau possible", answer.Document.QuerySelector("#news b")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(11, answer.Document.QuerySelectorAll("button[value^='Allow']").Length);
    }

    [Theory, BothDatabases]
    public async Task A_mentor_is_found_by_name_in_the_chooser_and_whoever_cannot_be_is_told_without_a_veto(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 14, mentees: 4);
        await made.Calculated();
        var (_, mentee) = await made.Positions("Mentor 1", "Dirigeant 2");
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        var chooser = $"{made.Board}?choose={mentee}&with=";
        Assert.Equal(
            8,
            (await manager.Get(chooser)).Document.QuerySelectorAll("#choose ~ * tbody tr, section[aria-labelledby=choose] tbody tr").Length
        );
        var vetoed = await manager.Get($"{chooser}&find=mentor+1");
        var row = vetoed
            .Document.QuerySelectorAll("section[aria-labelledby=choose] tbody tr")
            .Single(r => r.QuerySelector("th")!.TextContent.StartsWith("Mentor 1Poste", StringComparison.Ordinal));
        Assert.Null(row.QuerySelector("button"));
        Assert.Contains("quand un motif touche une personne", row.TextContent, StringComparison.Ordinal);
        var nobody = await manager.Get($"{chooser}&find=Solène");
        Assert.Contains("Aucun mentor du programme", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(mentee, nobody.Document.QuerySelector("form#find-form input[name=choose]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task One_case_is_matched_alone_while_what_runs_is_held(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 4, mentees: 6);
        await made.Calculated();
        await made.Approved();
        string address;
        await using (var db = made.World.Database.Open())
        {
            var alone = await db.Participants.FirstAsync(p =>
                p.Kind == ParticipantKind.Mentee && p.Discretion == Discretion.Open && !db.Pairings.Any(x => x.MenteeId == p.Id)
            );
            await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor).ExecuteUpdateAsync(p => p.SetProperty(x => x.Capacity, 2));
            address = $"{made.Board}?case={alone.Id}";
        }
        var manager = await made.World.SignedIn(BoardWorld.Manager, "fr");
        Assert.Contains(
            (await manager.Get(made.Board)).Document.QuerySelectorAll("a"),
            a => a.GetAttribute("href")!.StartsWith(address.Split('?')[0] + "?case=", StringComparison.Ordinal)
        );
        var page = await manager.Get(address);
        await page.Submit("case");
        await made.World.Drain();
        var board = await manager.Get(made.Board);
        Assert.StartsWith("1 binôme proposé", board.Heading, StringComparison.Ordinal);
        Assert.StartsWith("1 binôme publié", (await made.Approved()).Heading, StringComparison.Ordinal);
        await using var after = made.World.Database.Open();
        Assert.Equal(5, await after.Pairings.CountAsync(p => p.EndedAt == null));
    }
}
