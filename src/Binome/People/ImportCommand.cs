using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People;

/// <summary>`binome import FILE`: the directory from any usual export.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="reactions">What the floors below do when a directory changes; this floor does not know them.</param>
    public static Command Create(Action<IServiceCollection> reactions)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The export: .csv, .tsv, .txt or .xlsx" };
        file.Validators.Add(CommandLine.MustExist);
        var organisation = new Option<string>("--organisation")
        {
            Description = "Which directory (default main)",
            HelpName = "NAME",
            DefaultValueFactory = _ => Person.MainOrganisation,
        };
        var map = new Option<string[]>("--map")
        {
            Description = "Take a field from this column, where its heading does not say so",
            HelpName = "FIELD=COLUMN",
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and change nothing" };
        var isFull = new Option<bool>("--full") { Description = "Mark who is missing in the file as left" };
        var allowLeft = new Option<int?>("--allow-left")
        {
            Description = "How many may be missing with --full, although they are over a tenth",
            HelpName = "N",
        };
        var json = CommandLine.Json();
        map.Validators.Add(result =>
        {
            var fields = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mapping in result.Tokens.Select(t => t.Value))
                if (mapping.Split('=', 2) is not [{ Length: > 0 } field, { Length: > 0 }])
                    result.AddError($"--map {mapping}: FIELD=COLUMN is expected");
                else if (!fields.Add(field))
                    result.AddError($"--map {mapping}: {field} is mapped twice");
        });
        allowLeft.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(t => t.Value).Where(t => !int.TryParse(t, NumberStyles.None, null, out _)))
                result.AddError($"--allow-left {text}: a number of people is expected");
        });
        var command = new Command("import", "Import the directory of people")
        {
            file,
            organisation,
            map,
            isDryRun,
            isFull,
            allowLeft,
            json,
            CommandLine.Language(),
        };
        command.DoWithData(
            services => reactions(services.AddPeople()),
            async (parsed, services, stop) =>
            {
                var options = new ImportOptions(
                    parsed.GetValue(organisation)!,
                    parsed.GetValue(isFull),
                    parsed.GetValue(allowLeft),
                    parsed.GetValue(isDryRun),
                    FindsConflicts: true,
                    (parsed.GetValue(map) ?? []).Select(m => m.Split('=', 2)).ToDictionary(m => m[0], m => m[1])
                );
                var name = parsed.GetValue(file)!;
                await using var stream = name.OpenRead();
                var import = services.GetRequiredService<ImportDirectory>();
                var done = await import.Run(stream, name.Name, options, "command line", progress: Progress(), stop: stop);
                await Tell(done, name.ToString(), options.IsDryRun, parsed.GetValue(json));
                return done.RefusedInAll > 0 ? CommandLine.Refused : CommandLine.Done;
            }
        );
        return command;
    }

    private static Action<string>? Progress() => Console.IsErrorRedirected ? null : step => Console.Error.WriteLine(Words.Get(step));

    private static async Task Tell(ImportPreview done, string file, bool isDryRun, bool asJson)
    {
        var report = done.Report;
        foreach (var refusal in report.Refused.Take(ImportReport.PrintedRefusals))
            await Console.Error.WriteLineAsync(refusal.At(file));
        if (report.Refused.Any(r => r is { Column: 0, Field: "header" or DirectoryFields.Email or DirectoryFields.LastName }))
            await Console.Error.WriteLineAsync(Words.Get("people.import.command.map"));
        if (report.Refused.Any(r => r is { Line: 0, Field: DirectoryFields.Left }))
            await Console.Error.WriteLineAsync(Words.Get("people.import.command.allowLeft"));
        if (done.RefusedInAll > 0)
            await Console.Error.WriteLineAsync(Words.Count("people.import.refused", done.RefusedInAll));
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, Json));
            return;
        }
        if (done.RefusedInAll > 0)
            return;
        Console.WriteLine(Words.Get(isDryRun ? "people.import.wouldChange" : "people.import.changed"));
        Console.WriteLine(Words.Get("people.import.counts", report.Rows, report.Added, report.Updated, report.Unchanged, report.Left));
        if (done.Columns is { } columns)
            Console.WriteLine(Words.Get("people.import.columns", columns.AllRead));
        if (done.Columns is { Ignored.Count: > 0 } some)
            Console.WriteLine(Words.Get("people.import.columns.ignored", some.AllIgnored));
        if (report.GuessedZones > 0)
            Console.WriteLine(Words.Count("people.import.guessed", report.GuessedZones));
        if (done.UnknownCountries > 0)
            Console.WriteLine(Words.Count("people.import.unknownCountries", done.UnknownCountries));
        foreach (var conflict in report.Conflicts)
            Console.WriteLine($"{conflict.Pairing}: {conflict.Reason}");
    }
}
