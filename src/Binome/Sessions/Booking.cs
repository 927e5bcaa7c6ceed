using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Saves a session whose seats may be taken now, and says in words what the database refuses.</summary>
public sealed class Booking(BinomeDb db)
{
    public async Task Save(Session session, CancellationToken stop)
    {
        await NoOverlap.Hold(db, session.Seats.Select(s => s.PersonId.Value), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException refused) when (NoOverlap.Refused(refused))
        {
            throw new RefusedException("sessions.refused.taken");
        }
        catch (DbUpdateException refused) when (NoOverlap.IsSecondProposal(refused))
        {
            throw new RefusedException("sessions.refused.waiting");
        }
    }
}
