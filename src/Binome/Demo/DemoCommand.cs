using System.CommandLine;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Binome.Rehearsal;
using Microsoft.Data.Sqlite;

namespace Binome.Demo;

/// <summary>`binome demo`: an invented group half-way through its programmes, made by a rehearsal at the first start.</summary>
internal static class DemoCommand
{
    public const string DefaultFolder = "./demo-data";

    /// <summary>One programme is over, one has run for ten weeks, one calls for people: on the day on which it is made.</summary>
    public static readonly Scenario Octave = new(
        "demo",
        3_000,
        26,
        180,
        [
            new("demo-first", 14, 28, 4, 21, 90, [100], (2, 3)) { Capacity = (2, 3) },
            new("demo-second", 36, 72, 82, 28, 160, [100], (3, 5)) { Capacity = (2, 3) },
            new("demo-third", 24, 40, 168, 30, 150, [100], (1, 3)) { Capacity = (2, 3) },
        ]
    );

    /// <param name="make">What `serve` builds, on a folder.</param>
    /// <param name="serve">Serves what is built.</param>
    public static Command Create(
        MakeApp make,
        string defaultUrls,
        Func<string, string, Action<WebApplicationBuilder>, CancellationToken, Task> serve
    )
    {
        var urls = CommandLine.Urls(defaultUrls);
        var data = CommandLine.Data();
        data.Description = $"Folder of the demo's own database (default {DefaultFolder})";
        var command = new Command(
            "demo",
            "Serve an invented group half-way through its programmes, with a page to step into any of its people"
        )
        {
            urls,
            data,
            CommandLine.Language(),
        };
        command.Do(
            async (parsed, stop) =>
            {
                var (folder, url) = (Path.GetFullPath(parsed.GetValue(data) ?? DefaultFolder), parsed.GetValue(urls)!);
                var store = new DataStore(folder, null);
                if (File.Exists(store.File) && !DemoMark.IsOn(store))
                    throw new RefusedException("demo.refused.real", folder);
                Listening.MustBeFree(url);
                if (!File.Exists(store.File))
                    await Invent(store, url, make, stop);
                await serve(url, folder, Settings, stop);
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>Nothing of what the instance beside it is told: not its database, nor its key; and no letter leaves, for its readers do not exist.</summary>
    private static void Settings(WebApplicationBuilder builder)
    {
        builder.Configuration[DemoSetup.Setting] = "true";
        foreach (var own in new[] { "ConnectionStrings:Binome", "Binome:KeyFile", "Binome:Mail:Host", "Binome:PublicUrl" })
            builder.Configuration[own] = null;
    }

    /// <summary>Beside the folder, and moved there whole: what was broken off is made anew.</summary>
    internal static async Task Invent(
        DataStore store,
        string url,
        MakeApp make,
        CancellationToken stop,
        Scenario? scenario = null,
        DateTime? until = null
    )
    {
        var (played, beside) = (scenario ?? Octave, $"{store.Folder}.making");
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        await Console.Out.WriteLineAsync(Words.Get("demo.making"));
        var end = until ?? TimeProvider.System.Now();
        await using (
            await Rehearsed.Play(
                played,
                seed: 1,
                end.Date.AddHours(end.Hour).AddDays(-played.Days),
                make,
                beside,
                stop,
                Behaviour.Usual with
                {
                    IsSealed = 0.12,
                }, // so that one of them can be stepped into
                url.Split(';')[0],
                ProgressLine.On(Console.Out, Console.IsOutputRedirected),
                TimeSpan.FromDays(10)
            )
        ) { }
        if (!Console.IsOutputRedirected)
            Console.Write("\r     \r");
        SqliteConnection.ClearAllPools();
        DemoMark.Put(new(beside, null));
        Directory.CreateDirectory(store.Folder);
        foreach (var file in Directory.GetFiles(beside))
            File.Move(file, Path.Combine(store.Folder, Path.GetFileName(file)), overwrite: true);
        Directory.Delete(beside, recursive: true);
    }
}
