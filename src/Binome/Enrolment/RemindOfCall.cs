using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Writes down who would like to be told when a programme calls again, and tells them: within a day of it, by whatever opened the door.</summary>
public sealed class RemindOfCall(BinomeDb db, EnrolmentMails mails, TimeProvider clock) : ITidy
{
    /// <summary>Mails of one round, each a few statements.</summary>
    private const int Most = 500;

    /// <summary>Whether it may be asked: a closed door, behind it a programme that the viewer could join.</summary>
    public static async Task<bool> IsOffered(BinomeDb db, Programme programme, Viewer viewer, DateOnly today, CancellationToken stop) =>
        programme is { ArchivedAt: null, State: not ProgrammeState.Closed }
        && !programme.IsOpenForEnrolment(today)
        && viewer.Person is { } person
        && await db.InScope(programme).Present(today).AnyAsync(p => p.Id == person, stop);

    public async Task Ask(Programme programme, Viewer viewer, CancellationToken stop)
    {
        if (!await IsOffered(db, programme, viewer, clock.Today(), stop))
            throw new RefusedException("enrolment.refused.notToTell");
        var person = viewer.Person!.Value;
        if (!await db.CallReminders.AnyAsync(r => r.ProgrammeId == programme.Id && r.PersonId == person, stop))
            db.CallReminders.Add(new(programme.Id, person, clock.Now()));
    }

    /// <summary>Whoever has left, or takes part by now, is not written to, and forgotten all the same.</summary>
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now);
        foreach (
            var programme in await db
                .Programmes.Open(today)
                .Where(p => db.CallReminders.Any(r => r.ProgrammeId == p.Id))
                .OrderBy(p => p.Id)
                .ToListAsync(stop)
        )
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await Enrol.Hold(db, programme.Id, stop);
            var people = db.InScope(programme).Present(today);
            var asked = await db
                .CallReminders.Where(r => r.ProgrammeId == programme.Id)
                .OrderBy(r => r.AskedAt)
                .Take(Most)
                .Select(r => new
                {
                    Reminder = r,
                    Waits = people.Any(p => p.Id == r.PersonId)
                        && !db.Participants.Any(p =>
                            p.ProgrammeId == r.ProgrammeId && p.PersonId == r.PersonId && p.EnrolledAt != null && p.WithdrawnAt == null
                        ),
                })
                .ToListAsync(stop);
            foreach (var one in asked.Where(a => a.Waits))
                await mails.TellOpen(programme, one.Reminder, stop);
            db.CallReminders.RemoveRange(asked.Select(a => a.Reminder));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
    }
}
