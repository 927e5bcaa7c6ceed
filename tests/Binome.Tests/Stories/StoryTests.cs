using System.Net;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Stories;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Stories;

/// <summary>A story is read by others while both agree to its exact text, and by nobody else before, after a change, or once it was taken back.</summary>
public sealed class StoryTests
{
    private static readonly (string, string)[] First =
    [
        ("problem", "Trop de courriels."),
        ("done", "Trié à deux."),
        ("changed", "Une heure jonquille par jour."),
    ];
    private static readonly (string, string)[] Second = [.. First[..2], ("changed", "Deux heures capucine par jour.")];

    [Theory, BothDatabases]
    public async Task Nobody_else_reads_it_before_both_agree_to_this_exact_text_nor_after_a_change_nor_once_it_is_taken_back(Store store)
    {
        await using var met = await Met.Start(store);
        var page = $"/pairings/{met.Pairing}/story";
        var (maelle, bertrand) = (await met.As("2"), await met.As("3"));
        Assert.Equal(HttpStatusCode.NotFound, (await bertrand.Get(page)).Status); // they have not met
        await Meet(met);
        (maelle, bertrand) = (await met.As("2"), await met.As("3"));
        Assert.NotNull((await bertrand.Get($"/pairings/{met.Pairing}")).Document.QuerySelector($"a[href='{page}']"));
        foreach (var number in new[] { "1", "4", "6" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(number)).Get(page)).Status);

        var form = await bertrand.Get(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit("story", First[0])).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await form.Submit("story", [.. First[..2], ("changed", new string('a', 401))])).Status
        );
        // Names stand under it, and not in it; a word that is a name elsewhere is a word.
        foreach (var named in new[] { "Avec Bertrand Casteljaloux, une heure.", "Merci à Mme Quiniou." })
            Assert.Contains(
                "Écrivez-le sans",
                (await form.Submit("story", [.. First[..2], ("changed", named)])).Text,
                StringComparison.Ordinal
            );
        var empty = await maelle.Get(page);
        await form.Submit("story", [.. First, ("named", "true")]);
        // Who began to write before that reads that there is one now: it is not replaced unread.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await empty.Submit("story", [.. Second])).Status);
        Assert.Equal("Il attend l’autre", (await bertrand.Get(page)).Heading);
        var mail = Assert.Single(await Mails(met));
        Assert.DoesNotContain("jonquille", mail.Text + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Bertrand", mail.Text + mail.Subject, StringComparison.Ordinal);
        Assert.NotNull((await maelle.Get("/")).Document.QuerySelector($"a[href='{page}']"));
        Assert.Null((await bertrand.Get("/")).Document.QuerySelector($"a[href='{page}']"));
        Assert.DoesNotContain("jonquille", await Report(met), StringComparison.Ordinal);

        // Changed while the other reads: what they agree to is not what stands there.
        var read = await maelle.Get(page);
        Assert.Contains("jonquille", read.Text, StringComparison.Ordinal);
        await (await bertrand.Get(page)).Submit("story", [.. Second, ("named", "true")]);
        Assert.Single(await Mails(met)); // once a day
        var refused = await read.Submit("agree", ("named", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("a changé depuis votre lecture", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("capucine", await Report(met), StringComparison.Ordinal);
        await (await maelle.Get(page)).Submit("agree");
        var report = await Report(met);
        Assert.Contains("capucine", report, StringComparison.Ordinal);
        Assert.Contains("Un mentor et un mentoré", report, StringComparison.Ordinal); // one name is not two
        Assert.DoesNotContain("Casteljaloux", report, StringComparison.Ordinal);

        // Anew by the other: both are asked anew, and with both names once both say so.
        await (await maelle.Get(page)).Submit("story", [.. First, ("named", "true")]);
        report = await Report(met);
        Assert.DoesNotContain("capucine", report, StringComparison.Ordinal);
        Assert.DoesNotContain("jonquille", report, StringComparison.Ordinal);
        await (await bertrand.Get(page)).Submit("agree", ("named", "true"));
        Assert.Contains("Maëlle Quiniou et Bertrand Casteljaloux", await Report(met), StringComparison.Ordinal);

        await (await maelle.Get(page)).Submit("take-back");
        Assert.DoesNotContain("jonquille", await Report(met), StringComparison.Ordinal);
        await using var db = met.Wave.World.Database.Open();
        foreach (var word in new[] { "jonquille", "capucine" })
            Assert.Empty(await WholeDatabase.Contains(db, word));
        var acts = await db.AuditEntries.AsNoTracking().Where(e => e.Act.StartsWith("stories.")).ToListAsync();
        Assert.Equal(4, acts.Count);
        Assert.All(acts, a => Assert.Equal((EndPairing.OneOfThem, met.Wave.Programme.ToString()), (a.Actor, a.Subject)));
    }

    [Theory, BothDatabases]
    public async Task Whoever_would_rather_not_is_asked_for_no_reason_and_their_pair_keeps_it_to_itself(Store store)
    {
        await using var met = await Met.Start(store);
        await Meet(met);
        var page = $"/pairings/{met.Pairing}/story";
        var (maelle, bertrand) = (await met.As("2"), await met.As("3"));
        await (await bertrand.Get(page)).Submit("story", First);
        var asked = await maelle.Get(page);
        await asked.Submit("decline");
        Assert.Null((await maelle.Get("/")).Document.QuerySelector($"a[href='{page}']"));
        Assert.Equal("Il reste entre vous deux", (await bertrand.Get(page)).Heading);
        Assert.Null((await bertrand.Get(page)).Document.QuerySelector("main textarea[name=reason]"));
        Assert.DoesNotContain("jonquille", await Report(met), StringComparison.Ordinal);

        // Done, and nobody is named any more; the two still tell it, and an erasure takes it with it.
        await (await (await met.As("1")).Get($"{met.Wave.Address}?pair={met.Pairing}")).Submit(
            "close",
            ("note", "Fait."),
            ("confirm", "true")
        );
        Assert.NotNull((await maelle.Get($"/pairings/{met.Pairing}")).Document.QuerySelector($"a[href='{page}']"));
        var closed = await maelle.Get(page);
        Assert.DoesNotContain("Casteljaloux", closed.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await closed.Submit("agree");
        Assert.Contains("jonquille", await Report(met), StringComparison.Ordinal);
        Assert.Contains("jonquille", (await maelle.Get("/account/data")).Text, StringComparison.Ordinal);
        await (await bertrand.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        await using var db = met.Wave.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(db, "jonquille"));
    }

    /// <summary>Whatever both tick: a sealed mentee's story has no name in it or under it, and one that was published before is asked about anew.</summary>
    [Theory, BothDatabases]
    public async Task A_sealed_mentee_is_never_named(Store store)
    {
        await using var met = await Met.Start(store, "4", "7");
        await Meet(met, "4", "7");
        var page = $"/pairings/{met.Pairing}/story";
        var (theo, hugo) = (await met.As("4"), await met.As("7"));
        var form = await hugo.Get(page);
        Assert.Null(form.Document.QuerySelector("input[name=named]"));
        foreach (var named in new[] { "Avec Théo, une heure.", "saintonge a tout compris" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit("story", [.. First[..2], ("changed", named)])).Status);
        await form.Submit("story", [.. First, ("named", "true")]);
        await (await theo.Get(page)).Submit("agree", ("named", "true"));
        var report = await Report(met);
        Assert.Contains("jonquille", report, StringComparison.Ordinal);
        Assert.Contains("Un mentor et un mentoré", report, StringComparison.Ordinal);
        foreach (var name in new[] { "Marchetti", "Saintonge", "Bayonne", "Financier" })
            Assert.DoesNotContain(name, report, StringComparison.Ordinal);

        await using var db = met.Wave.World.Database.Open();
        await new OwnStories(db).On(new ParticipantSealed((await db.Pairings.SingleAsync(p => p.Id == met.Pairing)).MenteeId), default);
        await db.SaveChangesAsync();
        Assert.DoesNotContain("jonquille", await Report(met), StringComparison.Ordinal);
        Assert.Equal("Êtes-vous d’accord avec ce texte ?", Met.Plain((await hugo.Get(page)).Heading));
    }

    private static async Task Meet(Met met, string mentor = "2", string mentee = "3")
    {
        var session = await met.Agreed(mentee, mentor);
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await (await met.As(mentee)).Get(session)).Submit("held");
    }

    private static async Task<string> Report(Met met) =>
        (await (await met.As("1")).Get($"/programmes/{met.Wave.Programme}/report")).Document.QuerySelector("main")!.TextContent;

    private static async Task<List<ProgrammeMail>> Mails(Met met)
    {
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        return await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == TellStory.MailKind).ToListAsync();
    }
}
