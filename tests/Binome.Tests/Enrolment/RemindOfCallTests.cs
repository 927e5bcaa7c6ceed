using Binome.Enrolment;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class RemindOfCallTests
{
    [Theory, BothDatabases]
    public async Task Whoever_finds_the_door_closed_asks_to_be_told_and_is_once(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Until(wave, -1);
        foreach (var email in new[] { Ann, Zoe })
        {
            var page = await (await wave.World.SignedIn(email)).Get(wave.Form);
            page = await page.Submit("tell");
            Assert.Contains("told by one mail", page.Text, StringComparison.Ordinal);
        }
        await Round(wave);
        Assert.Empty(await wave.LettersTo(Ann)); // still closed
        var call = await (await wave.World.SignedIn(Manager)).Get(wave.Call);
        Assert.Contains("2 people asked to be told", call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Testann", call.Text, StringComparison.Ordinal);
        await Until(wave, 30);
        await wave.Join(Zoe, ParticipantKind.Mentee); // by herself, meanwhile
        await Round(wave);
        await Round(wave);
        Assert.Contains("is open again", Assert.Single(await wave.LettersTo(Ann)).Text, StringComparison.Ordinal);
        Assert.Empty(await wave.LettersTo(Zoe));
        var mails = await (await wave.World.SignedIn(Manager)).Get($"/programmes/{wave.Programme.Id}/mails");
        Assert.DoesNotContain("Testann", mails.Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.Equal(0, await db.CallReminders.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Nobody_outside_the_scope_is_offered_it_and_nobody_while_it_is_open(Store store)
    {
        await using var wave = await Wave.Make(store);
        Assert.DoesNotContain(
            "Tell me when it opens again",
            (await (await wave.World.SignedIn(Ann)).Get(wave.Form)).Text,
            StringComparison.Ordinal
        );
        await Until(wave, -1);
        var asked = await (await wave.World.SignedIn(Ann)).Get(wave.Form);
        Assert.Contains("Tell me when it opens again", asked.Text, StringComparison.Ordinal);
        var outsider = await (await wave.World.SignedIn(Outsider)).Get(wave.Form);
        Assert.DoesNotContain("Tell me when it opens again", outsider.Text, StringComparison.Ordinal);
    }

    private static async Task Until(Wave wave, int days)
    {
        var day = DateOnly.FromDateTime(wave.World.Clock.GetUtcNow().UtcDateTime).AddDays(days);
        await using var db = wave.World.Database.Open();
        await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.EnrolUntil, day));
    }

    private static async Task Round(Wave wave)
    {
        await using var scope = wave.World.Services.CreateAsyncScope();
        foreach (var tidy in scope.ServiceProvider.GetServices<ITidy>().OfType<RemindOfCall>())
            await tidy.Tidy(wave.World.Clock.GetUtcNow().UtcDateTime, default);
    }
}
