using System.CommandLine;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The options that `pair` and `verify` share.</summary>
/// <param name="withoutRules">Which rules apply where none are named.</param>
internal sealed class PairingOptions(string withoutRules)
{
    private const int MostPrinted = 1000;

    private readonly Option<string> _mentors = Needed("--mentors", "Who wants to mentor");
    private readonly Option<string> _mentees = Needed("--mentees", "Who wants a mentor");
    private readonly Option<string?> _people = File("--people", "The directory that knows them; without it the lists' own columns count");
    private readonly Option<string?> _rules = File("--rules", $"rules.json; without it {withoutRules}");

    public static Option<string> Needed(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE",
            Required = true,
        };

    public static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    /// <summary>No output goes where another one does, nor over an input: the second would replace the first.</summary>
    public void KeepApart(Command command, params Option[] outputs) =>
        command.Validators.Add(result =>
        {
            var files = (Option[])[_mentors, _mentees, _people, _rules, .. outputs];
            var named = files
                .SelectMany(option => result.GetResult(option)?.Tokens.Select(token => (option.Name, Path: token.Value)) ?? [])
                .Where(file => !file.Path.StartsWith("/dev/", StringComparison.Ordinal))
                .ToLookup(file => Path.GetFullPath(file.Path));
            foreach (var same in named.Where(same => same.Any(file => outputs.Any(o => o.Name == file.Name)) && same.Count() > 1))
                result.AddError($"{string.Join(", ", same.Select(file => file.Name))}: {same.First().Path} is named twice");
        });

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
