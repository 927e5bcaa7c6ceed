using System.Net;
using System.Text.Json;
using Binome.Tests.Platform.Mail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Tests.Platform.Web;

public sealed class HealthTests
{
    [Theory, BothDatabases]
    public async Task Ready_is_said_to_anybody_and_missing_mail_does_not_change_it(Store store)
    {
        await using var world = await World.Start(store);
        var (status, report) = await Ask(world);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(Says(report, "write") && Says(report, "migrated") && Says(report, "disk") && Says(report, "isReady"));
        Assert.False(Says(report, "mailIsSetUp"));
        Assert.Equal(0, report.GetProperty("outboxAgeSeconds").GetDouble());
    }

    [Theory, BothDatabases]
    public async Task The_age_of_the_outbox_is_told(Store store)
    {
        await using var world = await World.Start(store);
        await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", "ann@group.example"));
        world.Clock.Move(TimeSpan.FromSeconds(75));
        var (status, report) = await Ask(world);
        Assert.Equal((HttpStatusCode.OK, 75), (status, report.GetProperty("outboxAgeSeconds").GetDouble()));
    }

    [Theory, BothDatabases]
    public async Task The_age_of_the_outbox_grows_while_a_mail_server_is_away(Store store)
    {
        await using var world = await World.Start(
            store,
            change: builder => (builder.Configuration["Binome:Mail:Host"], builder.Configuration["Binome:Mail:Port"]) = ("127.0.0.1", "1")
        );
        var began = world.Clock.GetUtcNow();
        await MailTroubleTests.Write(world, 1);
        for (var (attempt, wait) = (0, 10); attempt < 8; attempt++, wait *= 2)
        {
            await world.Drain();
            world.Clock.Move(TimeSpan.FromSeconds(wait));
        }
        var (_, report) = await Ask(world);
        Assert.InRange(report.GetProperty("outboxAgeSeconds").GetDouble(), 1270, (world.Clock.GetUtcNow() - began).TotalSeconds);
    }

    [Theory, BothDatabases]
    public async Task A_database_of_another_version_is_not_ready(Store store)
    {
        await using var world = await World.Start(store);
        await using (var db = world.Database.Open())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"");
        var (status, report) = await Ask(world);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(Says(report, "write") && !Says(report, "migrated"));
    }

    [Theory, BothDatabases]
    public async Task A_database_that_would_let_sessions_overlap_is_not_ready(Store store)
    {
        await using var world = await World.Start(store);
        await using (var db = world.Database.Open())
            await db.Database.ExecuteSqlRawAsync(
                db is Binome.Platform.SqliteDb
                    ? "DROP TRIGGER session_seats_refuse_update"
                    : "ALTER TABLE session_seats DROP CONSTRAINT ex_session_seats"
            );
        var (status, report) = await Ask(world);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(Says(report, "write") && Says(report, "migrated") && !Says(report, "guarded"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_not_ready_until_it_can()
    {
        await using var world = await World.Start(Store.Sqlite);
        await using (var other = new SqliteConnection($"Data Source={world.Database.Store.File};Pooling=false"))
        {
            await other.OpenAsync();
            await using var writer = other.BeginTransaction(); // somebody holds the only writer's place and does not let go
            var (status, report) = await Ask(world);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.True(!Says(report, "write") && Says(report, "migrated") && Says(report, "disk"));
            await IsLive(world);
        }
        Assert.Equal(HttpStatusCode.OK, (await Ask(world)).Status);
    }

    [Fact]
    public async Task A_server_that_lost_the_database_is_not_ready_and_one_that_dropped_the_connections_is_again()
    {
        await using var world = await World.Start(Store.Postgres);
        Assert.Equal(HttpStatusCode.OK, (await Ask(world)).Status);
        var name = new NpgsqlConnectionStringBuilder(world.Database.Store.Postgres).Database;
        await Order($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await Ask(world); // finds its connection dead
        Assert.Equal(HttpStatusCode.OK, (await Ask(world)).Status);
        await Order($"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await Order($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await Ask(world);
        var (status, report) = await Ask(world);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(!Says(report, "write") && Says(report, "migrated"));
        await Order($"DROP DATABASE {name} WITH (FORCE)");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask(world)).Status);
        await IsLive(world);
    }

    private static async Task IsLive(World world) => Assert.Equal(HttpStatusCode.OK, (await world.Visitor().Get("/healthz/live")).Status);

    private static async Task<(HttpStatusCode Status, JsonElement Report)> Ask(World world)
    {
        var page = await world.Visitor().Get("/healthz/ready");
        return (page.Status, JsonDocument.Parse(page.Html).RootElement);
    }

    private static bool Says(JsonElement report, string name) => report.GetProperty(name).GetBoolean();

    private static async Task Order(string sql)
    {
        await using var connection = new NpgsqlConnection($"{TestDatabase.Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
