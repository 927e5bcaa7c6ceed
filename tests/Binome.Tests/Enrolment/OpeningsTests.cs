using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PairedWave = Binome.Tests.Pairings.Wave;

namespace Binome.Tests.Enrolment;

/// <summary>The first words of each mail are the programme's; of one sentence they are nobody's.</summary>
public sealed class OpeningsTests
{
    private const string Fixed = "pairings.mail.ended";

    [Theory, BothDatabases]
    public async Task Every_mail_but_the_neutral_sentence_begins_as_the_programme_says_in_both_languages(Store store)
    {
        await using var wave = await PairedWave.Start(store);
        var kinds = wave.World.Services.GetServices<MailKind>().ToList();
        Assert.DoesNotContain(kinds, k => k.Key == Fixed);
        Assert.Equal(kinds.Count, kinds.DistinctBy(k => k.Short).Count());
        foreach (var language in Words.Languages.Select(l => l.Name))
        foreach (var kind in kinds)
            Assert.All(
                new[] { "name", "subject", "opening" },
                word => Assert.True(Words.In(language, () => Words.Has($"{kind.Key}.{word}")), $"{language} {kind.Key}.{word}")
            );
        var manager = await wave.As("1");
        var call = $"/programmes/{wave.Programme}/call";
        foreach (var kind in kinds)
            await (await manager.Get($"{call}?mail={kind.Short}")).Submit(
                "words",
                ("fr", $"Bonjour, {kind.Short}."),
                ("en", $"Hello, {kind.Short}.")
            );
        Assert.DoesNotContain("mail=ended", (await manager.Get(call)).Html, StringComparison.Ordinal);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        await (await (await wave.As("2")).Get($"/pairings/{pairing}")).Submit("leave");
        await using (var db = wave.World.Database.Open())
        {
            Assert.Equal(2 * kinds.Count, await db.MailOpenings.CountAsync());
            Assert.Equal(kinds.Count, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.worded"));
            db.MailOpenings.Add(new(wave.Programme, Fixed, "fr", "C’est Maëlle qui part.")); // by no page of ours
            await db.SaveChangesAsync();
        }
        await wave.World.Drain();
        Assert.All(await wave.Mails("proposed"), m => Assert.StartsWith("Bonjour, proposed.", m.Text, StringComparison.Ordinal));
        Assert.All(await wave.Mails("accepted"), m => Assert.StartsWith("Bonjour, accepted.", m.Text, StringComparison.Ordinal));
        var ended = await wave.Mails("ended");
        Assert.Equal(2, ended.Count);
        Assert.All(ended, m => Assert.StartsWith("Ce binôme a pris fin.", m.Text, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_in_several_pairs_reads_of_all_of_them_in_one_mail(Store store)
    {
        await using var wave = await PairedWave.Start(store);
        await wave.Publish("1", ("2", "3"), ("2", "6"), ("4", "7"));
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        var mails = await wave.Mails("proposed");
        Assert.Equal(5, mails.Count);
        await using var db = wave.World.Database.Open();
        var maelle = await PairedWave.PersonOf(db, "2");
        var mail = Assert.Single(mails, m => m.PersonId == maelle);
        foreach (var said in new[] { "Bertrand Casteljaloux", "Françoise Delhomeau", "2 binômes attendent votre réponse" })
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
        Assert.Contains("http://binome.example/\n", mail.Text, StringComparison.Ordinal); // one link to answer, to the page that has both
        Assert.DoesNotContain("Hugo", string.Concat(mails.Select(m => m.Text)), StringComparison.Ordinal);
    }
}
