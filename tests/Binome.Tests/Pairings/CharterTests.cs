using System.Net;
using System.Security.Cryptography;
using System.Text;
using Binome.Enrolment;
using Binome.Library;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Sessions;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Pairings;

public sealed class CharterTests
{
    [Theory, BothDatabases]
    public async Task Whoever_works_out_the_fingerprint_of_what_the_page_shows_finds_it_beside_the_name(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var (mentor, mentee) = (await wave.As("2"), await wave.As("3", "en"));
        await (await mentor.Get($"/pairings/{pairing}")).Submit("accept");
        wave.World.Clock.Move(TimeSpan.FromHours(3));
        await (await mentee.Get($"/pairings/{pairing}")).Submit("accept");

        var hashes = new List<string>();
        foreach (var (who, name, language) in new[] { (mentor, "Maëlle Quiniou", "fr"), (mentee, "Bertrand Casteljaloux", "en") })
        {
            var page = await who.Get($"/pairings/{pairing}/charter");
            var shown = page.Document.QuerySelectorAll("code.hash").Select(c => c.TextContent).ToList();
            Assert.Equal(2, shown.Distinct().Count()); // two languages, two texts
            Assert.Equal(shown[0], HashOf(page.Document.QuerySelector("#source")!.TextContent));
            var file = await who.Answer(new(HttpMethod.Get, $"/pairings/{pairing}/charter.md"));
            var bytes = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal(shown[0], Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(ShippedText.Charter(CharterQueries.Code, language).Source, Encoding.UTF8.GetString(bytes));
            var text = page.Document.QuerySelector("section[aria-labelledby=text]")!.TextContent;
            Assert.All(
                TextBody.Read(Encoding.UTF8.GetString(bytes)).Sections,
                c => Assert.Contains(c.Lead, text, StringComparison.Ordinal)
            );
            var signatures = page.Document.QuerySelector("section[aria-labelledby=signatures]")!.TextContent;
            Assert.Contains("Maëlle Quiniou", signatures, StringComparison.Ordinal);
            Assert.Contains("Bertrand Casteljaloux", signatures, StringComparison.Ordinal);
            hashes.Add(shown[0]);
        }
        await using var db = wave.World.Database.Open();
        var kept = await db.CharterSignatures.OrderBy(s => s.SignedAt).ToListAsync();
        Assert.Equal(hashes, kept.Select(s => s.Hash));
        Assert.Equal(TimeSpan.FromHours(3), kept[1].SignedAt - kept[0].SignedAt);
    }

    [Theory, BothDatabases]
    public async Task A_pair_is_not_booked_before_both_have_signed(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2");
        Assert.Equal("sessions.refused.notAccepted", await Refused(wave, pairing, "3"));
        // Whoever said yes in another way than by signing is not booked either.
        await using (var db = wave.World.Database.Open())
        {
            var kept = await db.Pairings.SingleAsync(p => p.Id == pairing);
            kept.Accept(ParticipantKind.Mentee, wave.World.Clock.Now());
            await db.SaveChangesAsync();
        }
        Assert.Equal("sessions.refused.charter.me", await Refused(wave, pairing, "3"));
        Assert.Equal("sessions.refused.charter.other", await Refused(wave, pairing, "2"));
        await wave.Accept(pairing, "3");
        Assert.Null(await Refused(wave, pairing, "3"));
        Assert.StartsWith(
            "/sessions/",
            (await (await (await wave.As("3")).Get($"/pairings/{pairing}/sessions")).Submit("propose")).Path,
            StringComparison.Ordinal
        );
    }

    [Theory, BothDatabases]
    public async Task New_words_ask_both_again_by_one_mail_and_what_is_booked_stands(Store store)
    {
        await using var met = await Met.Start(store);
        var (wave, clock) = (met.Wave, met.Wave.World.Clock);
        var session = await met.Agreed();
        var (solene, library) = (await met.As("1"), $"/programmes/{wave.Programme}/library");
        await (await solene.Get(library)).Submit("copy", ("code", CharterQueries.Code));
        Assert.Null(await Refused(wave, met.Pairing, "3")); // a copy that says the same asks nobody

        var ours = ShippedText.Charter(CharterQueries.Code, "fr").Source;
        await Rewrite(solene, library, ours.Replace("Personne ne donne d’ordre", "Nul ne donne d’ordre", StringComparison.Ordinal));
        Assert.Equal("sessions.refused.charter.me", await Refused(wave, met.Pairing, "3"));
        var (mentor, mentee) = (await met.As("2"), await met.As("3"));
        Assert.Contains($"/pairings/{met.Pairing}#charter", (await mentor.Get("/")).Html, StringComparison.Ordinal);
        Assert.Contains("attend votre signature", (await mentor.Get(met.List)).Text, StringComparison.Ordinal);
        var asked = await mentor.Get($"/pairings/{met.Pairing}");
        Assert.Contains("Nul ne donne d’ordre", asked.Document.QuerySelector(".differences ins")!.TextContent, StringComparison.Ordinal);
        Assert.Single(asked.Document.QuerySelectorAll("main .primary"));
        Assert.Contains("il manque une signature", (await solene.Get($"{wave.Address}?pair={met.Pairing}")).Text, StringComparison.Ordinal);
        Assert.Equal(SessionState.Agreed, (await met.Read(session)).State);
        // What was signed stays to be read as it was.
        Assert.Equal(ours, await File(mentor, met.Pairing));

        for (var night = 0; night < 3; night++)
        {
            clock.Move(TimeSpan.FromHours(night == 0 ? 2 : 24));
            await wave.World.Drain();
            Assert.Equal(2, (await wave.Mails("charter")).Count);
        }
        // Whose signature is missing is nobody's to read in a list.
        Assert.DoesNotContain(
            "La charte de votre",
            (await solene.Get($"/programmes/{wave.Programme}/mails")).Text,
            StringComparison.Ordinal
        );
        Assert.All(
            await wave.Mails("charter"),
            m => Assert.Contains("La charte de votre binôme a changé", m.Subject, StringComparison.Ordinal)
        );

        var version = (await wave.Read(met.Pairing)).Version;
        await asked.Submit("accept");
        Assert.Equal(version, (await wave.Read(met.Pairing)).Version); // the pair is as it was: the other may sign at the same moment
        Assert.Equal("sessions.refused.charter.other", await Refused(wave, met.Pairing, "2"));
        await wave.Accept(met.Pairing, "3");
        Assert.Null(await Refused(wave, met.Pairing, "2"));
        Assert.Contains("Nul ne donne d’ordre", await File(mentor, met.Pairing), StringComparison.Ordinal);
        Assert.Contains(
            "charte signée par les deux",
            (await solene.Get($"{wave.Address}?pair={met.Pairing}")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await wave.Mails("accepted")).Count); // it is the same pair

        // They signed the old words too: said again, they ask nobody.
        await Rewrite(solene, library, ours);
        Assert.Null(await Refused(wave, met.Pairing, "2"));
    }

    /// <summary>The charter changes between the signatures of a pair: it is behind from the moment at which it is complete, nights after all others were written to.</summary>
    [Theory, BothDatabases]
    public async Task A_pair_that_is_complete_only_after_the_change_is_written_to_the_next_night(Store store)
    {
        await using var met = await Met.Start(store);
        var (wave, clock) = (met.Wave, met.Wave.World.Clock);
        var late = await wave.Announced("4", "6");
        await wave.Accept(late, "4");
        var (solene, library) = (await met.As("1"), $"/programmes/{wave.Programme}/library");
        await (await solene.Get(library)).Submit("copy", ("code", CharterQueries.Code));
        await Rewrite(solene, library, "## 1. Autre chose\n\nRien de plus.");
        for (var night = 0; night < 2; night++)
        {
            await Night();
            Assert.Equal(2, (await wave.Mails("charter")).Count); // the first pair, which has not signed yet
        }
        await wave.Accept(late, "6");
        await Night();
        await using var db = wave.World.Database.Open();
        var theo = await Wave.PersonOf(db, "4");
        Assert.Single(await wave.Mails("charter"), m => m.PersonId == theo);
        await Night();
        Assert.Equal(3, (await wave.Mails("charter")).Count);

        async Task Night()
        {
            clock.Move(TimeSpan.FromHours(24));
            await using (var scope = wave.World.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetServices<ITidy>().OfType<AskToSign>().Single().Tidy(clock.Now(), default);
            await wave.World.Drain();
        }
    }

    /// <summary>Who has signed reads at home what their pair waits for.</summary>
    [Theory, BothDatabases]
    public async Task Home_says_that_the_other_has_not_signed_yet(Store store)
    {
        await using var met = await Met.Start(store);
        var (wave, library) = (met.Wave, $"/programmes/{met.Wave.Programme}/library");
        const string waits = "n’a pas encore signé ce qu’elle dit maintenant";
        var (solene, mentor) = (await met.As("1"), await met.As("2"));
        await (await solene.Get(library)).Submit("copy", ("code", CharterQueries.Code));
        await Rewrite(solene, library, "## 1. Autre chose\n\nRien de plus.");
        Assert.DoesNotContain(waits, (await mentor.Get("/")).Text, StringComparison.Ordinal); // it is their own turn
        await wave.Accept(met.Pairing, "2");
        Assert.Contains(waits, (await mentor.Get("/")).Text, StringComparison.Ordinal);
        await wave.Accept(met.Pairing, "3");
        Assert.DoesNotContain(waits, (await mentor.Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_signs_what_they_did_not_read(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var (page, solene) = (await (await wave.As("2")).Get($"/pairings/{pairing}"), await wave.As("1"));
        var library = $"/programmes/{wave.Programme}/library";
        await (await solene.Get(library)).Submit("copy", ("code", CharterQueries.Code));
        await Rewrite(solene, library, "## 1. Autre chose\n\nRien de plus.");
        var answer = await page.Submit("accept");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("La charte a changé pendant que vous la lisiez", answer.Text, StringComparison.Ordinal);
        Assert.Null((await wave.Read(pairing)).MentorAcceptedAt);
        await answer.Submit("accept"); // the page shows the new words, and its form is theirs
        Assert.NotNull((await wave.Read(pairing)).MentorAcceptedAt);
        await using var db = wave.World.Database.Open();
        Assert.Equal(HashOf("## 1. Autre chose\n\nRien de plus."), (await db.CharterSignatures.SingleAsync()).Hash);
    }

    [Theory, BothDatabases]
    public async Task Erased_a_name_is_under_no_charter_and_an_ended_pair_names_nobody(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "7"); // Hugo is sealed
        await wave.Accept(pairing, "2", "7");
        var (mentor, hugo) = (await wave.As("2"), await wave.As("7"));
        Assert.Contains("Hugo Saintonge", (await mentor.Get($"/pairings/{pairing}/charter")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.As("1")).Get($"/pairings/{pairing}/charter")).Status);
        await (await hugo.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        await wave.World.Drain();
        var page = await mentor.Get($"/pairings/{pairing}/charter");
        Assert.DoesNotContain("Hugo", page.Html, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("code.hash").Length);
        await using var db = wave.World.Database.Open();
        Assert.Equal([null, "Maëlle Quiniou"], (await db.CharterSignatures.Select(s => s.Name).ToListAsync()).Order());
    }

    private static async Task Rewrite(Visitor manager, string library, string markdown) =>
        Assert.Contains(
            "/history",
            (await (await manager.Get($"{library}/{CharterQueries.Code}/edit?language=fr")).Submit("text", ("markdown", markdown))).Path,
            StringComparison.Ordinal
        );

    private static async Task<string> File(Visitor visitor, Id<Pairing> pairing) =>
        await (await visitor.Answer(new(HttpMethod.Get, $"/pairings/{pairing}/charter.md"))).Content.ReadAsStringAsync();

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Why one of them cannot book, as the page and the use case say it; null when they can.</summary>
    private static async Task<string?> Refused(Wave wave, Id<Pairing> pairing, string who)
    {
        Words.Speak("fr");
        await using var scope = wave.World.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<BinomeDb>(), wave.World.Clock.Now());
        var meeting = await PairMeeting.Of(db, await wave.ViewerOf(who), pairing, now, default);
        if (meeting!.Refusal is not { } refusal)
            return null;
        var slot = new Slot(DateOnly.FromDateTime(now).AddDays(7), 600, "Europe/Paris", 30);
        var propose = scope.ServiceProvider.GetRequiredService<ProposeSession>();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => propose.New(meeting, new([slot], "", ""), default));
        Assert.Contains(refused.Key, new[] { refusal, "sessions.refused.waiting" });
        return refusal;
    }
}
