using System.Text.RegularExpressions;
using Binome.Pairings;
using Binome.Platform;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory, BothDatabases]
    public async Task What_is_not_announced_yet_is_held_back_when_its_mentor_is_full(Store store)
    {
        await using var wave = await Wave.Start(store);
        var first = await wave.Announced("2", "3");
        var mails = await wave.Mails("proposed");
        var link = mails.Select(m => Link().Match(m.Text)).Single(m => m.Success).Value;
        var soon = (await wave.Publish("1", ("2", "6")))[0].Id;
        var page = await (await wave.World.Visitor("fr").Get(link)).Submit("full");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal((PairingEnd.Declined, PairingEnd.HeldBack), ((await wave.Read(first)).End, (await wave.Read(soon)).End));
        await using var db = wave.World.Database.Open();
        var mentor = await wave.Part(db, "2");
        Assert.Equal(0, (await db.Participants.SingleAsync(p => p.Id == mentor)).Capacity);
    }

    [Theory, BothDatabases]
    public async Task A_programme_whose_only_pairs_ended_before_anybody_was_told_waits_for_its_pairs_again(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Publish("1", ("2", "3"), ("2", "6"));
        await using (var scope = wave.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            var mentor = await wave.Part(db, "2");
            var part = await db.Participants.SingleAsync(p => p.Id == mentor);
            var programme = await db.Programmes.SingleAsync(p => p.Id == wave.Programme);
            Assert.Equal(Binome.Programmes.ProgrammeState.Running, programme.State);
            await scope.ServiceProvider.GetRequiredService<Binome.Enrolment.Withdraw>().Run(programme, part, null, default);
            await db.SaveChangesAsync();
        }
        await using var after = wave.World.Database.Open();
        Assert.NotEqual(Binome.Programmes.ProgrammeState.Running, (await after.Programmes.SingleAsync(p => p.Id == wave.Programme)).State);
    }

    [GeneratedRegex("/places/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
