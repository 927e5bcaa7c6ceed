using System.Text.RegularExpressions;
using Binome.Pairings;
using Binome.Platform;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

public sealed partial class PlacesTests
{
    [Theory, BothDatabases]
    public async Task A_mentor_who_is_full_declines_what_waits_and_keeps_what_runs_without_signing_in(Store store)
    {
        await using var wave = await Wave.Start(store);
        var first = await wave.Announced("2", "3");
        await wave.Accept(first, "2", "3");
        var second = await wave.Announced("2", "6");
        await wave.World.Drain();
        await using var db = wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == ProposalMail.Kind).ToListAsync();
        var mentor = (await db.Participants.AsNoTracking().SingleAsync(p => db.Pairings.Any(x => x.Id == second && x.MentorId == p.Id))).Id;
        Assert.All(mails, m => Assert.Equal(m.Participant == mentor.Value, Link().IsMatch(m.Text)));
        var link = Link().Match(mails.Last(m => m.Participant == mentor.Value).Text).Value;

        var stranger = wave.World.Visitor("fr");
        var page = await stranger.Get(link);
        Assert.Null((await db.Pairings.AsNoTracking().SingleAsync(p => p.Id == second)).EndedAt); // looked at by a mail scanner: nothing happens
        page = await page.Submit("full");
        Assert.Equal("C’est noté : vous n’avez plus de place", Met.Plain(page.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(PairingEnd.Declined, (await db.Pairings.AsNoTracking().SingleAsync(p => p.Id == second)).End);
        Assert.Null((await db.Pairings.AsNoTracking().SingleAsync(p => p.Id == first)).EndedAt);
        Assert.Equal(1, (await db.Participants.AsNoTracking().SingleAsync(p => p.Id == mentor)).Capacity);
        Assert.Empty((await stranger.Get(link)).Document.QuerySelectorAll("main form"));
        Assert.Equal("Ce lien ne sert plus", (await stranger.Get("/places/x")).Document.QuerySelector("h1")!.TextContent);
    }

    [GeneratedRegex("/places/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
