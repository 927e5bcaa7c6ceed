using System.Diagnostics;
using System.Globalization;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Soak;

/// <summary>Pairs that book for overlapping people all at once, through the pages and the links of mails, while the nodes they talk to are killed.</summary>
[Trait("Category", "soak")]
public sealed class Bookings
{
    private const int AtOnce = 16;

    /// <summary>BINOME_SOAK_ACTS for a shorter run.</summary>
    private static int Acts =>
        int.TryParse(Environment.GetEnvironmentVariable("BINOME_SOAK_ACTS"), CultureInfo.InvariantCulture, out var fewer) ? fewer : 100_000;

    /// <summary>On each database, so that both together die a hundred times.</summary>
    private static int Kills => Math.Min(50, Acts / 200);

    [Theory]
    [InlineData(Store.Postgres, 2)]
    [InlineData(Store.Sqlite, 1)]
    public async Task No_booking_is_double_and_none_that_was_acknowledged_is_lost(Store store, int processes)
    {
        await using var crowd = await BookingCrowd.Make(store);
        await using var nodes = new BookingNodes(crowd.Database);
        await nodes.Start(processes);
        await crowd.SignIn(nodes);
        var (counts, clock) = (new BookingCounts(), Stopwatch.StartNew());
        var pairs = crowd.Pairs.Select((p, i) => new BookingPair(crowd, nodes, counts, p, i)).ToList();
        var kills = Kill();
        // Pairs of one mentor are in the hands of different workers.
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(w => Task.Run(() => Work([.. pairs.Where((_, i) => i % AtOnce == w)]))));
        await kills;
        Figures.Say(
            $"{store}, {processes} processes: {counts.Done} acts in {clock.Elapsed.TotalSeconds:F0} s, {nodes.Kills} kills: {counts}"
        );
        Assert.Empty(pairs.SelectMany(p => p.Wrong).GroupBy(w => w).Select(g => $"{g.Count()} × {g.Key}"));
        await Compare(crowd.Database, [.. pairs.SelectMany(p => p.Sessions)]);

        async Task Work(List<BookingPair> mine)
        {
            while (counts.Done < Acts || !kills.IsCompleted)
                foreach (var pair in mine)
                    await pair.Act();
        }

        async Task Kill()
        {
            while (nodes.Kills < Kills)
                if (counts.Done >= (long)Acts * (nodes.Kills + 1) / (Kills + 1))
                    await nodes.Kill();
                else
                    await Task.Delay(20);
        }
    }

    private static async Task Compare(TestDatabase database, List<BookedSession> told)
    {
        await using var db = database.Open();
        var kept = await db.Sessions.AsNoTracking().Include(s => s.Seats).Include(s => s.Slots).ToListAsync();
        var steps = await db
            .SessionSteps.GroupBy(s => s.SessionId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        var stand = kept.Select(s =>
            Line(
                s.Id.Value,
                steps[s.Id],
                s.State == SessionState.Cancelled,
                s.State == SessionState.Cancelled ? null : s.StartsAt,
                s.Slots.SingleOrDefault()?.StartsAt
            )
        );
        var said = told.Select(s => Line(s.Id, s.Steps, s.IsCancelled, s.IsCancelled ? null : s.AgreedAt, s.Proposed?.At));
        Assert.Equal(said.Order(StringComparer.Ordinal), stand.Order(StringComparer.Ordinal));
        Assert.All(
            kept,
            s =>
                Assert.All(
                    s.Seats,
                    seat =>
                        Assert.Equal(s.State == SessionState.Agreed ? (s.StartsAt, s.EndsAt) : (null, null), (seat.StartsAt, seat.EndsAt))
                )
        );
        var overlaps = await db
            .Database.SqlQueryRaw<int>(
                """
                SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM session_seats a JOIN session_seats b ON a.person_id = b.person_id AND a.session_id <> b.session_id
                    AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
                """
            )
            .SingleAsync();
        Assert.Equal(0, overlaps);
    }

    private static string Line(Guid session, int steps, bool isCancelled, DateTime? agreed, DateTime? proposed) =>
        $"{session} {steps} {(isCancelled ? "cancelled" : $"{agreed:O} {proposed:O}")}";
}
