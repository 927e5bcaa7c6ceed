using Binome.Demo;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Rehearsal;

namespace Binome.Tests.Demo;

public sealed class DemoTests
{
    /// <summary>As `binome demo` makes it, with fewer people.</summary>
    private static readonly Scenario s_small = DemoCommand.Octave.Among(500);

    [Fact]
    public async Task Whoever_opens_a_demo_steps_into_six_people_and_finds_them_at_work()
    {
        var database = await TestDatabase.Make(Store.Sqlite, migrated: false);
        await DemoCommand.Invent(database.Store, "http://binome.example", Make, default, s_small, new MovedClock().GetUtcNow().UtcDateTime);
        Assert.True(DemoMark.IsOn(database.Store));
        await using var world = await World.Start(
            database,
            OnOneMachine.Demo,
            builder => builder.Configuration[DemoSetup.Setting] = "true"
        );
        foreach (var language in new[] { "en", "fr" })
        foreach (var role in DemoRoles.All)
        {
            var visitor = world.Visitor(language);
            var first = await visitor.Get("/");
            Assert.StartsWith("/demo", first.Path, StringComparison.Ordinal); // a stranger is led here
            var home = await first.Submit("demo", ("role", role));
            Assert.True(home.Path is not "/demo", $"{role}: {home.Text}");
            Assert.Equal(200, (int)home.Status);
            Assert.Contains(home.Document.QuerySelectorAll("footer a"), a => a.GetAttribute("href") == "/demo");
            if (role is "mentor" or "executive" or "sealed")
                Assert.NotNull(home.Document.QuerySelector("main a[href*='/sessions/'], main a[href*='/pairings/']"));
        }
        // A form that is no longer there is told in their language: of Development's bare text a visitor would read a bug.
        var late = await (await world.Visitor("fr").Get("/demo")).Submit("demo", ("role", "mentor"), ("_handler", "gone"));
        Assert.Contains("rien n’a changé", late.Text, StringComparison.Ordinal);
        var refused = await BuiltCommand.Run(database.Store, "serve", "--data", database.Store.Folder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("binome demo", refused.Err, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Elsewhere_nobody_steps_into_anybody_and_a_real_instance_is_no_demo(Store store)
    {
        await using var world = await World.Start(store);
        Assert.Equal(404, (int)(await world.Visitor().Get("/demo")).Status);
        if (store != Store.Sqlite)
            return;
        var refused = await BuiltCommand.Run(world.Database.Store, "demo", "--data", world.Database.Store.Folder, "--language", "fr");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("instance réelle", refused.Err, StringComparison.Ordinal);
    }

    private static Task<Microsoft.AspNetCore.Builder.WebApplication> Make(
        string folder,
        Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder> change,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection> replace,
        CancellationToken stop
    ) => WebApp.Build(Serve.DefaultUrls, folder, stop, change, replace, "Production");
}
