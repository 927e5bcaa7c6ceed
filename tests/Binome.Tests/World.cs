using Binome.Accounts;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Binome.Tests;

/// <summary>The whole application on a real socket of loopback, with a clock that tests move and an outbox that they drain.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly bool ownsDatabase;

    private World(TestDatabase database, WebApplication app, MovedClock clock, bool ownsDatabase) =>
        (Database, this.app, Clock, this.ownsDatabase) = (database, app, clock, ownsDatabase);

    public TestDatabase Database { get; }
    public MovedClock Clock { get; }
    public string Address => app.Urls.First();
    public IServiceProvider Services => app.Services;

    /// <param name="environment">Development shows /ui and /mailbox; Production is what runs in a company.</param>
    /// <param name="log">Where its log lines are kept, beside the console.</param>
    public static async Task<World> Start(
        Store store,
        string environment = "Production",
        Action<WebApplicationBuilder>? change = null,
        CapturedLog? log = null
    ) => await Start(await TestDatabase.Make(store), environment, change, log);

    /// <summary>The same with what is in a database already.</summary>
    public static Task<World> Start(
        TestDatabase database,
        string environment,
        Action<WebApplicationBuilder>? change = null,
        CapturedLog? log = null
    ) => Start(database, new MovedClock(), environment, change, ownsDatabase: true, log);

    /// <summary>Another node on the same database, under the same clock: what this one keeps in memory, that one does not have.</summary>
    public Task<World> Beside(Action<WebApplicationBuilder>? change = null) =>
        Start(Database, Clock, "Production", change, ownsDatabase: false);

    private static async Task<World> Start(
        TestDatabase database,
        MovedClock clock,
        string environment,
        Action<WebApplicationBuilder>? change,
        bool ownsDatabase,
        CapturedLog? log = null
    )
    {
        var app = await WebApp.Build(
            "http://127.0.0.1:0",
            database.Store.Folder,
            default,
            builder =>
            {
                builder.Configuration["ConnectionStrings:Binome"] = database.Store.Postgres;
                builder.Configuration["Binome:PublicUrl"] = "http://binome.example";
                builder.Configuration["Binome:KeyFile"] = Path.Combine(database.Store.Folder, "binome.key");
                change?.Invoke(builder);
            },
            services =>
            {
                log?.AddTo(services);
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                foreach (
                    var worker in services
                        .Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory is not null)
                        .ToArray()
                )
                    services.Remove(worker); // the outbox: tests drain it themselves
            },
            environment
        );
        await app.StartAsync();
        return new World(database, app, clock, ownsDatabase);
    }

    /// <summary>What `binome serve` prints when it has started: on an empty instance, the link of the first administrator.</summary>
    public async Task<string> Greeting()
    {
        await using var terminal = new StringWriter();
        await Serve.Greet(app, terminal, default);
        return terminal.ToString();
    }

    public Visitor Visitor(string language = "en") => new(Address, language);

    /// <summary>Somebody signed in through the pages, by a link as `binome user link` makes it.</summary>
    public async Task<Visitor> SignedIn(string email, string language = "en")
    {
        var visitor = Visitor(language);
        var page = await visitor.Get($"/sign-in/{await Link(email)}");
        await page.Submit("sign-in");
        return visitor;
    }

    /// <summary>What follows /sign-in/ in a fresh link.</summary>
    public async Task<string> Link(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(email, default);
        Assert.True(token is not null, $"{email} may not sign in");
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        return token;
    }

    public async Task<Visitor> Administrator(string email = "admin@binome.example", string language = "en")
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Grants>().Administrator(email, "test", default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        return await SignedIn(email, language);
    }

    /// <summary>Carries out everything that is due now.</summary>
    public async Task Drain()
    {
        while (await Services.GetRequiredService<OutboxWorker>().One(default)) { }
    }

    /// <summary>Ends it, and keeps what is in its database to begin others with.</summary>
    public async Task<Mould> Freeze()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        return await Database.Freeze();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
            await Database.DisposeAsync();
    }
}
