using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>Whoever books for an executive reads their mailbox too: the address of a session there leads to its booking.</summary>
internal sealed class OpenSeat(BinomeDb db, TimeProvider clock) : IReact<SeatOpened>
{
    public async Task On(SeatOpened fact, CancellationToken stop)
    {
        var session = await (
            from behind in Behind.All(db, fact.By, clock.Today())
            join seat in db.SessionSeats on behind.Executive.Id equals seat.PersonId
            where seat.Uid == fact.Seat && seat.PairingId == behind.Pairing
            select (Guid?)seat.SessionId.Value
        ).FirstOrDefaultAsync(stop);
        if (session is { } found)
            fact.Href = $"/assistant/sessions/{found}";
    }
}
