using Binome.Counts;
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
    /// <param name="counts">Of the whole programme; without them, each session that the reader may know is looked at.</param>
    /// <param name="known">Lines of the week whose time may be known.</param>
    public static async Task<IReadOnlyList<WeekSession>> Read(
        BinomeDb db,
        Remit remit,
        CurrentCounts? counts,
        DateOnly today,
        int known,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var monday = Rhythm.Monday(today);
        // Time by time, as an index has them, as long as no line of this page is one of those that come last.
        if (counts is not null && skip + take <= known)
            return await Named(db, Known(db, remit, counts, monday, skip, take), stop);
        var sunday = monday.AddDays(6);
        var all = counts is null ? db.Sessions.In(db, remit) : Facts(db, counts.EachSession(remit.Programme.Id));
        var page = all.Where(f =>
                f.Day >= monday
                    && f.Day <= sunday
                    && (f.State == SessionState.Held || f.State == SessionState.Agreed || f.State == SessionState.Missed)
                || f.Day == null && f.State == SessionState.Agreed
            )
            .OrderBy(f => f.StartsAt == null)
            .ThenBy(f => f.StartsAt)
            .ThenBy(f => f.Session)
            .ThenBy(f => f.Pairing)
            .Skip(skip)
            .Take(take);
        return await Named(db, page, stop);
    }

    private static IQueryable<SessionFact> Known(BinomeDb db, Remit remit, CurrentCounts counts, DateOnly monday, int skip, int take)
    {
        // A day is one of the mentee's clock: it begins fourteen hours before that of Greenwich, or twelve after.
        var (from, until) = (
            monday.AddDays(-1).ToDateTime(default, DateTimeKind.Utc),
            monday.AddDays(8).ToDateTime(default, DateTimeKind.Utc)
        );
        var sunday = monday.AddDays(6);
        var week = counts
            .EachSession(remit.Programme.Id)
            .Where(c =>
                c.StartsAt >= from
                && c.StartsAt < until
                && c.Day >= monday
                && c.Day <= sunday
                && (c.State == SessionState.Held || c.State == SessionState.Agreed || c.State == SessionState.Missed)
                && c.Lines > 0
            );
        // Each is one line or more: the lines of this page are of no later ones.
        var first = week.OrderBy(c => c.StartsAt).ThenBy(c => c.Id).Take(skip + take);
        return Facts(db, first).OrderBy(f => f.StartsAt).ThenBy(f => f.Session).ThenBy(f => f.Pairing).Skip(skip).Take(take);
    }

    /// <summary>One for each pair that meets there.</summary>
    private static IQueryable<SessionFact> Facts(BinomeDb db, IQueryable<CountedSession> counted) =>
        from known in counted
        join session in db.Sessions on known.Id equals session.Id
        join seat in db.SessionSeats on known.Id equals seat.SessionId
        join pairing in db.Pairings on seat.PairingId equals pairing.Id
        where pairing.MentorId == seat.ParticipantId
        select new SessionFact
        {
            Session = known.Id,
            Pairing = pairing.Id,
            State = known.State,
            StartsAt = known.StartsAt,
            EndsAt = known.EndsAt,
            Place = known.IsHidden ? null : session.Place,
            Day = known.Day == CountedDay.None ? null : known.Day,
        };

    private static async Task<IReadOnlyList<WeekSession>> Named(BinomeDb db, IQueryable<SessionFact> page, CancellationToken stop)
    {
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
                .ThenBy(s => s.Fact.Session.Value)
                .ThenBy(s => s.Pair.Pairing.Id.Value),
        ];
    }
}
