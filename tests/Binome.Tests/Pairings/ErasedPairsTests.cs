using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Pairings;

/// <summary>Whoever is erased stands in nobody's mail and in no note about a pair.</summary>
public sealed class ErasedPairsTests
{
    [Theory, BothDatabases]
    public async Task The_name_of_who_is_erased_leaves_the_mails_of_their_partners_and_notes_on_other_pairs(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Publish("1", ("2", "3"), ("2", "6"));
        wave.World.Clock.Move(Pairing.Delay);
        await wave.World.Drain();
        var closed = await wave.Announced("4", "6");
        await wave.Accept(closed, "4", "6");
        var page = await (await wave.As("1")).Get($"{wave.Address}?pair={closed}");
        await page.Submit("close", ("note", "Confié ensuite au mentor de Bertrand Casteljaloux."));
        Assert.Contains("Bertrand", (await wave.Read(closed)).EndNote, StringComparison.Ordinal);

        await Erase(wave, "3");
        await using var db = wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().ToListAsync();
        Assert.All(mails, m => Assert.DoesNotContain("Bertrand", m.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Bertrand", (await wave.Read(closed)).EndNote, StringComparison.Ordinal);
        var mentor = (await wave.Part(db, "2")).Value;
        var told = mails.Single(m => m.Kind == ProposalMail.Kind && m.Participant == mentor);
        Assert.Contains("Françoise Delhomeau", told.Text, StringComparison.Ordinal); // whom they meet still

        await Erase(wave, "2");
        await using var after = wave.World.Database.Open();
        Assert.All(await after.ProgrammeMails.ToListAsync(), m => Assert.DoesNotContain("Maëlle", m.Text, StringComparison.Ordinal));
        Assert.NotEmpty(await after.ProgrammeMails.Where(m => m.Kind == ProposalMail.Kind && m.Text == "").ToListAsync()); // that one left is still told
    }

    [Theory, BothDatabases]
    public async Task What_has_not_left_yet_and_names_them_alone_stays_here(Store store)
    {
        await using var wave = await Wave.Start(store);
        await wave.Publish("1", ("2", "3"));
        wave.World.Clock.Move(Pairing.Delay);
        while ((await wave.Mails("proposed")).Count < 2) // written, and not handed over
            await wave.World.Services.GetRequiredService<OutboxWorker>().One(default);
        await Erase(wave, "3");
        await using var db = wave.World.Database.Open();
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.DoneAt == null && m.Payload.Contains("Casteljaloux")));
    }

    private static async Task Erase(Wave wave, string number) =>
        Assert.Equal(
            "/account/erased",
            (await (await (await wave.As(number)).Get("/account/erasure")).Submit("erase", ("sure", "true"))).Path
        );
}
