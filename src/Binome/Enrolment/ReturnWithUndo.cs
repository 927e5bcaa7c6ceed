using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Whom an import took out of programmes as having left is in them again when it is undone, in the same transaction.</summary>
/// <remarks>Their pairs are over: both were told within seconds. Whoever has none now waits, and is among what a manager has to decide.</remarks>
internal sealed class ReturnWithUndo(BinomeDb db, Journal journal, TimeProvider clock) : IReact<DirectoryImported>
{
    public async Task On(DirectoryImported fact, CancellationToken stop)
    {
        if (fact.Undoes is not { } at)
            return;
        var present = db.People.Present(clock.Today());
        foreach (
            var participant in await db
                .Participants.Where(p => p.WithdrawnAt == at && present.Any(x => x.Id == p.PersonId))
                .Where(p =>
                    db.Programmes.Any(x => x.Id == p.ProgrammeId && x.Organisation == fact.Organisation && x.State != ProgrammeState.Closed)
                )
                .ToListAsync(stop)
        )
        {
            participant.Return();
            journal.Write("directory", "enrolment.audit.returned", participant.Id.ToString());
        }
    }
}
