using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>Sets dates on which mentors meet a coach, and seats those who sign up.</summary>
public sealed class Supervising(BinomeDb db, Ids ids, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public const string CancelledMail = "readiness.mail.supervision";

    public async Task Set(Remit remit, DateOnly day, int minute, string place, int seats, CancellationToken stop)
    {
        var zone =
            TimeZoneInfo.TryFindSystemTimeZoneById(remit.Viewer.TimeZone ?? "", out var own) && own.HasIanaId ? own : TimeZoneInfo.Utc;
        var startsAt =
            WallClock.Utc(day, minute, zone) is { } at && at > clock.Now()
                ? at
                : throw new RefusedException("readiness.supervision.refused.past");
        var id = remit.Programme.Id;
        if (await db.Supervisions.CountAsync(s => s.ProgrammeId == id && s.CancelledAt == null && s.StartsAt > clock.Now(), stop) >= Most)
            throw new RefusedException("readiness.supervision.refused.many", Most);
        db.Supervisions.Add(new(ids.New<Supervision>(), id, day, minute, zone.Id, startsAt, place, seats, remit.Viewer.Person));
        journal.Write(remit.Viewer.Actor, "readiness.audit.supervision", id.ToString());
    }

    /// <summary>Dates that lie ahead, of one programme: what one page shows.</summary>
    public const int Most = 20;

    /// <summary>Whoever has a seat is told: nobody comes to a room where nobody is.</summary>
    public async Task Cancel(Remit remit, Id<Supervision> id, CancellationToken stop)
    {
        if (await db.Supervisions.SingleOrDefaultAsync(s => s.Id == id && s.ProgrammeId == remit.Programme.Id, stop) is not { } supervision)
            throw new RefusedException("readiness.supervision.refused.over");
        if (supervision.CancelledAt is not null)
            return;
        if (supervision.StartsAt <= clock.Now())
            throw new RefusedException("readiness.supervision.refused.over");
        supervision.Cancel(clock.Now());
        journal.Write(remit.Viewer.Actor, "readiness.audit.supervision.cancelled", remit.Programme.Id.ToString());
        var programme = await db.Programmes.SingleAsync(p => p.Id == remit.Programme.Id, stop);
        var seated = await (
            from seat in db.Seated()
            where seat.SupervisionId == id
            join mentor in db.Participants on seat.ParticipantId equals mentor.Id
            join person in db.People on mentor.PersonId equals person.Id
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select new
            {
                mentor.Id,
                mentor.PersonId,
                Zone = profile.TimeZone ?? person.TimeZone,
            }
        ).ToListAsync(stop);
        foreach (var one in seated)
            await mailing.Send(
                programme,
                new Addressee(one.PersonId, one.Id.Value),
                CancelledMail,
                $"readiness.supervision.cancelled:{id}:{one.Id}",
                () => Words.Get($"{CancelledMail}.text", SupervisionDate.Say(supervision, one.Zone), site.To("/")),
                stop
            );
    }

    /// <summary>Takes a seat, or gives it back.</summary>
    public async Task Sit(Participant mentor, Id<Supervision> id, bool sits, CancellationToken stop)
    {
        var supervision =
            await db.Supervisions.SingleOrDefaultAsync(s => s.Id == id && s.ProgrammeId == mentor.ProgrammeId, stop)
            ?? throw new RefusedException("readiness.supervision.refused.over");
        var seat = await db.SupervisionSeats.SingleOrDefaultAsync(s => s.SupervisionId == id && s.ParticipantId == mentor.Id, stop);
        if (sits && seat is null)
            db.SupervisionSeats.Add(
                supervision.Seat(mentor.Id, await db.Seated().CountAsync(s => s.SupervisionId == id, stop), clock.Now())
            );
        else if (!sits && seat is not null)
            db.SupervisionSeats.Remove(seat);
    }
}
