using System.Net;
using System.Text.RegularExpressions;
using Binome.Evaluations;
using Binome.Programmes;
using Binome.Tests.Evaluations;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Protection;

public sealed class CoachTests
{
    /// <summary>Little comfort offers a word, to its author alone; the coach reads who asks, and never what was answered.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_was_not_at_ease_is_offered_a_word_with_a_coach_and_nobody_is_told_why(Store store)
    {
        await using var met = await Met.Start(store);
        await using (var db = met.Wave.World.Database.Open())
        {
            var ids = new Binome.Platform.Ids(met.Wave.World.Clock);
            var karim = await Wave.PersonOf(db, "5");
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), met.Wave.Programme, karim, RoleKind.Coach, DateTime.UtcNow, "test"));
            await db.SaveChangesAsync();
        }
        var session = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        var (bertrand, maelle) = (await met.As("3"), await met.As("2"));
        await (await bertrand.Get(session)).Submit("held");
        var (page, help) = (session + "/evaluation", $"/pairings/{met.Pairing}/help?to=coach");
        var marks = new[] { ("usefulness", "4"), ("comfort", "2"), ("recommends", "9"), ("next", "1") };

        var said = await (await bertrand.Get(page)).Submit("evaluation", marks);
        Assert.NotNull(said.Document.QuerySelector($"main a[href='{help}']"));
        var other = await (await maelle.Get(page)).Submit("evaluation", [.. marks.Where(m => m.Item1 != "comfort"), ("comfort", "3")]);
        Assert.Null(other.Document.QuerySelector($"a[href='{help}']"));
        await met.Wave.World.Drain();
        await using var kept = met.Wave.World.Database.Open();
        Assert.Equal(0, await kept.HelpCalls.CountAsync()); // offered, never done for anybody

        var form = await bertrand.Get(help);
        Assert.Equal("Un mot, en confiance", form.Heading);
        await form.Submit("call", ("said", "Je préfère le dire de vive voix."));
        var coach = await met.As("5");
        var calls = await coach.Get($"/programmes/{met.Wave.Programme}/help");
        Assert.Contains("Bertrand Casteljaloux", calls.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("l’aise", calls.Text, StringComparison.Ordinal);
        var call = await kept.HelpCalls.SingleAsync();
        await calls.Submit($"answer-{call.Id}", ("answer", "Jeudi à midi ?"));
        Assert.Contains("Jeudi à midi", (await bertrand.Get(help)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await met.As("8")).Get($"/programmes/{met.Wave.Programme}/help")).Status);
        Assert.DoesNotContain(
            "Bertrand",
            (await (await met.As("8")).Get($"/programmes/{met.Wave.Programme}/help")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>A programme without a coach: the trusted person stands in.</summary>
    [Theory, BothDatabases]
    public async Task Where_there_is_no_coach_the_trusted_person_is_asked(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var form = await (await wave.As("3")).Get($"/pairings/{pairing}/help?to=coach");
        Assert.Contains("Appeler Joséphine Attali", form.Text, StringComparison.Ordinal);
        Assert.Equal("Un mot, en confiance", form.Heading); // nobody is told that something was not as promised
        Assert.Contains("continuer, à changer quelque chose ou à s’arrêter", form.Text, StringComparison.Ordinal);
    }

    /// <summary>By the link of the mail as on the page; and where there is nobody to give it, no word is offered.</summary>
    [Theory, BothDatabases]
    public async Task A_word_is_offered_by_link_too_and_not_where_there_is_nobody(Store store)
    {
        await using var met = await Met.Start(store);
        var session = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await met.Wave.World.Drain();
        var help = $"/pairings/{met.Pairing}/help?to=coach";
        await using var db = met.Wave.World.Database.Open();
        var bertrand = await Wave.PersonOf(db, "3");
        var mail = await db.ProgrammeMails.AsNoTracking().SingleAsync(m => m.Kind == AskHowItWas.MailKind && m.PersonId == bertrand);
        var link = Regex.Match(mail.Text, "/evaluations/[A-Za-z0-9_-]+").Value;
        var stranger = met.Wave.World.Visitor("fr");
        var marks = new[] { ("usefulness", "4"), ("comfort", "2"), ("recommends", "9"), ("next", "1") };
        var said = await (await stranger.Get(link)).Submit("evaluation", marks);
        Assert.NotNull(said.Document.QuerySelector($"main a[href='{help}']"));
        Assert.NotNull((await (await met.As("3")).Get(session + "/evaluation")).Document.QuerySelector($"main a[href='{help}']"));
        await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.TrustedPerson).ExecuteDeleteAsync();
        Assert.Null((await stranger.Get(link)).Document.QuerySelector($"main a[href='{help}']"));
        Assert.Null((await (await met.As("3")).Get(session + "/evaluation")).Document.QuerySelector($"main a[href='{help}']"));
    }
}
