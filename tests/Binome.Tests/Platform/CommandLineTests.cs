using System.Text.Json;
using Binome.Platform.Storage;

namespace Binome.Tests.Platform;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binome-command-").FullName;

    [Theory]
    [InlineData("nothing.csv: there is no such file", "import", "nothing.csv", "--json")]
    [InlineData("nothing.csv: there is no such file", "restore", "nothing.csv")]
    [InlineData(
        "nothing.csv: there is no such file",
        "pair",
        "--mentors",
        "nothing.csv",
        "--mentees",
        "ok.csv",
        "--out",
        "pairs.csv",
        "--json"
    )]
    [InlineData("--allow-left half: a number of people is expected", "import", "ok.csv", "--full", "--allow-left", "half")]
    [InlineData("--allow-left -1: a number of people is expected", "import", "ok.csv", "--allow-left=-1")]
    [InlineData("Required command was not provided")]
    public async Task A_wrong_command_line_is_2_and_says_nothing_on_standard_output(string said, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_folder, "ok.csv"), "id\n1\n");
        var result = await BuiltCommand.Run(new DataStore(_folder, null), arguments);
        Assert.Equal((2, ""), (result.Exit, result.Out));
        Assert.Contains(said, result.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_3_in_one_sentence()
    {
        File.WriteAllText(Path.Combine(_folder, "ok.csv"), "id,email,last_name\n1,a@b.example,A\n");
        var result = await BuiltCommand.Run(new DataStore(_folder, "nonsense"), "import", "ok.csv");
        Assert.Equal(3, result.Exit);
        Assert.StartsWith("Could not run: ConnectionStrings__Binome: ", result.Err, StringComparison.Ordinal);
        Assert.EndsWith(". Nothing was changed.", result.Err.Trim(), StringComparison.Ordinal);
        Assert.Single(result.Err.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://a.example")]
    [InlineData("http://localhost:99999")]
    public async Task An_address_that_is_none_is_a_wrong_command_line_and_makes_no_database(string urls)
    {
        var result = await BuiltCommand.Run(new DataStore(_folder, null), "serve", "--urls", urls);
        Assert.Equal(2, result.Exit);
        Assert.StartsWith($"--urls: {urls} is no address", result.Err, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_3_in_one_sentence_and_makes_no_database()
    {
        var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        var result = await BuiltCommand.Run(new DataStore(_folder, null), "serve", "--urls", url);
        taken.Stop();
        Assert.Equal((3, ""), (result.Exit, result.Out));
        Assert.Equal($"Could not run: {url} is in use by another program. Nothing was changed.", result.Err.Trim());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task An_address_of_another_machine_is_3_in_one_sentence_and_makes_no_database()
    {
        const string url = "http://192.0.2.1:5139"; // RFC 5737: nobody's
        var result = await BuiltCommand.Run(new DataStore(_folder, null), "serve", "--urls", url);
        Assert.Equal((3, ""), (result.Exit, result.Out));
        Assert.Equal($"Could not run: {url} is no address of this machine. Nothing was changed.", result.Err.Trim());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("Port", "abc", "backup", "copy")]
    [InlineData("PasswordFile", "/nowhere/password", "serve", "--urls", "http://127.0.0.1:0")]
    public async Task A_wrong_setting_of_mail_is_1_in_one_sentence(string name, string value, params string[] arguments)
    {
        var ask = BuiltCommand.Ask(new DataStore(_folder, null), arguments);
        (ask.Environment["Binome__Mail__Host"], ask.Environment["Binome__Mail__User"]) = ("127.0.0.1", "binome");
        ask.Environment[$"Binome__Mail__{name}"] = value;
        using var process = BuiltCommand.Start(ask);
        var result = await BuiltCommand.End(process);
        Assert.Equal((1, ""), (result.Exit, result.Out));
        Assert.StartsWith($"Binome__Mail__{name}: ", result.Err, StringComparison.Ordinal);
        Assert.Contains(value, Assert.Single(result.Err.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named()
    {
        var store = new DataStore(_folder, null);
        await Migration.Run(store, default);
        var result = await BuiltCommand.Run(store, "backup", "/sys/kernel/copy");
        Assert.Equal(3, result.Exit);
        Assert.StartsWith("Could not run: Access to the path '/sys/kernel/copy", result.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_in_a_folder_with_something_in_it_is_a_wrong_command_line()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "mine");
        var result = await BuiltCommand.Run(new DataStore(_folder, null), "rehearse", "pwn", "--data", _folder);
        Assert.Equal(2, result.Exit);
        Assert.Contains("is not empty", result.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--certificate", "out.csv")]
    [InlineData("--explain", "./mentors.csv")]
    public async Task No_output_goes_over_another_file_that_is_named(string option, string path)
    {
        File.WriteAllText(Path.Combine(_folder, "mentors.csv"), "id\n1\n");
        File.WriteAllText(Path.Combine(_folder, "mentees.csv"), "id\n2\n");
        var result = await BuiltCommand.Run(
            new DataStore(_folder, null),
            "pair",
            "--mentors",
            "mentors.csv",
            "--mentees",
            "mentees.csv",
            "--out",
            "out.csv",
            option,
            path
        );
        Assert.Equal(2, result.Exit);
        Assert.Contains("is named twice", result.Err, StringComparison.Ordinal);
        Assert.Equal("id\n1\n", File.ReadAllText(Path.Combine(_folder, "mentors.csv")));
    }

    [Fact]
    public async Task Refused_lists_have_a_report_too()
    {
        File.WriteAllText(Path.Combine(_folder, "bad.csv"), "id,capacity\n1,x\n");
        var result = await BuiltCommand.Run(
            new DataStore(_folder, null),
            ["pair", "--mentors", "bad.csv", "--mentees", "bad.csv", "--out", "pairs.csv", "--json"]
        );
        Assert.Equal(1, result.Exit);
        using var report = JsonDocument.Parse(result.Out);
        Assert.Equal(
            "mentees mentors allowed pairs demand fit objective optimal gap unpaired",
            string.Join(' ', report.RootElement.EnumerateObject().Select(key => key.Name))
        );
        Assert.False(report.RootElement.GetProperty("optimal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("gap").ValueKind);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
