using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>`binome pair`: pairs two lists with no database at all.</summary>
internal static class PairCommand
{
    public static Command Create()
    {
        var files = new PairingOptions("the defaults of docs/matching.md");
        var locks = ByHand("--lock", "Keep this pair (repeatable)");
        var forbids = ByHand("--forbid", "Never this pair (repeatable)");
        var pairs = new Option<string>("--out")
        {
            Description = "Where to write the pairs",
            HelpName = "FILE",
            Required = true,
        };
        var certificate = PairingOptions.File("--certificate", "Where to write the proof (JSON)");
        var explain = PairingOptions.File("--explain", "Where to write every pair with its criteria and cost");
        var instance = PairingOptions.File("--instance", "Where to write the instance (.rmi) for another solver");
        var command = new Command("pair", "Pair two lists: the most pairs, then the best fit, explained and proved")
        {
            locks,
            forbids,
            pairs,
            certificate,
            explain,
            instance,
            CommandLine.Json(),
            CommandLine.Language(),
        };
        files.AddTo(command);
        files.KeepApart(command, pairs, certificate, explain, instance);
        command.Do(
            async (parsed, _) =>
            {
                var isJson = parsed.GetValue<bool>("--json");
                var outcome = PairLists.Run(files.Read(parsed), parsed.GetValue(locks), parsed.GetValue(forbids));
                if (outcome.Result is not { } result)
                {
                    if (isJson)
                        await Console.Out.WriteLineAsync(PairReport.OfNothing.ToJson());
                    return await PairingOptions.Refuse(outcome.Refused);
                }
                using (var outputs = new OutputFiles())
                {
                    outputs.Write(parsed.GetValue(pairs), stream => PairTables.WritePairs(stream, result));
                    outputs.Write(parsed.GetValue(certificate), stream => ProofFile.Of(result).Write(stream));
                    outputs.Write(parsed.GetValue(explain), stream => PairTables.WriteExplain(stream, result));
                    outputs.Write(parsed.GetValue(instance), stream => InstanceFile.Write(stream, result.Roster));
                    outputs.Keep();
                }
                var report = PairReport.Of(result);
                await (isJson ? Console.Out.WriteLineAsync(report.ToJson()) : report.Print(Console.Out, result));
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static Option<ByHand[]> ByHand(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "MENTOR,MENTEE",
            CustomParser = argument => [.. argument.Tokens.Select(token => Parse(token, argument)).OfType<ByHand>()],
        };

    private static ByHand? Parse(Token token, ArgumentResult argument)
    {
        var ids = token.Value.Split([',', ';'], 2, StringSplitOptions.TrimEntries);
        if (ids.Length == 2 && ids.All(id => id.Length > 0))
            return new ByHand(ids[0], ids[1]);
        argument.AddError($"'{token.Value}' is not MENTOR,MENTEE.");
        return null;
    }
}
