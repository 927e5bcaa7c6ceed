using Binome.Counts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Evaluations;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Counts;

/// <summary>What pages of a whole programme read is kept by the database itself, whoever writes, and is what counting gives.</summary>
public sealed class CountsTests
{
    [Theory, BothDatabases]
    public async Task Whatever_changes_on_whichever_path_the_counts_are_what_counting_gives(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var (clock, programme) = (wave.World.Clock, wave.Programme);
        var circle = new Circle(db, programme, clock);
        await circle.Pair(6);
        for (var pair = 0; pair < 6; pair++)
            await circle.Held(pair);
        foreach (var (city, number) in new (string?, int)[] { ("Oslo", 0), ("Oslo", 1), (null, 2), ("Turin", 3) })
        {
            var person = circle.Pairs[number].Mentor.PersonId;
            await db
                .People.Where(p => p.Id == person)
                .ExecuteUpdateAsync(x => x.SetProperty(p => p.City, city).SetProperty(p => p.Country, "NO"));
        }
        db.Invitations.Add(
            new(new Ids(clock).New<Invitation>(), programme, circle.Pairs[0].Mentee.PersonId, ParticipantKind.Mentee, clock.Now(), "test")
        );
        await db.SaveChangesAsync();
        await CountedOneByOne.AssertSame(db, clock.Now());

        // Sealed, and known again: a session of theirs has no day any more, and has one.
        var sealedOne = await db.Participants.SingleAsync(p => p.Id == circle.Pairs[1].Mentee.Id);
        sealedOne.Seal("granit-77", clock.Now());
        await db.SaveChangesAsync();
        await CountedOneByOne.AssertSame(db, clock.Now());
        await db
            .Participants.Where(p => p.Id == circle.Pairs[1].Mentee.Id)
            .ExecuteUpdateAsync(x => x.SetProperty(p => p.Discretion, Discretion.Open));
        await CountedOneByOne.AssertSame(db, clock.Now());

        // Told otherwise, withdrawn, closed, handed over to another, gone from the directory, forgotten: by SQL of any kind.
        var (first, second) = (circle.Pairs[0].Pairing.Id, circle.Pairs[2].Pairing.Id);
        await db.Sessions.Where(s => s.PairingId == first).ExecuteUpdateAsync(x => x.SetProperty(s => s.State, SessionState.Missed));
        var closed = await db.Pairings.SingleAsync(p => p.Id == second);
        closed.Finish(PairingEnd.Closed, clock.Now().AddDays(-20), "");
        var withdrawn = await db.Participants.SingleAsync(p => p.Id == circle.Pairs[3].Mentee.Id);
        withdrawn.Withdraw(clock.Now());
        await db.SaveChangesAsync();
        var other = circle.Pairs[4].Pairing.Id;
        var third = circle.Pairs[3].Pairing.Id;
        await db.SessionSeats.Where(s => s.PairingId == third).ExecuteUpdateAsync(x => x.SetProperty(s => s.PairingId, other));
        await db
            .People.Where(p => p.FirstName == "Quidam" && p.City == "Oslo")
            .ExecuteUpdateAsync(x => x.SetProperty(p => p.LeftOn, new DateOnly(2020, 1, 1)));
        await CountedOneByOne.AssertSame(db, clock.Now(), 195);
        var fifth = circle.Pairs[5].Pairing.Id;
        await db.Sessions.Where(s => s.PairingId == fifth).ExecuteDeleteAsync();
        await db.Pairings.Where(p => p.Id == fifth).ExecuteDeleteAsync();
        await db.Invitations.ExecuteDeleteAsync();
        await CountedOneByOne.AssertSame(db, clock.Now());

        // What is undone was never counted.
        await using (await db.Database.BeginTransactionAsync())
            await db
                .Participants.Where(p => p.ProgrammeId == programme)
                .ExecuteUpdateAsync(x => x.SetProperty(p => p.EnrolledAt, (DateTime?)null));
        await CountedOneByOne.AssertSame(db, clock.Now());

        // A console may lie to a count: the round of the month says which, and makes all anew.
        await db.Database.ExecuteSqlRawAsync("UPDATE site_counts SET pairs = pairs + 1 WHERE city = 'Turin'");
        await db.Database.ExecuteSqlRawAsync("DELETE FROM counted_sessions");
        Assert.Contains(await KeepCounts.Wrong(db, default), w => w.StartsWith("counted_sessions", StringComparison.Ordinal));
        await KeepCounts.Repair(db, default);
        await CountedOneByOne.AssertSame(db, clock.Now());
        await db.Database.ExecuteSqlRawAsync("UPDATE counts_made SET version = 'earlier'");
        await db.GuardCounts(default);
        await KeepCounts.Pack(db, default);
        await CountedOneByOne.AssertSame(db, clock.Now());
    }

    /// <summary>SQLite has one writer, and an import may hold it for minutes: a page is read all the same, from what was counted before, and keeps no patience of ten minutes afterwards.</summary>
    [Fact]
    public async Task On_SQLite_a_page_is_read_while_an_import_writes()
    {
        await using var wave = await Wave.Start(Store.Sqlite);
        await using var db = wave.World.Database.Open();
        var programme = wave.Programme;
        var manager = await wave.As("1");
        var before = await (await CurrentCounts.Of(db, default)).Participants(programme).Where(p => p.IsEnrolled).SumAsync(p => p.People);
        await db
            .Participants.Where(p => p.EnrolledAt != null)
            .Take(1)
            .ExecuteUpdateAsync(x => x.SetProperty(p => p.WithdrawnAt, wave.World.Clock.Now()));
        await using (var import = wave.World.Database.Open())
        await using (await import.Database.BeginTransactionAsync()) // the writer's
        {
            Assert.Equal(before, await Enrolled());
            Assert.Equal(System.Net.HttpStatusCode.OK, (await manager.Get($"/programmes/{programme}/overview")).Status);
        }
        Assert.Null(db.Database.GetCommandTimeout());
        Assert.Equal(before - 1, await Enrolled());

        async Task<int> Enrolled() =>
            await (await CurrentCounts.Of(db, default)).Participants(programme).Where(p => p.IsEnrolled).SumAsync(p => p.People);
    }

    /// <summary>What is booked while the counts are compared is no difference: nothing is made anew in a live instance.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_writes_while_the_counts_are_compared_makes_them_no_worse(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        using var until = new CancellationTokenSource();
        var changes = 0;
        var writing = Task.Run(async () =>
        {
            await using var other = wave.World.Database.Open();
            for (; !until.IsCancellationRequested; changes++)
            {
                DateTime? left = changes % 2 == 0 ? wave.World.Clock.Now() : null;
                await other.Participants.ExecuteUpdateAsync(x => x.SetProperty(p => p.WithdrawnAt, left));
                await other.People.ExecuteUpdateAsync(x => x.SetProperty(p => p.Country, changes % 2 == 0 ? "NO" : "FR"));
                if (changes % 3 == 0)
                    await other.SettleCounts(default); // a page is read
                await Task.Delay(10); // or whoever else wants SQLite's one writer never gets it
            }
        });
        var wrong = new List<string>();
        for (var look = 0; look < 20 || changes < 8 && look < 500; look++)
        {
            wrong.AddRange(await KeepCounts.Wrong(db, default));
            await Task.Delay(20); // SQLite has no queue for its one writer
        }
        await until.CancelAsync();
        await writing;
        Assert.Empty(wrong);
        Assert.True(changes > 5, $"{changes} changes: nobody wrote meanwhile");
    }

    [Theory, BothDatabases]
    public async Task The_look_of_the_month_is_made_up_when_its_first_day_was_missed(Store store)
    {
        await using var wave = await Wave.Start(store);
        wave.World.Clock.Move(new DateTime(2027, 4, 9, 8, 0, 0, DateTimeKind.Utc) - wave.World.Clock.Now()); // off over the first
        await using var db = wave.World.Database.Open();
        await db.Database.ExecuteSqlRawAsync("UPDATE counted_participants SET country = 'XX'");
        await using (var scope = wave.World.Services.CreateAsyncScope())
            foreach (
                var tidy in scope.ServiceProvider.GetServices<ITidy>().Where(t => t.GetType().Namespace == typeof(CurrentCounts).Namespace)
            )
            {
                await tidy.Tidy(wave.World.Clock.Now(), default);
                await tidy.Tidy(wave.World.Clock.Now().AddDays(1), default);
            }
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.Kind == CheckCounts.OutboxKind));
        await wave.World.Drain();
        Assert.Empty(await KeepCounts.Wrong(db, default));
    }

    /// <summary>Dead rows would be looked through by every page, until the server sweeps.</summary>
    [Fact]
    public async Task On_PostgreSQL_what_a_large_import_noted_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.Make(Store.Postgres);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO counts_due SELECT 1, gen_random_uuid() FROM generate_series(1, 20000)");
        Assert.NotEqual(0, await Bytes());
        await CurrentCounts.Of(db, default);
        Assert.Equal(0, await Bytes());

        Task<long> Bytes() => db.Database.SqlQueryRaw<long>("""SELECT pg_relation_size('counts_due') AS "Value" """).SingleAsync();
    }

    [Fact]
    public async Task On_PostgreSQL_those_who_write_wait_for_nobody_and_whoever_reads_counts_what_is_committed()
    {
        await using var database = await TestDatabase.Make(Store.Postgres);
        await using var db = database.Open();
        var (ids, now) = (new Ids(TimeProvider.System), new DateTime(2027, 3, 1, 8, 0, 0, DateTimeKind.Utc));
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Vague 1", now);
        db.Programmes.Add(programme);
        for (var n = 0; n < 4; n++)
        {
            var part = new Participant(ids.New<Participant>(), programme.Id, ids.New<Person>(), ParticipantKind.Mentee, $"slate-{n}", now);
            part.Enrol(now);
            db.Participants.Add(part);
        }
        await db.SaveChangesAsync();
        await using var one = database.Open();
        await using var other = database.Open();
        await using var first = await one.Database.BeginTransactionAsync();
        await using var second = await other.Database.BeginTransactionAsync();
        await Withdraw(one, "slate-0");
        await Withdraw(other, "slate-1");
        Assert.Equal(4, await Enrolled());
        await Withdraw(one, "slate-2");
        await second.CommitAsync();
        Assert.Equal(3, await Enrolled());
        await first.CommitAsync();
        Assert.Equal((1, 1), (await Enrolled(), await Enrolled()));
        Assert.Empty(await KeepCounts.Wrong(db, default));

        Task<int> Withdraw(BinomeDb by, string alias) =>
            by.Participants.Where(p => p.Alias == alias).ExecuteUpdateAsync(x => x.SetProperty(p => p.WithdrawnAt, now));

        async Task<int> Enrolled()
        {
            var counts = await CurrentCounts.Of(db, default).WaitAsync(TimeSpan.FromSeconds(30));
            return await counts.Participants(programme.Id).Where(p => p.IsEnrolled).SumAsync(p => p.People);
        }
    }
}
