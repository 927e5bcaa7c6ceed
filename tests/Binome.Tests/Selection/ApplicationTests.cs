using System.Net;
using Binome.Enrolment;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class ApplicationTests
{
    [Theory, BothDatabases]
    public async Task It_is_open_to_those_who_run_the_programme_and_to_the_two_to_whom_it_was_given(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Ann);
        var address = await chosen.PageOf(Ann);
        Assert.Contains("Ann Testann", (await (await chosen.As(Maud)).Get(address)).Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await chosen.As(Reviewers[0])).Get(address)).Status); // stands above her
        foreach (var reviewer in Reviewers.Skip(1))
        {
            var page = await (await chosen.As(reviewer)).Get(address);
            Assert.Contains("First you look.", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Testann", page.Html, StringComparison.Ordinal);
            var wrong = await page.Submit("review");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.Contains("Choose the line that fits best.", wrong.Text, StringComparison.Ordinal);
        }
        foreach (var stranger in new[] { Ann, Bob, Boss })
            Assert.Equal(HttpStatusCode.NotFound, (await (await chosen.As(stranger)).Get(address)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_letter_that_was_not_read_does_not_leave_and_nobody_is_turned_away_without_a_reason(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        var page = await (await chosen.As(Maud)).Get(await chosen.PageOf(Bob));
        Assert.Contains(
            "nobody is turned away without one",
            (await page.Submit("decide", ("outcome", "Refused"), ("do", "preview"))).Text,
            StringComparison.Ordinal
        );
        page = await page.Submit("decide", ("outcome", "Refused"), ("reason", "site"), ("do", "send"));
        Assert.Contains("Vous n’êtes pas parmi les mentors", page.Text, StringComparison.Ordinal); // his language, before anything is decided
        Assert.Null((await chosen.Of(Bob)).LeavesAt);
        page = await page.Submit("decide", ("outcome", "Refused"), ("reason", "site"), ("own", "Merci."), ("do", "send"));
        Assert.Null((await chosen.Of(Bob)).LeavesAt); // another letter than the one that was read
        page = await page.Submit("decide", ("outcome", "Refused"), ("reason", "site"), ("own", "Merci."), ("do", "send"));
        Assert.NotNull((await chosen.Of(Bob)).LeavesAt);
        await chosen.Days(0.01);
        Assert.Contains("Merci.", (await chosen.LettersTo(Bob))[^1].Text, StringComparison.Ordinal);
        // Turned away, and chosen after all: the place is theirs.
        await chosen.Decide(Bob, Outcome.Selected, settles: true);
        await chosen.Days(0.01);
        await using var db = chosen.World.Database.Open();
        Assert.Equal(1, await db.Participants.Enrolled().CountAsync());
        Assert.Equal(2, await db.Decisions.CountAsync(d => d.SentAt != null));
        Assert.Equal(TimeAnswer.Settled, (await chosen.Of(Bob)).Time);
    }

    /// <summary>Reviewers who left give theirs to others; who withdraws and comes back is read anew, with a promise of their own.</summary>
    [Theory, BothDatabases]
    public async Task What_nobody_can_read_any_more_is_given_to_another(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        var before = await Readers(chosen);
        await using (var db = chosen.World.Database.Open())
            await db.ProgrammeRoles.Where(r => r.PersonId == before[0] && r.Kind == RoleKind.Reviewer).ExecuteDeleteAsync();
        await chosen.Days(3.4);
        var after = await Readers(chosen);
        Assert.Equal(ShareOut.Readers, after.Count);
        Assert.DoesNotContain(before[0], after);
        await (await (await chosen.As(Bob)).Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        Assert.Empty(await Readers(chosen));
        var form = await (await chosen.As(Bob)).Get($"/programmes/{chosen.Programme.Id}/enrolment?as=mentor&step=review");
        await form.Submit("send");
        Assert.Equal(chosen.World.Clock.GetUtcNow().UtcDateTime.Date.AddDays(10).AddHours(18), (await chosen.Of(Bob)).PromisedAt);
        Assert.Equal(ShareOut.Readers, (await Readers(chosen)).Count);
    }

    [Theory, BothDatabases]
    public async Task Who_was_answered_waits_no_longer_and_a_promise_that_is_past_is_said_to_be(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        await chosen.Apply(Cleo);
        await chosen.Decide(Bob, Outcome.Refused, "places");
        await chosen.Days(0.01);
        chosen.World.Clock.Move(TimeSpan.FromDays(40)); // and the outbox has done nothing yet
        var maud = await chosen.As(Maud);
        var refused = await maud.Get($"{chosen.Page}?state=refused");
        Assert.DoesNotContain("40 days", refused.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 March 2027", refused.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var waiting = (await maud.Get(chosen.Page)).Document.QuerySelector("main table")!.TextContent;
        Assert.Contains("40 days", waiting, StringComparison.Ordinal);
        Assert.Contains("the promised day is past", waiting, StringComparison.Ordinal);
    }

    private static async Task<List<Binome.Platform.Id<Binome.People.Person>>> Readers(Chosen chosen)
    {
        await using var db = chosen.World.Database.Open();
        return await db.Reviews.Select(r => r.ReviewerId).ToListAsync();
    }
}
