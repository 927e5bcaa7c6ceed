using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Binome.Platform.Storage;

/// <summary>Where the data live: an embedded file in a folder, or a PostgreSQL named by ConnectionStrings__Binome.</summary>
public sealed record DataStore(string Folder, string? Postgres)
{
    /// <summary>Room for all our queries, which EF compiles once: by itself it keeps a thousand queries and commands, and we ask in eight hundred places.</summary>
    private static readonly MemoryCache s_compiled = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>How long to wait for the one writer that SQLite allows: a reader of a page not long, a command in the night for as long as an import takes.</summary>
    public int PatienceSeconds { get; init; } = 5;

    public bool IsEmbedded => Postgres is null;

    public string File => Path.Combine(Folder, "binome.db");

    /// <summary>Room on the disk of the data folder; unknown when the data are on another machine.</summary>
    public long? FreeBytes => IsEmbedded ? new DriveInfo(Folder).AvailableFreeSpace : null;

    public static DataStore From(IConfiguration settings, string? folder)
    {
        var postgres = settings.GetConnectionString("Binome");
        Check(postgres);
        return new(Path.GetFullPath(folder ?? settings["Binome:Data"] ?? "./data"), string.IsNullOrWhiteSpace(postgres) ? null : postgres);
    }

    // Otherwise Npgsql tells a text it cannot take apart only when it connects, as a bug of ours.
    private static void Check(string? postgres)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(postgres);
        }
        catch (ArgumentException wrong)
        {
            throw new IOException($"ConnectionStrings__Binome: {wrong.Message}");
        }
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        if (IsEmbedded)
            services.AddDbContext<BinomeDb, SqliteDb>(Configure, optionsLifetime: ServiceLifetime.Singleton);
        else
            services.AddDbContext<BinomeDb, PostgresDb>(Configure, optionsLifetime: ServiceLifetime.Singleton);
    }

    public BinomeDb Open() => IsEmbedded ? new SqliteDb(Options<SqliteDb>()) : new PostgresDb(Options<PostgresDb>());

    private DbContextOptions<T> Options<T>()
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Configure(options);
        return options.Options;
    }

    private void Configure(DbContextOptionsBuilder options)
    {
        // Whether the model and its migrations agree is a test's question: asked at every start, it took a third of a second.
        // A database that is away throws, and whoever catches that says so: once, not a trace of each layer beside it.
        options.ConfigureWarnings(warnings =>
            warnings
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                .Log((RelationalEventId.ConnectionError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug))
        );
        options.UseMemoryCache(s_compiled);
        // Foreign keys are on by default.
        if (IsEmbedded)
            options.UseSqlite(
                $"Data Source={File};Default Timeout={PatienceSeconds}",
                sqlite => sqlite.MigrationsAssembly(typeof(BinomeDb).Assembly.GetName().Name)
            );
        else
            options.UseNpgsql(Postgres);
    }
}
