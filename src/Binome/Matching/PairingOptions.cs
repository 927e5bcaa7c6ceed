using System.CommandLine;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The options that `pair` and `verify` share.</summary>
internal sealed class PairingOptions
{
    private const int MostPrinted = 1000;

    private readonly Option<string> _mentors = Needed("--mentors", "Who wants to mentor");
    private readonly Option<string> _mentees = Needed("--mentees", "Who wants a mentor");
    private readonly Option<string?> _people = File("--people", "The directory that knows them; without it the lists' own columns count");
    private readonly Option<string?> _rules = File("--rules", "rules.json; without it the defaults of docs/matching.md");

    public static Option<string> Needed(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE",
            Required = true,
        };

    public static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_mentors, _mentees, _people, _rules])
        {
            option.Validators.Add(CommandLine.MustExist);
            command.Options.Add(option);
        }
    }

    public PairingFiles Read(ParseResult parsed) =>
        new(
            InputFile.Read(parsed.GetValue(_mentors))!,
            InputFile.Read(parsed.GetValue(_mentees))!,
            InputFile.Read(parsed.GetValue(_people)),
            InputFile.Read(parsed.GetValue(_rules))
        );

    /// <summary>Each problem on standard error, the first thousand of them, with the total.</summary>
    public static async Task<int> Refuse(IReadOnlyList<FileRefusal> refused)
    {
        foreach (var refusal in refused.Take(MostPrinted))
            await Console.Error.WriteLineAsync(refusal.ToString());
        await Console.Error.WriteLineAsync(Words.Count("matching.command.refused", refused.Count));
        return CommandLine.Refused;
    }
}
