using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>One of a pair, as the directory describes them today.</summary>
/// <param name="IsKnown">False when an import that brought them was undone.</param>
internal sealed record WatchedSide(Id<Someone> Person, Id<Someone>? Manager, string? Number, DateOnly? LeftOn, bool IsKnown)
{
    /// <summary>rules.json names people by employee number; a page by the directory's own id.</summary>
    public bool IsOneOf(IReadOnlyList<string> ids) =>
        ids.Count > 0 && (Number is not null && ids.Contains(Number) || ids.Contains(Person.ToString()));

    public bool IsGone(DateOnly today) => !IsKnown || LeftOn <= today;
}

/// <summary>A running pair and what rules look at.</summary>
internal sealed record Watched(
    Id<Pairing> Pairing,
    Id<Programme> Programme,
    bool IsSealed,
    string? Conflict,
    WatchedSide Mentor,
    WatchedSide Mentee
)
{
    public bool IsGone(DateOnly today) => Mentor.IsGone(today) || Mentee.IsGone(today);

    /// <summary>Every running pair of an organisation's programmes; in one that is closed they are about to end, and nobody decides on them.</summary>
    public static async Task<List<Watched>> Running(BinomeDb db, string organisation, CancellationToken stop)
    {
        var rows = await (
            from pairing in db.Pairings.Running()
            join programme in db.Programmes on pairing.ProgrammeId equals programme.Id
            where programme.Organisation == organisation && programme.State != ProgrammeState.Closed
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            from m in db.People.Where(p => p.Id == mentor.PersonId).DefaultIfEmpty()
            from e in db.People.Where(p => p.Id == mentee.PersonId).DefaultIfEmpty()
            select new
            {
                pairing.Id,
                pairing.ProgrammeId,
                pairing.Conflict,
                IsSealed = mentee.Discretion == Discretion.Sealed || mentor.Discretion == Discretion.Sealed,
                Mentor = mentor.PersonId,
                MentorManager = m.ManagerId,
                MentorNumber = m.Number,
                MentorLeft = m.LeftOn,
                MentorKnown = m != null,
                Mentee = mentee.PersonId,
                MenteeManager = e.ManagerId,
                MenteeNumber = e.Number,
                MenteeLeft = e.LeftOn,
                MenteeKnown = e != null,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.Select(r => new Watched(
                r.Id,
                r.ProgrammeId,
                r.IsSealed,
                r.Conflict,
                new(r.Mentor, r.MentorManager, r.MentorNumber, r.MentorLeft, r.MentorKnown),
                new(r.Mentee, r.MenteeManager, r.MenteeNumber, r.MenteeLeft, r.MenteeKnown)
            )),
        ];
    }

    /// <summary>Pairs that are being published and not in the database yet.</summary>
    public static async Task<List<Watched>> Published(
        BinomeDb db,
        Programme programme,
        IReadOnlyList<Pairing> pairs,
        CancellationToken stop
    )
    {
        var ids = pairs.SelectMany(p => new[] { p.MentorId, p.MenteeId }).Distinct().ToList();
        var sides = await (
            from participant in db.Participants
            where EF.Parameter(ids).Contains(participant.Id)
            join person in db.People on participant.PersonId equals person.Id
            select new
            {
                participant.Id,
                IsSealed = participant.Discretion == Discretion.Sealed,
                Side = new WatchedSide(person.Id, person.ManagerId, person.Number, person.LeftOn, true),
            }
        ).ToDictionaryAsync(p => p.Id, stop);
        return
        [
            .. from pair in pairs
            where sides.ContainsKey(pair.MentorId) && sides.ContainsKey(pair.MenteeId)
            let mentor = sides[pair.MentorId]
            let mentee = sides[pair.MenteeId]
            select new Watched(pair.Id, programme.Id, mentor.IsSealed || mentee.IsSealed, pair.Conflict, mentor.Side, mentee.Side),
        ];
    }
}
