using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>By night: whoever met and is done is asked how far they are, and mentees two and eight weeks later whether they use it. Once each; nobody who wants no reminders.</summary>
/// <remarks>From what stands then, not from what happened: a closing that was taken back asks nobody, another pair that still runs waits.</remarks>
internal sealed class AskAfterwards(BinomeDb db, Mailing mailing, SelfAssessmentLinks links) : ITidy
{
    /// <summary>An instance that slept longer asks no more.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        await Ask(Asked.After, "evaluations.mail.after", now, TimeSpan.Zero, stop);
        await Ask(Asked.TwoWeeks, "evaluations.mail.used", now, SelfAssessmentSheet.Soon, stop);
        await Ask(Asked.EightWeeks, "evaluations.mail.used", now, SelfAssessmentSheet.Later, stop);
    }

    /// <param name="after">Of those who were done so long ago.</param>
    private async Task Ask(Asked asked, string kind, DateTime now, TimeSpan after, CancellationToken stop)
    {
        var until = now - after;
        var since = until - Late;
        var met = // of the few pairs that were done then: asked of everybody who takes part, each night reads them all
            from pair in db.Pairings
            where pair.End == PairingEnd.Closed && pair.EndedAt <= until && pair.EndedAt > since
            join seat in db.SessionSeats on pair.Id equals seat.PairingId
            where seat.ParticipantId == pair.MentorId || seat.ParticipantId == pair.MenteeId
            join session in db.Sessions on seat.SessionId equals session.Id
            where session.State == SessionState.Held
            select seat.ParticipantId;
        var due = await (
            from part in db.Participants.AsNoTracking()
            where met.Contains(part.Id)
            where part.WithdrawnAt == null && (asked == Asked.After || part.Kind == ParticipantKind.Mentee)
            where !db.Pairings.Any(p => (p.MentorId == part.Id || p.MenteeId == part.Id) && p.EndedAt == null)
            where !db.SelfAssessments.Any(a => a.ParticipantId == part.Id && a.Asked == asked)
            where !db.Profiles.Any(p => p.PersonId == part.PersonId && !p.WantsReminders)
            where db.Programmes.Any(p => p.Id == part.ProgrammeId && p.ForgottenAt == null && p.DeleteAt == null)
            select part
        ).ToListAsync(stop);
        if (due.Count == 0)
            return; // as on most nights
        var ids = due.Select(p => p.ProgrammeId).Distinct().ToList();
        var programmes = await db.Programmes.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var some in due.Chunk(50)) // a wave of hundreds ends in one night, and each saving looks at all that is tracked
        {
            foreach (var part in some)
                await mailing.Send(
                    programmes[part.ProgrammeId],
                    new Addressee(part.PersonId, part.Id.Value),
                    kind,
                    $"evaluations:{asked}:{part.Id}",
                    () => $"{Words.Get($"{kind}.do")}\n{links.To(part.Id, asked, now)}\n\n{Words.Get("evaluations.mail.readers")}",
                    stop
                );
            await db.SaveChangesAsync(stop);
        }
    }
}
