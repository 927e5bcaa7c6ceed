using Binome.Accounts;
using Binome.Assistants;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests;

/// <summary>A running programme with one of everybody in it, a draft and one whose call is out, for tests that walk through every page.</summary>
internal static class FurnishedProgramme
{
    /// <summary>Who plays what in the sample directory; nobody is in the line of the one they are paired with.</summary>
    public static readonly IReadOnlyDictionary<Role, string> Cast = new Dictionary<Role, string>
    {
        [Role.Manager] = "p101@groupe.example",
        [Role.Coordinator] = "p102@groupe.example",
        [Role.SealedCoordinator] = "p103@groupe.example",
        [Role.Sponsor] = "p2@groupe.example",
        [Role.Reviewer] = "p104@groupe.example",
        [Role.Coach] = "p105@groupe.example",
        [Role.TrustedPerson] = "p106@groupe.example",
        [Role.Assistant] = "p107@groupe.example",
        [Role.Mentor] = "p150@groupe.example",
        [Role.Mentee] = "p4@groupe.example",
    };

    /// <summary>Sealed, paired with a mentor of their own.</summary>
    public const string Sealed = "p5@groupe.example";
    public const string SealedMentor = "p151@groupe.example";

    /// <summary>A mentee who waits: the board of the programme has them on it.</summary>
    public const string Waiting = "p6@groupe.example";

    /// <summary>Mentees whose pairs stand otherwise: accepted by both, and against a rule before it was announced.</summary>
    private const string Accepted = "p7@groupe.example";
    private const string InConflict = "p8@groupe.example";

    public static IEnumerable<string> Everybody => [.. Cast.Values, Sealed, SealedMentor, Waiting, Accepted, InConflict];

    /// <summary>
    /// What addresses name in braces: programme (running), draft, open (enrolling), approved (its board was confirmed), mentor, mentee, sealed (participants), alias (of the sealed one), pairing, sealedPairing, accepted,
    /// conflict (pairings), session (proposed to the mentor), agreed (another), seat (the mentor’s there), held (another, long ago, which the mentee evaluated), run, choose (a mentee of its board), role (a coordinator's), feed (what a calendar of the sealed one's mentor reads).
    /// </summary>
    public static async Task<Dictionary<string, string>> Make(BinomeDb db, TimeProvider clock, bool withSealed)
    {
        var (ids, now) = (new Ids(clock), clock.Now());
        var programme = Founded(db, ids, now, "Vague 1");
        programme.Enrol();
        // Somebody above the rule of the line: a page that names them asks once more.
        programme.PairBy($$$"""{"reportingLine":{"depth":9,"exempt":["{{{await IdOf(db, Cast[Role.Coordinator])}}}"]}}""");
        programme.Run();
        programme.Sent(now);
        var draft = Founded(db, ids, now, "Vague 2");
        var open = Founded(db, ids, now, "Vague 3");
        open.Enrol();
        open.Select(10); // its mentors are chosen
        db.Invitations.Add(new(ids.New<Invitation>(), open.Id, await IdOf(db, Cast[Role.Mentee]), ParticipantKind.Mentee, now, "test"));
        foreach (var (role, kind) in Roles)
        foreach (var to in new[] { programme, draft, open })
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), to.Id, await IdOf(db, Cast[role]), kind, now, "test"));
        var mentor = await Join(db, ids, now, programme, Cast[Role.Mentor], ParticipantKind.Mentor, 0);
        var mentee = await Join(db, ids, now, programme, Cast[Role.Mentee], ParticipantKind.Mentee, 1);
        var sealedMentor = await Join(db, ids, now, programme, SealedMentor, ParticipantKind.Mentor, 2);
        var hidden = await Join(db, ids, now, programme, Sealed, ParticipantKind.Mentee, 3);
        hidden.Discretion = Discretion.Sealed;
        var (pairing, sealedPairing) = (Pair(db, ids, now, mentor, mentee), Pair(db, ids, now, sealedMentor, hidden));
        var waiting = await Join(db, ids, now, programme, Waiting, ParticipantKind.Mentee, 4);
        var accepted = Pair(db, ids, now, mentor, await Join(db, ids, now, programme, Accepted, ParticipantKind.Mentee, 5));
        accepted.Accept(ParticipantKind.Mentee, now);
        Pairings.Signed.Both(db, accepted, now);
        var unannounced = await Join(db, ids, now, programme, InConflict, ParticipantKind.Mentee, 6);
        var conflict = new Pairing(
            ids.New<Pairing>(),
            programme.Id,
            Guid.Empty,
            sealedMentor.Id,
            unannounced.Id,
            500_000,
            "{}",
            now,
            "test"
        );
        conflict.Conflicts("reportingLine", now);
        db.Pairings.Add(conflict);
        await db.SaveChangesAsync();
        var (session, agreed) = await Sessions.FurnishedSessions.Make(db, ids, now, accepted, mentor);
        if (withSealed)
            await Sessions.FurnishedSessions.Make(db, ids, now, sealedPairing, sealedMentor);
        var held = await Evaluations.FurnishedEvaluations.Make(db, ids, now, accepted, mentor);
        await Stories.FurnishedStories.Make(db, ids, now, asked: accepted, told: pairing);
        db.Namings.Add(new(accepted.Id, programme.Id, now));
        db.Namings.Add(new(pairing.Id, programme.Id, now));
        foreach (var executive in new[] { Accepted, Cast[Role.Mentee] })
            db.Assistants.Add(new(ids.New<Assistant>(), await IdOf(db, executive), await IdOf(db, Cast[Role.Assistant]), now));
        db.RecordChoices.Add(new(mentor.Id, programme.Id));
        var play = await Readiness.FurnishedReadiness.Make(db, ids, now, programme, mentor, sealedMentor);
        Peers.FurnishedPeers.Make(db, ids, now, [mentee, waiting, unannounced]);
        await Library.FurnishedLibrary.Make(db, ids, now, programme, await IdOf(db, Cast[Role.Manager]));
        if (!withSealed)
        {
            await db.Pairings.Where(p => p.MenteeId == hidden.Id).ExecuteDeleteAsync();
            await db.Problems.Where(p => p.ParticipantId == hidden.Id).ExecuteDeleteAsync();
            await db.ParticipantTopics.Where(p => p.ParticipantId == hidden.Id).ExecuteDeleteAsync();
            await db.Participants.Where(p => p.Id == hidden.Id).ExecuteDeleteAsync();
        }
        var run = await Matching.BoardWorld.Run(db, programme, clock);
        var feed = CalendarFeed.NewToken();
        db.CalendarFeeds.Add(new(sealedMentor.PersonId, CalendarFeed.HashOf(feed), now));
        db.Offers.Add(new(ids.New<Binome.Offers.Offer>(), open.Id, mentor.PersonId, "ai", "", 4, "Un budget, avec mon équipe.", now));
        Rehearsal.FurnishedRehearsals.Make(db, ids, now, open, await IdOf(db, Cast[Role.Manager]));
        await db.SaveChangesAsync();
        var given = await db.ProgrammeRoles.FirstAsync(r => r.ProgrammeId == programme.Id && r.Kind == RoleKind.Coordinator);
        var approved = await Approved(db, ids, clock);
        var application = await Selection.FurnishedSelection.Make(db, ids, now, open, Cast[Role.Mentor], Cast[Role.Reviewer]);
        return new()
        {
            ["application"] = application.Id.ToString(),
            ["approved"] = approved.Id.ToString(),
            ["programme"] = programme.Id.ToString(),
            ["draft"] = draft.Id.ToString(),
            ["open"] = open.Id.ToString(),
            ["join"] = ShortCall.CodeOf(open.Id),
            ["mentor"] = mentor.Id.ToString(),
            ["mentee"] = mentee.Id.ToString(),
            ["sealed"] = hidden.Id.ToString(),
            ["alias"] = hidden.Alias,
            ["pairing"] = pairing.Id.ToString(),
            ["sealedPairing"] = sealedPairing.Id.ToString(),
            ["accepted"] = accepted.Id.ToString(),
            ["conflict"] = conflict.Id.ToString(),
            ["session"] = session.Id.ToString(),
            ["agreed"] = agreed.Id.ToString(),
            ["seat"] = agreed.SeatOf(mentor.Id).Uid.ToString(),
            ["held"] = held.Id.ToString(),
            ["run"] = run.Id.ToString(),
            ["choose"] = waiting.Id.ToString(),
            ["role"] = given.Id.ToString(),
            ["feed"] = feed,
            ["play"] = play.ToString(),
        };
    }

    /// <summary>One whose board was confirmed: a manager's alone.</summary>
    private static async Task<Programme> Approved(BinomeDb db, Ids ids, TimeProvider clock)
    {
        var (now, manager) = (clock.Now(), await IdOf(db, Cast[Role.Manager]));
        var approved = Founded(db, ids, now, "Vague 4");
        approved.Enrol();
        approved.Run();
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), approved.Id, manager, RoleKind.Manager, now, "test"));
        var mentor = await Join(db, ids, now, approved, Cast[Role.Mentor], ParticipantKind.Mentor, 0);
        var mentee = await Join(db, ids, now, approved, Cast[Role.Mentee], ParticipantKind.Mentee, 1);
        // They say nothing in words: what is forgotten with the running programme must be nowhere else.
        (mentor.Hours, mentor.Style, mentee.Hours, mentee.Style) = ("", "", "", "");
        db.Problems.Remove(db.Problems.Local.Single(p => p.ParticipantId == mentee.Id));
        await db.SaveChangesAsync();
        var run = await Matching.BoardWorld.Run(db, approved, clock);
        run.Approve(run.Edits, now, "test");
        await db.SaveChangesAsync();
        return approved;
    }

    private static readonly (Role Role, RoleKind Kind)[] Roles =
    [
        (Role.Manager, RoleKind.Manager),
        (Role.Coordinator, RoleKind.Coordinator),
        (Role.SealedCoordinator, RoleKind.SealedCoordinator),
        (Role.Sponsor, RoleKind.Sponsor),
        (Role.Reviewer, RoleKind.Reviewer),
        (Role.Coach, RoleKind.Coach),
        (Role.TrustedPerson, RoleKind.TrustedPerson),
    ];

    private static Programme Founded(BinomeDb db, Ids ids, DateTime now, string name)
    {
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, name, now)
        {
            Purpose = "Dix semaines pour apprendre l’un de l’autre.",
        };
        db.Programmes.Add(programme);
        foreach (var (code, at) in new[] { "ai", "data", "networks" }.Select((code, at) => (code, at)))
            db.ProgrammeTopics.Add(new(programme.Id, code, at));
        return programme;
    }

    private static async Task<Participant> Join(
        BinomeDb db,
        Ids ids,
        DateTime now,
        Programme programme,
        string email,
        ParticipantKind kind,
        int number
    )
    {
        var participant = new Participant(ids.New<Participant>(), programme.Id, await IdOf(db, email), kind, Aliases.Of(number), now)
        {
            Capacity = 3,
            Hours = "mon 9-12|thu 14-18",
            Style = kind == ParticipantKind.Mentor ? "12|3|7|8|5" : "3|11|7|9|6",
        };
        participant.Enrol(now);
        db.Participants.Add(participant);
        db.ParticipantTopics.Add(new(participant.Id, "ai", 4));
        db.ParticipantTopics.Add(new(participant.Id, "data", 2));
        if (kind == ParticipantKind.Mentee)
            db.Problems.Add(
                new(participant.Id)
                {
                    Today = "Trop de courriels.",
                    Tried = "Des dossiers.",
                    Wanted = "Travailler à plusieurs.",
                }
            );
        return participant;
    }

    private static Pairing Pair(BinomeDb db, Ids ids, DateTime now, Participant mentor, Participant mentee)
    {
        var pairing = new Pairing(ids.New<Pairing>(), mentor.ProgrammeId, Guid.Empty, mentor.Id, mentee.Id, 700_000, "{}", now, "test");
        pairing.Announce(now);
        pairing.Accept(ParticipantKind.Mentor, now);
        db.Pairings.Add(pairing);
        return pairing;
    }

    private static Task<Id<Person>> IdOf(BinomeDb db, string email) =>
        db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
}
