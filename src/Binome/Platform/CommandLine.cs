using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Binome.Platform.Storage;
using Binome.Platform.Web;

namespace Binome.Platform;

/// <summary>What all commands share: where the data are, the language, and the exit codes: 0 done, 1 refused, 2 wrong command line, 3 could not run.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Misused = 2;
    public const int CouldNotRun = 3;

    public static Option<string?> Data() =>
        new("--data") { Description = "Folder of the embedded database (default ./data)", HelpName = "DIR" };

    public static Option<string> Urls(string usual)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on",
            DefaultValueFactory = _ => usual,
            HelpName = "URL",
        };
        urls.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && PublicUrl.Wrong(token.Value) is { } wrong)
                result.AddError($"--urls: {wrong} is no address, {usual} is one");
        });
        return urls;
    }

    public static Option<string> Language()
    {
        var language = new Option<string>("--language")
        {
            Description = "Language of words in reports: fr or en",
            DefaultValueFactory = _ => "en",
        };
        return language.AcceptOnlyFromAmong("fr", "en");
    }

    public static Option<bool> Json() => new("--json") { Description = "Print the report as JSON on standard output" };

    public static async Task<int> Run(RootCommand root, string[] args)
    {
        Words.Speak("en");
        var parsed = root.Parse(args);
        var isMisused = parsed.Errors.Count > 0;
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        // Help that nobody asked for is no report: a script reads those on standard output.
        if (isMisused)
            invocation.Output = Console.Error;
        var code = await parsed.InvokeAsync(invocation);
        return isMisused ? Misused : code;
    }

    /// <summary>A file to read is named wrongly or not at all: a wrong command line, whatever the command.</summary>
    public static void MustExist(SymbolResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var path in result.Tokens.Select(token => token.Value).Where(path => !File.Exists(path)))
            result.AddError($"{path}: there is no such file");
    }

    /// <summary>What looks like an option and is none of ours is no name of a file to write.</summary>
    public static void MustBeNoOption(SymbolResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-')))
            result.AddError($"{name}: there is no such option; a file of that name is ./{name}");
    }

    /// <summary>Runs an action in one language and maps what went wrong to its exit code and one sentence on standard error.</summary>
    public static void Do(this Command command, Func<ParseResult, CancellationToken, Task<int>> action)
    {
        command.SetAction(
            async (parsed, stop) =>
            {
                try
                {
                    Words.Speak(parsed.GetValue<string>("--language") ?? "en");
                    return await action(parsed, stop);
                }
                catch (RefusedException refusal)
                {
                    await Console.Error.WriteLineAsync(refusal.Message);
                    return Refused;
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return CouldNotRun; // Ctrl-C, or the service manager: they know
                }
                catch (Exception trouble)
                    when (trouble is DbException or IOException or UnauthorizedAccessException || trouble.InnerException is DbException)
                {
                    // The outer one names the file; of the database's errors the inner one says what it was.
                    var isOfFile = trouble is IOException or UnauthorizedAccessException;
                    var why = ((isOfFile ? null : trouble.InnerException?.Message) ?? trouble.Message).TrimEnd('.');
                    await Console.Error.WriteLineAsync(Words.Get("platform.command.couldNotRun", why));
                    return CouldNotRun;
                }
            }
        );
    }

    /// <summary>An import of 120,000 people takes less.</summary>
    private const int Patience = 300;

    /// <summary>The same, with the database created or migrated first and a scope of services on it.</summary>
    /// <param name="mustExist">Whether a database has to be there: one that is made now has nothing to give.</param>
    public static void DoWithData(
        this Command command,
        Action<IServiceCollection> capabilities,
        Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> action,
        bool mustExist = false
    )
    {
        command.Options.Add(Data());
        command.Do(
            async (parsed, stop) =>
            {
                var settings = Settings();
                var store = DataStore.From(settings, parsed.GetValue<string?>("--data")) with { PatienceSeconds = Patience };
                var services = new ServiceCollection().AddSingleton(settings).AddLogging().AddPlatform(settings, store);
                capabilities(services);
                if (mustExist && !await Migration.IsThere(store, stop))
                    throw new IOException(
                        Words.Get("platform.command.noData", store.IsEmbedded ? store.File : "ConnectionStrings__Binome")
                    );
                await Migration.Run(store, stop);
                await using var provider = services.BuildServiceProvider();
                await using var scope = provider.CreateAsyncScope();
                return await action(parsed, scope.ServiceProvider, stop);
            }
        );
    }

    private static IConfiguration Settings() =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
}
