using System.Text.Json;
using Binome.Platform.Storage;

namespace Binome.Tests.Rehearsal;

public sealed class RehearseCommandTests
{
    [Fact]
    public async Task It_prints_the_report_that_scripts_read_and_refuses_to_write_beside_anything()
    {
        var folder = Directory.CreateTempSubdirectory("binome-rehearse-").FullName;
        var store = new DataStore(folder, null);
        var kept = Path.Combine(folder, "kept");
        var done = await BuiltCommand.Run(store, "rehearse", "pwn", "--people", "100", "--seed", "5", "--json", "--data", kept);
        Assert.Equal((0, ""), (done.Exit, done.Err));
        var report = JsonDocument.Parse(done.Out).RootElement;
        Assert.Equal(
            "scenario seed people mentors mentees paired sessionsHeld evaluated evaluationRate candidatesAnswered candidates mails mailsPerPersonMax violations seconds",
            string.Join(' ', report.EnumerateObject().Select(p => p.Name))
        );
        Assert.Equal(
            ("pwn", 5, 100, 17),
            (report.GetProperty("scenario").GetString(), Number("seed"), Number("people"), Number("mentors"))
        );
        Assert.Equal(0, report.GetProperty("violations").GetArrayLength());
        Assert.True(File.Exists(Path.Combine(kept, "binome.db")));
        var refused = await BuiltCommand.Run(store, "rehearse", "pwn", "--people", "100", "--data", kept, "--language", "fr");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("n’est pas vide", refused.Err, StringComparison.Ordinal);
        Assert.Equal(2, (await BuiltCommand.Run(store, "rehearse", "nobody")).Exit);
        Assert.Equal(2, (await BuiltCommand.Run(store, "rehearse", "pwn", "--people", "7")).Exit);
        Directory.Delete(folder, recursive: true);

        int Number(string name) => report.GetProperty(name).GetInt32();
    }
}
