using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Records;

/// <summary>`binome record verify`: tells whether a mentor's record is genuine, without a database and without a network.</summary>
internal static class RecordCommand
{
    /// <summary>A file of three parts of a megabyte, and no more is read.</summary>
    private const int MostBytes = 4 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create() => new("record", "Mentors' records") { Verify() };

    private static Command Verify()
    {
        var file = new Argument<string>("FILE") { Description = "The signed record, as its mentor downloaded it" };
        var key = new Option<string?>("--key") { Description = "The instance's public key, from /record/key", HelpName = "PEM" };
        file.Validators.Add(CommandLine.MustExist);
        key.Validators.Add(CommandLine.MustExist);
        var command = new Command("verify", "Check the signature of a mentor's record")
        {
            file,
            key,
            CommandLine.Json(),
            CommandLine.Language(),
        };
        command.Do(
            async (parsed, stop) =>
            {
                var path = parsed.GetValue(file)!;
                var trusted = parsed.GetValue(key) is { } pem ? await File.ReadAllTextAsync(pem, stop) : null;
                var verdict =
                    new FileInfo(path).Length > MostBytes
                        ? new RecordVerdict("shape")
                        : RecordFile.Check(await File.ReadAllBytesAsync(path, stop), trusted);
                if (parsed.GetValue<bool>("--json"))
                    await Console.Out.WriteLineAsync(
                        JsonSerializer.Serialize(
                            new
                            {
                                Genuine = verdict.Problem is null && verdict.IsTrusted,
                                Whole = verdict.Problem is null,
                                verdict.Problem,
                                verdict.Key,
                                verdict.IsTrusted,
                            },
                            Json
                        )
                    );
                if (verdict.Problem is { } problem)
                    await Console.Error.WriteLineAsync($"{path}: {Words.Get($"records.verify.{problem}")}");
                else if (!parsed.GetValue<bool>("--json"))
                    await Console.Out.WriteLineAsync(Say(verdict));
                return verdict.Problem is null ? CommandLine.Done : CommandLine.Refused;
            }
        );
        return command;
    }

    private static string Say(RecordVerdict verdict)
    {
        var record = verdict.Record!;
        return Words.Get(
                verdict.IsTrusted ? "records.verify.holds" : "records.verify.whole", // anybody can make a key and sign with it
                record.Name,
                Words.Count("records.verify.programmes", record.Programmes.Count),
                Moments.Day(record.Issued),
                record.Instance
            )
            + "\n"
            + Words.Get(
                verdict.IsTrusted ? "records.verify.trusted" : "records.verify.compare",
                verdict.Key!,
                $"{record.Instance}record/key"
            );
    }
}
