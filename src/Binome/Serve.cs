using System.CommandLine;
using Binome.Accounts;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome;

/// <summary>`binome serve`: the web application, with its database migrated and the first administrator's link on the terminal.</summary>
internal static class Serve
{
    public const string DefaultUrls = "http://localhost:5080";

    public static Command Create()
    {
        var urls = CommandLine.Urls(DefaultUrls);
        var command = new Command("serve", "Run the web application") { urls, CommandLine.Data(), CommandLine.Language() };
        command.Do(
            async (parsed, stop) =>
            {
                Listening.MustBeFree(parsed.GetValue(urls)!);
                await using var app = await WebApp.Build(parsed.GetValue(urls)!, parsed.GetValue<string?>("--data"), stop);
                if (app.Services.GetRequiredService<DataStore>() is var store && DemoMark.IsOn(store))
                    throw new RefusedException("platform.serve.demo", store.Folder);
                _ = app.Services.GetRequiredService<NoteKey>().IsThere; // a key file that cannot be read ends the start, not somebody's note
                app.Services.GetRequiredService<MailSettings>().MustHavePassword();
                await app.StartAsync(stop);
                await Greet(app, Console.Out, stop);
                await app.WaitForShutdownAsync(stop);
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>The same on a demo's folder, where mails are read on a page.</summary>
    internal static async Task Demo(string urls, string folder, Action<WebApplicationBuilder> change, CancellationToken stop)
    {
        await using var app = await WebApp.Build(urls, folder, stop, change, environment: OnOneMachine.Demo);
        await app.StartAsync(stop);
        await Greet(app, Console.Out, stop);
        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>What whoever started it reads first.</summary>
    internal static async Task Greet(WebApplication app, TextWriter terminal, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<BinomeDb>();
        var site = services.GetRequiredService<PublicUrl>();
        var store = services.GetRequiredService<DataStore>();
        await Daily.Begin(db, services.GetRequiredService<Ids>(), services.GetRequiredService<TimeProvider>().Now(), stop);
        terminal.WriteLine();
        terminal.WriteLine(Words.Get("platform.serve.open", site.Base, store.IsEmbedded ? store.File : "PostgreSQL"));
        if (!await db.Grants.AnyAsync(g => g.Role == Grant.Administrator, stop))
        {
            var token = services.GetRequiredService<SignInLinks>().MakeFirst();
            await db.SaveChangesAsync(stop);
            terminal.WriteLine(Words.Get("platform.serve.first", site.To($"/sign-in/{token}")));
        }
        if (services.GetRequiredService<NoteKey>().File is null)
            terminal.WriteLine(Words.Get("platform.serve.noKey"));
        if (!services.GetRequiredService<MailSettings>().IsSetUp)
            terminal.WriteLine(
                Words.Get(app.Environment.IsOnOneMachine() ? "platform.serve.mailbox" : "platform.serve.noMail", site.To("/mailbox"))
            );
        terminal.WriteLine();
    }
}
