using System.Diagnostics;
using Binome;
using Binome.Platform.Storage;
using Binome.Tests;
using Microsoft.AspNetCore.Builder;

namespace Binome.Bench;

/// <summary>The application in this process, with its worker, as `binome serve` builds it; and who is signed in to it.</summary>
internal static class Served
{
    public static async Task<WebApplication> Start(DataStore store)
    {
        var app = await WebApp.Build(
            "http://127.0.0.1:0",
            store.Folder,
            default,
            builder => builder.Configuration["ConnectionStrings:Binome"] = store.Postgres,
            environment: "Production"
        );
        await app.StartAsync();
        return app;
    }

    public static async Task<Visitor> Administrator(WebApplication app, DataStore store)
    {
        var email = $"{Guid.NewGuid():n}@binome.example";
        await BuiltCommand.Run(store, "user", "grant", email, "administrator");
        return await SignedIn(app, store, email);
    }

    /// <summary>By a link of the command, as somebody would who has no mail.</summary>
    public static async Task<Visitor> SignedIn(WebApplication app, DataStore store, string email)
    {
        var link = await BuiltCommand.Run(store, "user", "link", email);
        var visitor = new Visitor(app.Urls.First(), "en");
        var home = await (await visitor.Get(new Uri(link.Out.Trim()).PathAndQuery)).Submit("sign-in");
        return home.Path.StartsWith("/sign-in", StringComparison.Ordinal) ? throw new UnreachableException(home.Text) : visitor;
    }
}
