using Binome.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

/// <summary>"Colleagues may see that you have a mentor": where they look, and no further.</summary>
public sealed class OpenPairsTests
{
    [Theory, BothDatabases]
    public async Task A_colleague_reads_it_of_who_chose_to_be_open_and_of_nobody_else(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await Set(wave, Discretion.Open, step: 8);
        Assert.False(await IsTold(wave, "3")); // not accepted by both yet
        await wave.Accept(pairing, "2", "3");
        Assert.True(await IsTold(wave, "3"));
        Assert.False(await IsTold(wave, "2")); // that somebody is a mentor is not told
        foreach (var discretion in new[] { Discretion.PairOnly, Discretion.Sealed })
        {
            await Set(wave, discretion, step: 8);
            Assert.False(await IsTold(wave, "3"));
        }
        await Set(wave, Discretion.Open, step: 0);
        Assert.False(await IsTold(wave, "3")); // assigned, and never asked
        await Set(wave, Discretion.Open, step: 8);
        await (await (await wave.As("2")).Get($"/pairings/{pairing}")).Submit("leave");
        Assert.False(await IsTold(wave, "3"));
    }

    private static async Task Set(Wave wave, Discretion discretion, int step)
    {
        await using var db = wave.World.Database.Open();
        var part = await wave.Part(db, "3");
        await db
            .Participants.Where(p => p.Id == part)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, discretion).SetProperty(x => x.Step, step));
    }

    /// <summary>And never who, about what, nor in which programme.</summary>
    private static async Task<bool> IsTold(Wave wave, string number)
    {
        await using var db = wave.World.Database.Open();
        var page = await (await wave.As("6")).Get($"/people/{await Wave.PersonOf(db, number)}");
        var text = page.Document.QuerySelector("main")!.TextContent;
        foreach (var secret in new[] { "Vague 1", "Maëlle", Binome.Programmes.ShippedTopics.NameOf("ai") })
            Assert.True(number == "2" || !text.Contains(secret, StringComparison.Ordinal), secret);
        return text.Contains("A un mentor", StringComparison.Ordinal);
    }
}
