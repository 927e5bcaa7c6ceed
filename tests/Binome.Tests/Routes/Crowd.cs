using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Person = Binome.People.Person;

namespace Binome.Tests.Routes;

/// <summary>Many more of everything that a furnished application has one of: people who take part, pairs in every state, invitations, mails, programmes, entries of the log.</summary>
internal static class Crowd
{
    private const int Mentors = 30;
    private const int Mentees = 60;

    public static async Task Join(Furnished furnished)
    {
        var clock = furnished.World.Clock;
        clock.Move(TimeSpan.FromMinutes(1)); // what comes now comes after what was there
        await using var db = furnished.World.Database.Open();
        var (ids, now) = (new Ids(clock), clock.Now());
        var (programme, open) = (await Known(db, furnished, "programme"), await Known(db, furnished, "open"));
        var people = await db
            .People.Where(p => p.Email != null && p.Number != null)
            .OrderByDescending(p => p.Number)
            .Take(Mentors + Mentees)
            .Select(p => p.Id)
            .ToListAsync();
        var (mentors, mentees) = (new List<Participant>(), new List<Participant>());
        foreach (var (at, person) in people.Index())
            (at < Mentors ? mentors : mentees).Add(Join(db, ids, now, programme, person, at));
        foreach (var (at, mentee) in mentees.Index())
            Pair(db, ids, now, mentors[at % Mentors], mentee, at % 6);
        foreach (var (at, person) in people.Index())
        {
            db.Invitations.Add(
                new(ids.New<Invitation>(), open.Id, person, at < Mentors ? ParticipantKind.Mentor : ParticipantKind.Mentee, now, "test")
            );
            db.ProgrammeMails.Add(
                new(
                    ids.New<ProgrammeMail>(),
                    programme.Id,
                    person,
                    null,
                    "enrolment.mail.invited",
                    $"crowd:{at}",
                    "A subject",
                    "A text",
                    now
                )
            );
            db.AuditEntries.Add(new AuditEntry(ids.New<AuditEntry>(), now, "test", "matching.audit.started", programme.Id.ToString()));
            db.OutboxMessages.Add(new OutboxMessage(ids.New<OutboxMessage>(), $"crowd:{at}", "mail", "{}", now.AddYears(1)));
        }
        await More(db, ids, now, people);
        await db.SaveChangesAsync();
        await Matching.BoardWorld.Run(db, programme, clock);
    }

    /// <summary>Programmes of those who run the furnished one, and more who run it.</summary>
    private static async Task More(BinomeDb db, Ids ids, DateTime now, List<Id<Person>> people)
    {
        var roles = await db.ProgrammeRoles.AsNoTracking().ToListAsync();
        for (var at = 0; at < 12; at++)
        {
            var another = new Programme(ids.New<Programme>(), Person.MainOrganisation, $"Vague {at + 10}", now);
            another.Enrol();
            db.Programmes.Add(another);
            db.ProgrammeTopics.Add(new(another.Id, "ai", 0));
            foreach (var (person, kind) in roles.Select(r => (r.PersonId, r.Kind)).Distinct())
                db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), another.Id, person, kind, now, "test"));
        }
        foreach (var programme in roles.Select(r => r.ProgrammeId).Distinct())
        foreach (var person in people.Take(20))
            db.ProgrammeRoles.Add(
                new(ids.New<ProgrammeRole>(), programme, person, RoleKind.Coordinator, now, "test") { Countries = "FR|DE" }
            );
    }

    private static Participant Join(BinomeDb db, Ids ids, DateTime now, Programme programme, Id<Person> person, int at)
    {
        var kind = at < Mentors ? ParticipantKind.Mentor : ParticipantKind.Mentee;
        var taking = new Participant(ids.New<Participant>(), programme.Id, person, kind, Aliases.Of(100 + at), now)
        {
            Capacity = 4,
            Demand = kind == ParticipantKind.Mentee && at % 3 == 0 ? 2 : 1, // some have a pair and wait for another
            Hours = "mon 9-12|thu 14-18",
            Style = at % 2 == 0 ? "12|3|7|8|5" : "3|11|7|9|6",
            Discretion = kind == ParticipantKind.Mentee && at % 10 == 0 ? Discretion.Sealed : Discretion.Open,
        };
        taking.Enrol(now);
        db.Participants.Add(taking);
        db.ParticipantTopics.Add(new(taking.Id, "ai", 1 + at % 5));
        db.ParticipantTopics.Add(new(taking.Id, "networks", 5 - at % 5));
        return taking;
    }

    private static void Pair(BinomeDb db, Ids ids, DateTime now, Participant mentor, Participant mentee, int state)
    {
        var pairing = new Pairing(ids.New<Pairing>(), mentor.ProgrammeId, Guid.Empty, mentor.Id, mentee.Id, 700_000, "{}", now, "test");
        db.Pairings.Add(pairing);
        if (state == 0)
            return; // not announced yet
        pairing.Announce(now);
        if (state == 1)
            return; // unanswered
        pairing.Accept(ParticipantKind.Mentor, now);
        pairing.Accept(ParticipantKind.Mentee, now);
        Pairings.Signed.Both(db, pairing, now);
        if (state == 2)
            pairing.Conflicts("reportingLine", now);
        else if (state == 3)
            pairing.Finish(PairingEnd.Declined, now);
        else if (state == 4)
            pairing.Finish(PairingEnd.Closed, now, "Done.");
    }

    private static Task<Programme> Known(BinomeDb db, Furnished furnished, string place)
    {
        var id = Id<Programme>.Parse(furnished.Places[place])!.Value;
        return db.Programmes.SingleAsync(p => p.Id == id);
    }
}
