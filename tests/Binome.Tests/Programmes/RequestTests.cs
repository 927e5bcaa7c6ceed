using System.Net;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Programmes;

/// <summary>What the sponsor is asked to decide: written by who runs it, read under the report, until its day is over.</summary>
public sealed class RequestTests
{
    [Theory, BothDatabases]
    public async Task A_sponsor_reads_what_is_asked_until_its_day_is_over_and_gets_one_mail_a_day(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Enrol());
        await Founded.Name(world, id, Founded.Bob, RoleKind.Sponsor);
        var (form, report) = ($"/programmes/{id}/request", $"/programmes/{id}/report");
        var (zoe, bob) = (await world.SignedIn(Founded.Zoe), await world.SignedIn(Founded.Bob));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get(form)).Status);
        Assert.Null((await bob.Get(report)).Document.QuerySelector(".ask"));
        Assert.Contains(form, (await zoe.Get(report)).Html, StringComparison.Ordinal);

        var until = world.Clock.Now().AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var asked = await (await zoe.Get(form)).Submit(
            "request",
            ("request", "Two hours a month\nin each mentor’s goals."),
            ("until", until)
        );
        Assert.Equal(report, asked.Path);
        Assert.Contains("Two hours a month", asked.Document.QuerySelector(".ask")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two hours a month", (await bob.Get(report)).Document.QuerySelector(".ask")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(form, (await bob.Get(report)).Html, StringComparison.Ordinal);

        // The same again, and a comma on the same day: one mail.
        await (await zoe.Get(form)).Submit("request", ("request", "Two hours a month\nin each mentor’s goals."), ("until", until));
        await (await zoe.Get(form)).Submit("request", ("request", "Three hours a month, in each mentor’s goals."), ("until", until));
        await using (var db = world.Database.Open())
        {
            var mail = await db.ProgrammeMails.SingleAsync(m => m.Kind == AskSponsor.MailKind);
            Assert.Contains(report, mail.Text, StringComparison.Ordinal);
            Assert.Equal(await db.People.Where(p => p.Email == Founded.Bob).Select(p => p.Id).SingleAsync(), mail.PersonId);
            Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.requested"));
        }

        // What the sponsor reads tells nobody that it is over: closed by mistake, it opens again.
        await Founded.Change(world, id, p => p.Close(world.Clock.Now()));
        await (await zoe.Get(form)).Submit("request", ("request", "A second wave."), ("until", until));
        await (await zoe.Get($"/programmes/{id}")).Submit("life-Reopen");
        Assert.Equal(ProgrammeState.Matching, (await Founded.Read(world, id)).State);

        world.Clock.Move(TimeSpan.FromDays(10));
        (zoe, bob) = (await world.SignedIn(Founded.Zoe), await world.SignedIn(Founded.Bob));
        Assert.Null((await bob.Get(report)).Document.QuerySelector(".ask"));
        Assert.Contains("nobody reads it any more", (await zoe.Get(report)).Text, StringComparison.Ordinal);
        var late = await (await zoe.Get(form)).Submit("request", ("request", "A third wave."), ("until", until));
        Assert.Contains("The day that you named is over", late.Text, StringComparison.Ordinal);
        Assert.Equal("A second wave.", (await Founded.Read(world, id)).Request);
    }

    [Theory, BothDatabases]
    public async Task What_is_too_long_or_no_day_is_refused_with_what_was_typed_and_emptied_it_is_taken_back(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var form = $"/programmes/{id}/request";
        var long601 = new string('x', Programme.MostRequestLetters + 1);
        var wrong = await (await zoe.Get(form)).Submit("request", ("request", long601), ("until", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(2, wrong.Document.QuerySelectorAll(".field.wrong").Length);
        Assert.Contains(long601, wrong.Html, StringComparison.Ordinal);
        Assert.Equal("", (await Founded.Read(world, id)).Request);
        Assert.Contains("no sponsor yet", wrong.Text, StringComparison.Ordinal);

        await (await zoe.Get(form)).Submit("request", ("request", "Open a second wave."));
        Assert.Equal(
            ("Open a second wave.", null),
            (await Founded.Read(world, id)) is var asked ? (asked.Request, asked.RequestUntil) : default
        );
        await (await zoe.Get(form)).Submit("request", ("request", " "));
        Assert.Equal("", (await Founded.Read(world, id)).Request);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.requestTaken"));
        Assert.False(await db.ProgrammeMails.AnyAsync(m => m.Kind == AskSponsor.MailKind)); // no sponsor, nobody to write to
    }
}
