using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>One line of this week: which pair, and when and where as far as it may be known.</summary>
public sealed record WeekSession(SessionFact Fact, KnownPair Pair)
{
    /// <summary>By time; what sealed people have agreed stands last, whichever week it is for. One statement.</summary>
    public static async Task<IReadOnlyList<WeekSession>> Read(
        BinomeDb db,
        Remit remit,
        DateOnly today,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var monday = Rhythm.Monday(today);
        var sunday = monday.AddDays(6);
        var page = db
            .Sessions.In(db, remit)
            .Where(f =>
                f.Day >= monday
                    && f.Day <= sunday
                    && (f.State == SessionState.Held || f.State == SessionState.Agreed || f.State == SessionState.Missed)
                || f.Day == null && f.State == SessionState.Agreed
            )
            .OrderBy(f => f.StartsAt == null)
            .ThenBy(f => f.StartsAt)
            .ThenBy(f => f.Pairing)
            .ThenBy(f => f.Session)
            .Skip(skip)
            .Take(take);
        var rows = await (
            from fact in page
            join pairing in db.Pairings on fact.Pairing equals pairing.Id
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
            join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
            select new
            {
                Fact = fact,
                Pair = new KnownPair
                {
                    Pairing = pairing,
                    Mentor = mentor,
                    Mentee = mentee,
                    MentorPerson = mentorPerson,
                    MenteePerson = menteePerson,
                },
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new WeekSession(r.Fact, r.Pair))
                .OrderBy(s => s.Fact.StartsAt is null)
                .ThenBy(s => s.Fact.StartsAt)
                .ThenBy(s => s.Pair.Pairing.Id.Value),
        ];
    }
}
