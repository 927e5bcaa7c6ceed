using System.Data.Common;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

/// <summary>Nobody sits in two sessions at once: the database says so, whatever writes.</summary>
public sealed class NoOverlapTests
{
    private static readonly DateTime Ten = new(2027, 3, 8, 10, 0, 0, DateTimeKind.Utc);

    [Theory, BothDatabases]
    public async Task A_second_session_of_one_person_at_the_same_time_is_refused_in_words(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, two) = await Three(pairs);
        await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        var second = pairs.Proposed(await pairs.Pair(mentor, two), mentor, two, Ten.AddMinutes(59), Ten.AddMinutes(60));
        await pairs.Save(second);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => pairs.With(second, s => s.Accept(mentor.Id, 1, "", Pairs.Now)));
        Assert.Equal("sessions.refused.taken", refused.Key);
        Assert.True(await pairs.With(second, s => s.Accept(mentor.Id, 2, "", Pairs.Now))); // it begins as the other ends
    }

    [Theory, BothDatabases]
    public async Task Of_many_bookings_of_one_hour_at_once_one_is_taken(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var mentor = await pairs.Join("mentor", ParticipantKind.Mentor);
        var sessions = new List<Session>();
        for (var i = 0; i < 8; i++)
        {
            var mentee = await pairs.Join($"mentee {i}", ParticipantKind.Mentee);
            sessions.Add(pairs.Proposed(await pairs.Pair(mentor, mentee), mentor, mentee, Ten.AddMinutes(7 * i)));
            await pairs.Save(sessions[i]);
        }
        var booked = await Task.WhenAll(sessions.Select(session => Task.Run(() => Try(pairs, session, mentor))));
        Assert.Single(booked, isBooked => isBooked);
        await using var db = pairs.Database.Open();
        Assert.Equal(2, await db.SessionSeats.CountAsync(s => s.StartsAt != null));
        Assert.Equal(1, await db.Sessions.CountAsync(s => s.State == SessionState.Agreed));
    }

    /// <summary>Two pairs that share nobody but cross: A with B and B's other self, each booked at the same moment in the other order.</summary>
    [Theory, BothDatabases]
    public async Task Two_who_book_each_other_in_two_programmes_at_once_do_not_wait_for_each_other_for_ever(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (a, b) = (await pairs.Join("a", ParticipantKind.Mentor), await pairs.Join("b", ParticipantKind.Mentee));
        var (b2, a2) = (
            await pairs.Join("b2", ParticipantKind.Mentor, b.PersonId),
            await pairs.Join("a2", ParticipantKind.Mentee, a.PersonId)
        );
        for (var round = 0; round < 5; round++)
        {
            var at = Ten.AddDays(round);
            var one = pairs.Proposed(await pairs.Pair(a, b), a, b, at);
            var other = pairs.Proposed(await pairs.Pair(b2, a2), b2, a2, at.AddMinutes(30));
            await pairs.Save(one);
            await pairs.Save(other);
            var booked = await Task.WhenAll(Task.Run(() => Try(pairs, one, a)), Task.Run(() => Try(pairs, other, b2)));
            Assert.Single(booked, isBooked => isBooked);
            await using var db = pairs.Database.Open();
            await db.Pairings.ExecuteUpdateAsync(p => p.SetProperty(x => x.EndedAt, Pairs.Now)); // the same two again
        }
    }

    [Theory, BothDatabases]
    public async Task A_move_onto_a_taken_hour_is_refused_and_the_old_time_stands(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, two) = await Three(pairs);
        await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        var moved = await pairs.Agreed(await pairs.Pair(mentor, two), mentor, two, Ten.AddHours(3));
        await pairs.With(moved, s => Propose(s, mentor, Ten.AddMinutes(30), Ten.AddHours(5)));
        await Assert.ThrowsAsync<RefusedException>(() => pairs.With(moved, s => s.Accept(two.Id, 2, "", Pairs.Now)));
        Assert.Equal((Ten.AddHours(3), 0), await pairs.With(moved, s => (s.StartsAt!.Value, s.Sequence)));
        Assert.True(await pairs.With(moved, s => s.Accept(two.Id, 3, "", Pairs.Now)));
        Assert.Equal((Ten.AddHours(5), 1), await pairs.With(moved, s => (s.StartsAt!.Value, s.Sequence)));
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_session_leaves_its_hour_to_another(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, two) = await Three(pairs);
        var first = await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        await pairs.With(first, s => Cancel(s, one));
        await pairs.Agreed(await pairs.Pair(mentor, two), mentor, two, Ten);
        await using var db = pairs.Database.Open();
        Assert.Equal(2, await db.SessionSeats.CountAsync(s => s.StartsAt == Ten));
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_learns_here_and_teaches_there_is_in_one_place(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, two) = await Three(pairs);
        var teaches = await pairs.Join("also mentor", ParticipantKind.Mentor, one.PersonId);
        await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        var taken = await Assert.ThrowsAsync<RefusedException>(async () =>
            await pairs.Agreed(await pairs.Pair(teaches, two), teaches, two, Ten.AddMinutes(15))
        );
        Assert.Equal("sessions.refused.taken", taken.Key);
    }

    [Theory, BothDatabases]
    public async Task Raw_sql_is_refused_too(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, two) = await Three(pairs);
        await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        var other = pairs.Proposed(await pairs.Pair(mentor, two), mentor, two, Ten);
        await pairs.Save(other);
        await using var db = pairs.Database.Open();
        var (starts, ends) = (Ten.AddMinutes(-30), Ten.AddMinutes(1));
        var mentors = db.SessionSeats.Where(s => s.SessionId == other.Id && s.ParticipantId == mentor.Id);
        await Assert.ThrowsAnyAsync<DbException>(() =>
            mentors.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, starts).SetProperty(x => x.EndsAt, ends))
        );
        var refused = await Assert.ThrowsAnyAsync<DbException>(() =>
            db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO session_seats (session_id, participant_id, person_id, pairing_id, uid, starts_at, ends_at)
                SELECT {(
                    store == Store.Sqlite ? other.Id.Value.ToByteArray(true) : other.Id.Value
                )}, p.id, s.person_id, s.pairing_id, {(store == Store.Sqlite ? Guid.NewGuid().ToByteArray(true) : Guid.NewGuid())}, s.starts_at, s.ends_at
                FROM session_seats AS s, participants AS p WHERE s.starts_at IS NOT NULL AND p.alias = 'one' LIMIT 1
                """
            )
        );
        Assert.Contains(store == Store.Sqlite ? "session seats overlap" : "ex_session_seats", refused.Message, StringComparison.Ordinal);
        // Half a time, and one that ends before it begins, are none.
        await Assert.ThrowsAnyAsync<DbException>(() => mentors.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, starts)));
        await Assert.ThrowsAnyAsync<DbException>(() =>
            mentors.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, Ten.AddDays(2)).SetProperty(x => x.EndsAt, Ten.AddDays(1)))
        );
        Assert.Equal(2, await db.SessionSeats.CountAsync(s => s.StartsAt != null));
    }

    [Theory, BothDatabases]
    public async Task Of_two_proposals_of_one_pair_at_once_one_is_made(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var (mentor, one, _) = await Three(pairs);
        var pairing = await pairs.Pair(mentor, one);
        var tries = Enumerable.Range(0, 4).Select(i => pairs.Proposed(pairing, mentor, one, Ten.AddDays(i))).ToList();
        var made = await Task.WhenAll(
            tries.Select(session =>
                Task.Run(async () =>
                {
                    try
                    {
                        await pairs.Save(session);
                        return "made";
                    }
                    catch (RefusedException refused)
                    {
                        return refused.Key;
                    }
                })
            )
        );
        Assert.Equal(["made", "sessions.refused.waiting"], made.Distinct().Order());
        Assert.Single(made, m => m == "made");
    }

    /// <summary>A migration that makes the table anew drops what hangs on it: the next start puts it back.</summary>
    [Theory, BothDatabases]
    public async Task The_refusal_is_set_again_by_the_next_start(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        await using var db = pairs.Database.Open();
        string[] drop =
            store == Store.Sqlite
                ? ["DROP TRIGGER session_seats_refuse_insert", "DROP TRIGGER session_seats_refuse_update"]
                : ["ALTER TABLE session_seats DROP CONSTRAINT ex_session_seats"];
        foreach (var statement in drop)
            await db.Database.ExecuteSqlRawAsync(statement);
        await Migration.Run(pairs.Database.Store, default);
        var (mentor, one, two) = await Three(pairs);
        await pairs.Agreed(await pairs.Pair(mentor, one), mentor, one, Ten);
        var other = await pairs.Pair(mentor, two);
        await Assert.ThrowsAsync<RefusedException>(() => pairs.Agreed(other, mentor, two, Ten));
    }

    private static async Task<(Participant Mentor, Participant One, Participant Two)> Three(Pairs pairs) =>
        (
            await pairs.Join("mentor", ParticipantKind.Mentor),
            await pairs.Join("one", ParticipantKind.Mentee),
            await pairs.Join("two", ParticipantKind.Mentee)
        );

    private static async Task<bool> Try(Pairs pairs, Session session, Participant by)
    {
        try
        {
            return await pairs.With(session, s => s.Accept(by.Id, 1, "", Pairs.Now));
        }
        catch (RefusedException refused)
        {
            Assert.Equal("sessions.refused.taken", refused.Key);
            return false;
        }
    }

    private static bool Propose(Session session, Participant by, params DateTime[] at)
    {
        session.Propose(by.Id, [.. at.Select(Pairs.At)], "", "", Pairs.Now);
        return true;
    }

    private static bool Cancel(Session session, Participant by)
    {
        session.Cancel(by.Id, "", Pairs.Now);
        return true;
    }

    [Fact]
    public async Task A_yes_and_a_pause_at_once_do_not_wait_for_each_other_for_ever()
    {
        await using var met = await Met.Start(Store.Postgres);
        var address = await met.Proposed();
        var read = await met.Read(address);
        await using var one = met.Wave.World.Services.CreateAsyncScope();
        await using var two = met.Wave.World.Services.CreateAsyncScope();
        var (db1, db2) = (one.ServiceProvider.GetRequiredService<BinomeDb>(), two.ServiceProvider.GetRequiredService<BinomeDb>());
        await using var t1 = await db1.Database.BeginTransactionAsync();
        await using var t2 = await db2.Database.BeginTransactionAsync();
        var maelle = await met.Wave.ViewerOf("2");
        var now = met.Wave.World.Clock.GetUtcNow().UtcDateTime;
        var meeting = (await PairMeeting.Of(db1, maelle, met.Pairing, now, default, read.Id))!;
        var own = await db1.Locked(maelle, read.Id, default);
        var pairing = await db2.Pairings.SingleAsync(p => p.Id == met.Pairing);
        var pause = Task.Run(async () =>
        {
            await two.ServiceProvider.GetRequiredService<DecidePairing>().Pause(pairing, await met.Wave.ViewerOf("1"), default);
            await t2.CommitAsync();
        });
        await Task.Delay(700);
        var yes = Task.Run(async () =>
        {
            await one.ServiceProvider.GetRequiredService<AnswerSession>().Accept(meeting, own, 1, "", default);
            await t1.CommitAsync();
        });
        Exception? trouble = null;
        try
        {
            await yes;
        }
        catch (Exception e)
        {
            trouble = e;
            await t1.RollbackAsync();
        }
        try
        {
            await pause;
        }
        catch (Exception e)
        {
            trouble = e;
        }
        Assert.Null(trouble);
    }
}
