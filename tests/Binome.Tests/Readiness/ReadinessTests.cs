using System.Net;
using Binome.Library;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Readiness;

public sealed class ReadinessTests
{
    [Theory, BothDatabases]
    public async Task A_mentor_is_not_booked_before_they_are_ready_and_reads_what_is_missing(Store store)
    {
        await using var course = await Course.Start(store, withCoach: true);
        var (mentor, mentee, coach) = (await course.As("2"), await course.As("3"), await course.As("5"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.Get(course.Readiness)).Status); // not asked for
        await course.Ask();

        const string missing = "6 modules, un jeu de rôle avec un autre mentor et le mot d’un coach";
        Assert.Contains(missing, await Refused(course, "2"), StringComparison.Ordinal);
        Assert.Contains("se prépare encore", await Refused(course, "3"), StringComparison.Ordinal);
        Assert.Contains(missing, (await mentor.Get(course.Sessions)).Text, StringComparison.Ordinal);
        Assert.Contains("6 modules", (await mentor.Get($"/pairings/{course.Pairing}")).Text, StringComparison.Ordinal);
        Assert.Contains(course.Readiness, (await mentor.Get("/")).Html, StringComparison.Ordinal);
        foreach (var address in new[] { course.Sessions, $"/pairings/{course.Pairing}" })
        {
            var page = await mentee.Get(address);
            Assert.Contains("Votre mentor se prépare encore", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("6 modules", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Document.Forms, f => f.QuerySelector("[value=propose]") is not null);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await mentee.Get(course.Readiness)).Status);

        await course.Pass("2", ShippedText.Course);
        Assert.Contains("6 modules sur 6", (await mentor.Get(course.Readiness)).Heading, StringComparison.Ordinal);
        await course.Play("2", "4");
        Assert.Equal("Votre part est faite", (await mentor.Get(course.Readiness)).Heading);
        Assert.Contains("le mot d’un coach", await Refused(course, "2"), StringComparison.Ordinal);

        // It is the coach's to say, and the mentor hears of it; Théo has played too, and still has his modules to do.
        Assert.DoesNotContain("sign=", (await (await course.As("1")).Get(course.Preparations)).Html, StringComparison.Ordinal);
        var waiting = await coach.Get(course.Preparations);
        Assert.Equal("2 mentors se préparent, dont 1 attendent un mot", waiting.Heading);
        Assert.DoesNotContain("Bertrand", waiting.Text, StringComparison.Ordinal);
        var first = waiting.Document.QuerySelector("main tbody tr")!;
        Assert.Contains("Maëlle Quiniou", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("6 sur 6", first.TextContent, StringComparison.Ordinal);
        await (await coach.Get(first.QuerySelector("a[href*='sign=']")!.GetAttribute("href")!.Split('#')[0])).Submit("sign-off");
        Assert.Contains("1 mentor se prépare", (await coach.Get(course.Preparations)).Heading, StringComparison.Ordinal);
        await using var db = course.Wave.World.Database.Open();
        Assert.Equal(1, await db.ProgrammeMails.CountAsync(m => m.Kind == Binome.Readiness.Coaching.MailKind));
        Assert.StartsWith("Tout est prêt depuis le", (await mentor.Get(course.Readiness)).Heading, StringComparison.Ordinal);
        Assert.StartsWith("/sessions/", (await (await mentor.Get(course.Sessions)).Submit("propose")).Path, StringComparison.Ordinal);
    }

    /// <summary>What stands in the way of booking, as the use case says it: a page that was open before has no such form any more.</summary>
    private static async Task<string> Refused(Course course, string who)
    {
        Words.Speak("fr");
        await using var scope = course.Wave.World.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<BinomeDb>(), course.Wave.World.Clock.Now());
        var meeting = await PairMeeting.Of(db, await course.Wave.ViewerOf(who), course.Pairing, now, default);
        var slot = new Slot(DateOnly.FromDateTime(now).AddDays(7), 600, "Europe/Paris", 30);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            scope.ServiceProvider.GetRequiredService<ProposeSession>().New(meeting!, new([slot], "", ""), default)
        );
        return refused.Message;
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_met_goes_on_and_what_is_no_longer_asked_for_stops_nobody(Store store)
    {
        await using var met = await Sessions.Met.Start(store);
        var address = await met.Agreed();
        var at = (await met.Read(address)).EndsAt!.Value;
        met.Wave.World.Clock.Move(at - met.Wave.World.Clock.Now() + TimeSpan.FromMinutes(5));
        var preparations = $"/programmes/{met.Wave.Programme}/preparations";
        await (await (await met.As("1")).Get(preparations)).Submit("rule");
        Assert.Contains("Votre mentor se prépare encore", (await (await met.As("3")).Get(met.List)).Text, StringComparison.Ordinal);
        await (await (await met.As("2")).Get(address)).Submit("held");
        Assert.DoesNotContain("se prépare encore", (await (await met.As("3")).Get(met.List)).Text, StringComparison.Ordinal);
        await (await (await met.As("1")).Get(preparations)).Submit("rule");
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("2")).Get($"/programmes/{met.Wave.Programme}/readiness")).Status);
    }
}
