using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Binome.Tests.Platform.Ui;

/// <summary>What a form does happens once, wholly or not at all.</summary>
public sealed class OnceTests
{
    private static readonly DateTime s_now = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Theory, BothDatabases]
    public async Task Whoever_writes_the_same_as_somebody_else_at_the_same_moment_reads_that_it_has_changed(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var key = Guid.NewGuid();
        await using (var first = database.Open())
            await first.Database.ExecuteSqlAsync($"INSERT INTO probes (id, at) VALUES (7, {s_now})");
        await using var db = database.Open();
        var posted = new Posted(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>());
        await Once.Do(
            db,
            key,
            s_now,
            posted,
            async () =>
            {
                await db.Database.ExecuteSqlAsync($"INSERT INTO probes (id, at) VALUES (8, {s_now})");
                await db.Database.ExecuteSqlAsync($"INSERT INTO probes (id, at) VALUES (7, {s_now})");
            },
            default
        );
        Assert.Equal(Words.Get("platform.form.changedMeanwhile"), posted.Refusal);
        Assert.Equal(
            1,
            await db.Database.SqlQuery<int>($"SELECT CAST(count(*) AS integer) AS \"Value\" FROM probes WHERE id > 1").SingleAsync()
        );
        Assert.False(await db.PostedForms.AnyAsync(f => f.Key == key)); // and may be sent again
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, true)]
    [InlineData(PostgresErrorCodes.NotNullViolation, false)] // ours: it must be seen
    [InlineData(PostgresErrorCodes.UndefinedColumn, false)]
    public void What_the_database_refuses_for_another_reason_is_no_lost_race(string state, bool isLost) =>
        Assert.Equal(isLost, LostRace.Is(new DbUpdateException("", new PostgresException("", "", "", state))));
}
