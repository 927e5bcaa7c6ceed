using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Binome.Rehearsal;

/// <summary>Builds the whole application: what `serve` builds, on a folder of its own.</summary>
internal delegate Task<WebApplication> MakeApp(
    string folder,
    Action<WebApplicationBuilder> change,
    Action<IServiceCollection> replace,
    CancellationToken stop
);

/// <summary>The whole application with a clock that is moved, lots drawn from a seed, and letters that are handed over here: no socket, no server of mail.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Handlers handlers;
    private readonly Waiting waiting;

    private Stage(WebApplication app, VirtualClock clock, Waiting waiting)
    {
        (this.app, Clock, this.waiting) = (app, clock, waiting);
        handlers = app.Services.GetRequiredService<Handlers>();
    }

    public VirtualClock Clock { get; }
    public DateTime Now => Clock.Now();
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>What letters say is kept from here on.</summary>
    public DateTime KeepsLettersFrom { get; set; } = DateTime.MaxValue;

    /// <summary>Rules seen broken while it was played.</summary>
    public List<string> Violations { get; } = [];

    public static async Task<Stage> Set(MakeApp make, string folder, string? publicUrl, DateTime from, int seed, CancellationToken stop)
    {
        var (clock, waiting) = (new VirtualClock(from), new Waiting());
        var app = await make(
            folder,
            builder =>
            {
                builder.Configuration["ConnectionStrings:Binome"] = null; // never the company's own database
                builder.Configuration["Binome:PublicUrl"] = publicUrl ?? "https://rehearsal.example";
                builder.Configuration["Binome:KeyFile"] = null;
                builder.Configuration["Binome:Mail:Host"] = null; // whatever else happens, nothing leaves
            },
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.Replace(ServiceDescriptor.Singleton(new Lots(seed)));
                if (services.Any(s => s.ServiceType == typeof(PostgresDb)))
                    Pool<PostgresDb>(services, waiting); // in tests alone: a rehearsal has a folder of its own
                else
                    Pool<SqliteDb>(services, new Hasty(), waiting);
            },
            stop
        );
        // The first key is made in a transaction of its own; the start of a server sees to that, which this one has not.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect([]);
        return new(app, clock, waiting);
    }

    /// <summary>Contexts are taken from a pool: here no request is broken off whose query could meet another's context.</summary>
    private static void Pool<T>(IServiceCollection services, params IInterceptor[] watching)
        where T : BinomeDb
    {
        services.RemoveAll<BinomeDb>();
        services.RemoveAll<T>();
        services.AddDbContextPool<BinomeDb, T>(options => options.AddInterceptors(watching));
    }

    /// <summary>What one click does: one transaction, all or nothing. False when a rule forbade it.</summary>
    public async Task<bool> Do(Func<IServiceProvider, BinomeDb, Task> act, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            await act(scope.ServiceProvider, db);
            await db.SaveChangesAsync(stop);
        }
        catch (RefusedException)
        {
            return false; // a page would have shown them the sentence
        }
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<T> Look<T>(Func<BinomeDb, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<BinomeDb>());
    }

    public AsyncServiceScope Scope() => app.Services.CreateAsyncScope();

    /// <summary>Carries out everything that is due, and gives the letters that left.</summary>
    /// <remarks>As <see cref="OutboxWorker"/> does, but for the claims: there is one worker here, and it does not die.</remarks>
    public async Task<IReadOnlyList<Letter>> Carry(CancellationToken stop)
    {
        var letters = new List<Letter>();
        while (waiting.Take(Now) is { Count: > 0 } due)
        {
            if (due.Where(m => m.IsLetter).Select(m => m.Id).ToList() is { Count: > 0 } mails)
                letters.AddRange(await Leave(mails, stop));
            foreach (var message in due.Where(m => !m.IsLetter))
                await Handle(message.Id, stop);
        }
        return letters;
    }

    /// <summary>Letters are taken out at once, all together.</summary>
    private async Task<IEnumerable<Letter>> Leave(List<Id<OutboxMessage>> ids, CancellationToken stop)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var planned = db.OutboxMessages.Where(m => EF.Parameter(ids).Contains(m.Id) && m.DoneAt == null);
        var mails = await planned.AsNoTracking().OrderBy(m => m.NotBefore).ThenBy(m => m.Key).ToListAsync(stop);
        var (now, keeps) = (Now, Now >= KeepsLettersFrom);
        await planned.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.DoneAt, now).SetProperty(x => x.Payload, x => keeps ? x.Payload : ""),
            stop
        );
        return mails.Select(m => m.Read<Letter>());
    }

    private async Task Handle(Id<OutboxMessage> id, CancellationToken stop)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        await db.Database.OpenConnectionAsync(stop); // or every statement opens it, and SQLite is told of every function of ours again
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == id && m.DoneAt == null, stop) is not { } message)
            return;
        await handlers.For(message, scope.ServiceProvider).Handle(message, stop);
        message.Done(Now, keepPayload: false);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>When something is due next; null when nothing is planned.</summary>
    public DateTime? NextDue => waiting.Next;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
