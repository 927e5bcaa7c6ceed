using System.Text.Json;
using Binome.Platform.Storage;

namespace Binome.Tests.Matching;

public sealed class BenchCommandTests : IDisposable
{
    private static readonly string[] s_keys =
    [
        "name",
        "mentees",
        "mentors",
        "edges",
        "hash",
        "pairs",
        "fit",
        "gap",
        "threads",
        "scoreMs",
        "solveMs",
        "proofMs",
        "totalMs",
        "peakMb",
        "runs",
    ];

    private readonly DataStore _store = new(Directory.CreateTempSubdirectory("binome-bench").FullName, null);

    [Fact]
    public async Task Reports_an_instance_under_the_keys_of_the_contract()
    {
        var (exit, reports) = await Ask("--instance", "pwn", "--instance", "axa-france-tight", "--runs", "2", "--threads", "2");
        Assert.Equal((0, 2), (exit, reports.GetArrayLength()));
        Assert.All(reports.EnumerateArray(), report => Assert.Equal(s_keys, report.EnumerateObject().Select(key => key.Name)));
        var tight = reports[1];
        Assert.Equal("axa-france-tight", tight.GetProperty("name").GetString());
        Assert.Equal("77444f56bb2568fb", tight.GetProperty("hash").GetString());
        Assert.Equal(
            new long[] { 250, 55, 9133, 210, 1460002, 0, 2, 2 },
            new[] { "mentees", "mentors", "edges", "pairs", "fit", "gap", "threads", "runs" }.Select(key =>
                tight.GetProperty(key).GetInt64()
            )
        );
        Assert.True(tight.GetProperty("totalMs").GetDouble() > 0 && tight.GetProperty("peakMb").GetDouble() > 1);
    }

    [Fact]
    public async Task Small_instances_against_every_plan_are_a_report_of_their_own()
    {
        var (exit, reports) = await Ask("--exhaustive", "500");
        Assert.Equal((0, 1), (exit, reports.GetArrayLength()));
        Assert.Equal(s_keys, reports[0].EnumerateObject().Select(key => key.Name));
        Assert.Equal(("exhaustive", 500), (reports[0].GetProperty("name").GetString(), reports[0].GetProperty("runs").GetInt32()));
    }

    [Fact]
    public async Task A_file_gives_the_figures_of_the_instance_that_it_holds()
    {
        Write(InstanceReaderTests.Pwn());
        var (exit, reports) = await Ask("--instance", File, "--runs", "1");
        Assert.Equal(0, exit);
        Assert.Equal("4c156b2fa6800018", reports[0].GetProperty("hash").GetString());
        Assert.Equal((16, 101588), (reports[0].GetProperty("pairs").GetInt32(), reports[0].GetProperty("fit").GetInt32()));
    }

    [Fact]
    public async Task A_damaged_file_is_1_a_wrong_command_line_2_and_both_say_why()
    {
        Write(InstanceReaderTests.Pwn()[..100]);
        var refused = await BuiltCommand.Run(_store, "bench", "matching", "--instance", "pwn", "--instance", File, "--json");
        Assert.Equal((1, "[]"), (refused.Exit, refused.Out.Trim()));
        Assert.StartsWith($"{File}:0:0: instance: the file ends early", refused.Err, StringComparison.Ordinal);
        foreach (
            var wrong in new[]
            {
                new[] { "matching", "--instance", "nobody" },
                ["matching", "--runs", "0"],
                ["matching", "--threads", "many"],
                ["matching", "--exhaustive", "0"],
                [],
            }
        )
        {
            var misused = await BuiltCommand.Run(_store, ["bench", .. wrong]);
            Assert.Equal((2, ""), (misused.Exit, misused.Out));
        }
        Assert.Equal(0, (await BuiltCommand.Run(_store, "bench", "matching", "--help")).Exit);
    }

    public void Dispose() => Directory.Delete(_store.Folder, recursive: true);

    private string File => Path.Combine(_store.Folder, "pwn.rmi");

    private void Write(byte[] bytes) => System.IO.File.WriteAllBytes(File, bytes);

    private async Task<(int Exit, JsonElement Reports)> Ask(params string[] arguments)
    {
        var answer = await BuiltCommand.Run(_store, ["bench", "matching", "--json", .. arguments]);
        return (answer.Exit, JsonDocument.Parse(answer.Out).RootElement);
    }
}
