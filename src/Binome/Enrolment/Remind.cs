using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Reminds those who were invited and have not visibly answered: once, no more.</summary>
/// <remarks>Somebody sealed has answered, and is reminded all the same: whoever is left out of a reminder is known to have answered.</remarks>
public sealed class Remind(BinomeDb db, Journal journal, Circular circular, TimeProvider clock)
{
    public async Task<int> Run(Programme programme, Viewer by, CancellationToken stop)
    {
        if (!programme.IsOpenForEnrolment(clock.Today()))
            throw new RefusedException("enrolment.refused.notCalling");
        await Enrol.Hold(db, programme.Id, stop);
        var waiting = await db.Invitations.Waiting(db, programme.Id).Where(i => i.RemindedAt == null).ToListAsync(stop);
        if (waiting.Count == 0)
            throw new RefusedException("enrolment.refused.nobodyToRemind");
        var now = clock.Now();
        foreach (var invitation in waiting)
            invitation.RemindedAt = now;
        foreach (var role in waiting.GroupBy(i => i.Kind))
            await circular.Send(
                programme.Id,
                EnrolmentMails.Reminder,
                role.Key,
                role.Select(i => new CircularMail(i.PersonId.Value, $"remind:{i.Id}")),
                stop
            );
        journal.Write(by.Actor, "enrolment.audit.reminded", programme.Id.ToString());
        return waiting.Count;
    }
}
