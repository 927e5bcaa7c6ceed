using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Notes;

/// <summary>A session as one of those who sit there prepares it or looks back at it; null for everybody else. Six statements.</summary>
public sealed record SessionReader(Session Session, PairMeeting Meeting)
{
    public static async Task<SessionReader?> Of(BinomeDb db, Viewer viewer, Id<Session> id, DateTime now, CancellationToken stop)
    {
        var session = await db.Sessions.Mine(viewer).AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
        var through = session?.Seats.FirstOrDefault(s => s.PersonId == viewer.Person)?.PairingId;
        if (through is null || await PairMeeting.Of(db, viewer, through.Value, now, stop, id) is not { } meeting)
            return null;
        return meeting.Pair.Pairing.IsRunning && meeting.Pair.Pairing.IsAccepted ? new(session!, meeting) : null; // an ended one names nobody
    }

    public int Minutes => Session.Minutes ?? Session.Slots.Select(s => (int?)s.Minutes).FirstOrDefault() ?? Meeting.Lengths[0];

    public bool IsMentor => Meeting.Me.Id == Meeting.Pair.Mentor.Id;
}
