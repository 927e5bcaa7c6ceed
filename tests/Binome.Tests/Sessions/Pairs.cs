using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>A database with a programme that runs and pairs that both have accepted: what a session needs, without an application around it.</summary>
internal sealed class Pairs : IAsyncDisposable
{
    public static readonly DateTime Now = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    private readonly Ids ids = new(new MovedClock());

    private Pairs(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }
    public Id<Programme> Programme { get; private set; }

    public static async Task<Pairs> Make(Store store)
    {
        var made = new Pairs(await TestDatabase.Make(store));
        await using var db = made.Database.Open();
        var programme = new Programme(made.ids.New<Programme>(), Person.MainOrganisation, "Vague 1", Now);
        programme.Enrol();
        programme.Run();
        db.Programmes.Add(programme);
        await db.SaveChangesAsync();
        made.Programme = programme.Id;
        return made;
    }

    public async Task<Participant> Join(string name, ParticipantKind kind, Id<Person>? person = null)
    {
        await using var db = Database.Open();
        if (person is null)
        {
            person = ids.New<Person>();
            db.People.Add(new Person(person.Value, Person.MainOrganisation) { FirstName = name });
        }
        var joined = new Participant(ids.New<Participant>(), Programme, person.Value, kind, name, Now);
        joined.Enrol(Now);
        db.Participants.Add(joined);
        await db.SaveChangesAsync();
        return joined;
    }

    public async Task<Pairing> Pair(Participant mentor, Participant mentee)
    {
        var pairing = new Pairing(ids.New<Pairing>(), Programme, Guid.Empty, mentor.Id, mentee.Id, 1, "{}", Now, "test");
        pairing.Announce(Now);
        pairing.Accept(ParticipantKind.Mentor, Now);
        pairing.Accept(ParticipantKind.Mentee, Now);
        await using var db = Database.Open();
        db.Pairings.Add(pairing);
        await db.SaveChangesAsync();
        return pairing;
    }

    /// <summary>A session of a pair which its mentee has proposed at these times, UTC.</summary>
    public Session Proposed(Pairing pairing, Participant mentor, Participant mentee, params DateTime[] at)
    {
        var session = new Session(ids.New<Session>(), Programme, pairing.Id, Now);
        session.Seat(mentor, pairing.Id);
        session.Seat(mentee, pairing.Id);
        session.Propose(mentee.Id, [.. at.Select(At)], "", "", Now);
        return session;
    }

    public static Slot At(DateTime utc) => new(DateOnly.FromDateTime(utc), (utc.Hour * 60) + utc.Minute, "UTC", 60);

    public async Task Save(Session session)
    {
        await using var db = Database.Open();
        await using var request = await db.Database.BeginTransactionAsync();
        db.Sessions.Add(session);
        await new Booking(db).Save(session, default);
        await request.CommitAsync();
    }

    /// <summary>Does something with what is kept of a session, as a request does.</summary>
    public async Task<T> With<T>(Session session, Func<Session, T> act)
    {
        await using var db = Database.Open();
        await using var request = await db.Database.BeginTransactionAsync();
        var kept = await db.Sessions.Whole().SingleAsync(s => s.Id == session.Id);
        var result = act(kept);
        await new Booking(db).Save(kept, default);
        await request.CommitAsync();
        return result;
    }

    /// <summary>Proposed by the mentee and accepted by the mentor.</summary>
    public async Task<Session> Agreed(Pairing pairing, Participant mentor, Participant mentee, DateTime at)
    {
        var session = Proposed(pairing, mentor, mentee, at);
        await Save(session);
        await With(session, s => s.Accept(mentor.Id, 1, "", Now));
        return session;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
