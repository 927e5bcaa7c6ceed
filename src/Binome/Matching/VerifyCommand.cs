using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>`binome verify`: checks the proof of a pairing independently.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var files = new PairingOptions("those that the certificate names");
        var pairs = PairingOptions.Needed("--pairs", "The pairs that `pair` wrote");
        var certificate = PairingOptions.Needed("--certificate", "The proof that `pair` wrote");
        pairs.Validators.Add(CommandLine.MustExist);
        certificate.Validators.Add(CommandLine.MustExist);
        var command = new Command("verify", "Check the proof of a pairing: rules, fits, prices and sums are computed again from the files")
        {
            pairs,
            certificate,
            CommandLine.Json(),
            CommandLine.Language(),
        };
        files.AddTo(command);
        command.Do(
            async (parsed, _) =>
            {
                var isJson = parsed.GetValue<bool>("--json");
                var (pairsFile, proofFile) = (InputFile.Read(parsed.GetValue(pairs))!, InputFile.Read(parsed.GetValue(certificate))!);
                var outcome = VerifyLists.Run(files.Read(parsed), pairsFile, proofFile);
                var report = outcome.Report ?? new(false, 0, 0, null, 0, 0, outcome.Refused[0].ToString(), "");
                if (isJson)
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, s_json));
                if (outcome.Report is null)
                    return await PairingOptions.Refuse(outcome.Refused);
                if (report.Problem is { } problem)
                    await Console.Error.WriteLineAsync($"{proofFile.Name}:0:0: proof: {problem}");
                else if (!isJson)
                    await Console.Out.WriteLineAsync(
                        Words.Get(
                            "matching.verify.holds",
                            report.Pairs,
                            report.Fit,
                            report.Locks,
                            report.Forbids,
                            report.Gap is > 0 and var gap
                                ? Words.Get("matching.verify.within", Math.Ceiling(gap * 10_000) / 100)
                                : Words.Get($"matching.report.{report.Objective}")
                        )
                    );
                return report.Valid ? CommandLine.Done : CommandLine.Refused;
            }
        );
        return command;
    }
}
