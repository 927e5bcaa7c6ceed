using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>Mentors and mentees of a programme in pairs, and sessions that they held: what evaluations need.</summary>
internal sealed class Circle(BinomeDb db, Id<Programme> programme, TimeProvider clock)
{
    private readonly Ids ids = new(clock);
    private int held;

    public List<(Pairing Pairing, Participant Mentor, Participant Mentee)> Pairs { get; } = [];

    public async Task Pair(int pairs)
    {
        var now = clock.Now();
        for (var i = 0; i < pairs; i++)
        {
            var (mentor, mentee) = (Join(ParticipantKind.Mentor), Join(ParticipantKind.Mentee));
            var pairing = new Pairing(ids.New<Pairing>(), programme, Guid.Empty, mentor.Id, mentee.Id, 1, "{}", now, "test");
            pairing.Announce(now);
            pairing.Accept(ParticipantKind.Mentor, now);
            pairing.Accept(ParticipantKind.Mentee, now);
            Pairings.Signed.Both(db, pairing, now);
            db.Pairings.Add(pairing);
            Pairs.Add((pairing, mentor, mentee));
        }
        await db.SaveChangesAsync();
    }

    private Participant Join(ParticipantKind kind)
    {
        var person = new Person(ids.New<Person>(), Person.MainOrganisation) { FirstName = "Quidam", LastName = $"Numéro {Pairs.Count}" };
        db.People.Add(person);
        var joined = new Participant(ids.New<Participant>(), programme, person.Id, kind, $"{kind}-{Pairs.Count}", clock.Now());
        joined.Enrol(clock.Now());
        db.Participants.Add(joined);
        return joined;
    }

    /// <summary>They met, each time at another hour long ago.</summary>
    public async Task<Session> Held(int pair)
    {
        var (pairing, mentor, mentee) = Pairs[pair];
        var at = clock.Now().AddDays(-200).AddHours(held++);
        var session = new Session(ids.New<Session>(), programme, pairing.Id, at.AddDays(-1));
        session.Seat(mentor, pairing.Id);
        session.Seat(mentee, pairing.Id);
        session.Propose(mentee.Id, [new(DateOnly.FromDateTime(at), (at.Hour * 60) + at.Minute, "UTC", 30)], "", "", at.AddDays(-1));
        session.Accept(mentor.Id, 1, "", at.AddDays(-1));
        session.Tell(true, mentor.Id, clock.Now());
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    public static EvaluationAnswers Says(
        int usefulness,
        int recommends = 8,
        NextWish next = NextWish.GoOn,
        string keep = "",
        bool shared = false
    ) =>
        new(usefulness, 4, recommends, next)
        {
            Keep = keep,
            KeepIsShared = shared,
            Learned = ["decisions"],
        };

    /// <summary>Said by this mentor of a new session.</summary>
    public async Task Gives(int pair, int? halves) =>
        await Evaluate(await Held(pair), Pairs[pair].Mentor, Says(5) with { Hours = new(halves) });

    public async Task Evaluate(Session session, Participant by, EvaluationAnswers answers)
    {
        await using var request = await db.Database.BeginTransactionAsync();
        await new Evaluate(db, clock).Run(session.Id, by.Id, answers, default);
        await request.CommitAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>The nightly round.</summary>
    public Task Night() => new ReleaseAnswers(db, clock).Tidy(clock.Now(), default);
}
