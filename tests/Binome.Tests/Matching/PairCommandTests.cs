using System.CommandLine;
using Binome.Matching;
using Binome.Platform;

namespace Binome.Tests.Matching;

public sealed class PairCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binome-pair").FullName;

    [Fact]
    public async Task Pairs_writes_four_files_and_verify_accepts_them()
    {
        Assert.Equal(
            0,
            await Run(
                "pair",
                [
                    .. Inputs,
                    "--out",
                    At("pairs.csv"),
                    "--certificate",
                    At("proof.json"),
                    "--explain",
                    At("all.csv"),
                    "--instance",
                    At("i.rmi"),
                    "--json",
                ]
            )
        );
        Assert.Equal(121, File.ReadAllLines(At("pairs.csv")).Length);
        Assert.Equal(4801, File.ReadAllLines(At("all.csv")).Length);
        Assert.Equal("RMI1"u8.ToArray(), File.ReadAllBytes(At("i.rmi"))[..4]);
        Assert.Equal(0, await Run("verify", [.. Inputs, "--pairs", At("pairs.csv"), "--certificate", At("proof.json")]));
        File.WriteAllText(
            At("pairs.csv"),
            File.ReadAllText(At("pairs.csv")).Replace("M000135,M000001", "M000140,M000001", StringComparison.Ordinal)
        );
        Assert.Equal(1, await Run("verify", [.. Inputs, "--pairs", At("pairs.csv"), "--certificate", At("proof.json"), "--json"]));
    }

    [Fact]
    public async Task Refused_input_is_1_and_writes_nothing_and_a_wrong_command_line_is_2()
    {
        File.WriteAllText(At("mentors.csv"), "id,capacity\nr1,x\n");
        Assert.Equal(
            1,
            await Run("pair", ["--mentors", At("mentors.csv"), "--mentees", Sample.Of("mentees.csv"), "--out", At("pairs.csv")])
        );
        Assert.Equal(1, await Run("pair", [.. Inputs, "--lock", "M000120,M000000", "--out", At("pairs.csv")]));
        Assert.False(File.Exists(At("pairs.csv")));
        Assert.Equal(2, await Run("pair", [.. Inputs]));
        Assert.Equal(2, await Run("pair", [.. Inputs, "--out", At("pairs.csv"), "--lock", "M000120"]));
        Assert.Equal(2, await Run("pair", [.. Inputs, "--out", At("pairs.csv"), "--nonsense"]));
        Assert.Equal(3, await Run("pair", [.. Inputs, "--out", At("no/such/folder/pairs.csv")]));
        Assert.Equal(
            2,
            await Run("pair", ["--mentors", At("nothing.csv"), "--mentees", Sample.Of("mentees.csv"), "--out", At("pairs.csv")])
        );
    }

    [Fact]
    public async Task One_file_that_cannot_be_written_leaves_them_all_as_they_were()
    {
        Assert.Equal(3, await Run("pair", [.. Inputs, "--out", At("pairs.csv"), "--explain", At("no/such/folder/all.csv")]));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_keeps_nothing_of_a_longer_file()
    {
        File.WriteAllText(At("long.csv"), new string('x', 100_000));
        File.CreateSymbolicLink(At("pairs.csv"), At("long.csv"));
        Assert.Equal(0, await Run("pair", [.. Inputs, "--out", At("pairs.csv")]));
        Assert.Equal(At("long.csv"), new FileInfo(At("pairs.csv")).LinkTarget);
        Assert.DoesNotContain("xxxx", File.ReadAllText(At("long.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_locks_and_forbids_are_given_one_by_one()
    {
        Assert.Equal(
            0,
            await Run(
                "pair",
                [
                    .. Inputs,
                    "--lock",
                    "M000140,M000001",
                    "--lock",
                    "M000157,M000002",
                    "--forbid",
                    "M000123,M000003",
                    "--out",
                    At("pairs.csv"),
                    "--language",
                    "fr",
                ]
            )
        );
        var pairs = File.ReadAllText(At("pairs.csv"));
        Assert.Contains("M000140,M000001", pairs, StringComparison.Ordinal);
        Assert.Contains("M000157,M000002", pairs, StringComparison.Ordinal);
        Assert.DoesNotContain("M000123,M000003", pairs, StringComparison.Ordinal);
        Assert.Contains("conservé comme demandé", pairs, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Inputs =>
        [
            "--mentors",
            Sample.Of("mentors.csv"),
            "--mentees",
            Sample.Of("mentees.csv"),
            "--people",
            Sample.Of("people.csv"),
            "--rules",
            Sample.Of("rules.json"),
        ];

    private string At(string name) => Path.Combine(_folder, name);

    private static Task<int> Run(string command, string[] arguments) =>
        CommandLine.Run(new RootCommand { PairCommand.Create(), VerifyCommand.Create() }, [command, .. arguments]);
}
