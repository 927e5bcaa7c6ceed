namespace Binome.Tests.Sessions;

public sealed class SubscriptionTests
{
    [Theory, BothDatabases]
    public async Task A_calendar_that_subscribes_shows_a_session_moved_and_then_gone(Store store)
    {
        await using var pairs = await PairsWithCalendars.Make(store);
        var moving = await pairs.Agree(16, 9);
        await pairs.Agree(30, 9); // after the change of clocks, and stays
        using var khal = new Khal();
        using var subscription = new Subscription(pairs.World.Address + await pairs.Subscribe(pairs.Bob), khal.Calendar);
        const string stays = "2027-03-30 09:00-10:00 Catch-up";
        Assert.Equal(["2027-03-16 09:00-10:00 Catch-up", stays], await Synced());
        await pairs.Move(moving, 17, 14);
        Assert.Equal(["2027-03-17 14:00-15:00 Catch-up", stays], await Synced());
        await pairs.Cancel(moving);
        Assert.Equal([stays], await Synced());

        async Task<string[]> Synced()
        {
            await subscription.Sync();
            return await khal.Show("2027-03-10");
        }
    }

    /// <summary>Debian's vdirsyncer: fetches a calendar from an address into a folder, as often as it is told.</summary>
    private sealed class Subscription : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("binome-subscription-").FullName;
        private bool isKnown;

        public Subscription(string address, string calendar) =>
            File.WriteAllText(
                Settings,
                $"""
                [general]
                status_path = "{folder}/status"
                [pair binome]
                a = "feed"
                b = "calendar"
                collections = null
                conflict_resolution = "a wins"
                [storage feed]
                type = "http"
                url = "{address}"
                [storage calendar]
                type = "filesystem"
                path = "{calendar}"
                fileext = ".ics"
                """
            );

        private string Settings => Path.Combine(folder, "settings");

        public async Task Sync()
        {
            if (!isKnown)
                await Debian.Run("/usr/bin/vdirsyncer", "-c", Settings, "discover");
            isKnown = true;
            await Debian.Run("/usr/bin/vdirsyncer", "-c", Settings, "sync");
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
