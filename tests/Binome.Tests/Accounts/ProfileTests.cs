using System.Net;
using Binome.Accounts;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class ProfileTests
{
    [Theory, BothDatabases]
    public async Task Pages_and_mails_follow_the_language_of_the_profile(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var visitor = await world.SignedIn(Ann, "en");
        await (await visitor.Get("/account/profile")).Submit("profile", ("language", "fr"), ("mon", "12h30-14h"), ("from", "2027-04-01"));
        Assert.Equal("fr", (await visitor.Get("/account")).Document.DocumentElement.GetAttribute("lang"));
        await using var db = world.Database.Open();
        var profile = await db.Profiles.SingleAsync();
        Assert.Equal(("fr", "mon 12:30-14", new DateOnly(2027, 4, 1)), (profile.Language, profile.Hours, profile.AwayFrom));
        Assert.True(profile.IsAway(new(2027, 5, 1)));
        Assert.Contains("rôle", await MailTo(world, db), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_language_chosen_at_the_foot_of_a_page_is_the_profiles(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var visitor = await world.SignedIn(Ann, "en");
        foreach (var language in new[] { "fr", "en", "fr" })
            await visitor.Post("/language", new FormUrlEncodedContent([new("language", language), new("back", "/account")]));
        var elsewhere = await world.SignedIn(Ann, "en");
        Assert.Equal("fr", (await elsewhere.Get("/account")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_read_is_told_beside_its_field_and_nothing_is_kept(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var page = await (await world.SignedIn(Ann)).Get("/account/profile");
        var answer = await page.Submit(
            "profile",
            ("tue", "mornings"),
            ("zone", "Moon/Base"),
            ("from", "2027-04-02"),
            ("until", "2027-04-01")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(3, answer.Document.QuerySelectorAll(".error").Length);
        Assert.Equal("mornings", answer.Document.QuerySelector("input[name=tue]")!.GetAttribute("value"));
        answer = await page.Submit("profile", ("until", "2027-04-01")); // since when?
        Assert.Contains("first day", Assert.Single(answer.Document.QuerySelectorAll(".error")).TextContent, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.False(await db.Profiles.AnyAsync());
    }

    [Theory, BothDatabases]
    public async Task Hours_are_shown_on_the_clock_of_the_profile(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world, Ann);
        var visitor = await world.SignedIn(Ann);
        await (await visitor.Get("/account/profile")).Submit("profile", ("zone", "Asia/Tokyo"));
        Assert.Contains("18:00", (await visitor.Get("/account")).Text, StringComparison.Ordinal); // signed in at nine, UTC
    }

    private static async Task<string> MailTo(World world, BinomeDb db)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var programme = new Programme(services.GetRequiredService<Ids>().New<Programme>(), "main", "Vague 1", world.Clock.Now());
        services.GetRequiredService<BinomeDb>().Programmes.Add(programme);
        var reader = new Addressee((await db.People.SingleAsync()).Id);
        Assert.True(await services.GetRequiredService<Mailing>().Send(programme, reader, "programmes.mail.named", "k", () => "", default));
        await services.GetRequiredService<BinomeDb>().SaveChangesAsync();
        return (await db.ProgrammeMails.SingleAsync()).Subject;
    }
}
