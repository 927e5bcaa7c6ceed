using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;

namespace Binome.Sessions;

/// <content>Two mentors who meet one mentee together: what stays when one of the two pairs stops.</content>
public sealed partial class Session
{
    /// <summary>A pair that goes on meeting there without this one; null where nobody would be left to meet.</summary>
    public Id<Pairing>? Without(Id<Pairing> stopped) => seats.Find(s => s.PairingId != stopped)?.PairingId;

    /// <summary>The mentor of a pair that stops goes, with what they said, to a session of their own, which is cancelled; the others meet as they agreed, or answer as they were asked.</summary>
    /// <remarks>A session of its own: their calendar takes it out by the same identifier, and what they read, export or have erased stays in one place.</remarks>
    public Session Part(Id<Session> id, Pairing stopped, Id<Pairing> rest, DateTime now)
    {
        var leaver = stopped.MentorId;
        var parted = new Session(id, ProgrammeId, stopped.Id, CreatedAt)
        {
            State = SessionState.Cancelled,
            Sequence = State == SessionState.Agreed ? Sequence + 1 : Sequence,
        };
        (parted.Day, parted.Minute, parted.Zone, parted.Minutes) = (Day, Minute, Zone, Minutes);
        (parted.StartsAt, parted.EndsAt, parted.Place) = (StartsAt, EndsAt, Place);
        var seat = SeatOf(leaver);
        seats.Remove(seat);
        parted.seats.Add(seat.In(id));
        foreach (var step in steps.Where(s => s.By == leaver))
        {
            parted.Note(step.Kind, leaver, step.At, step.Word);
            step.ForgetWord();
        }
        parted.Note(StepKind.Cancelled, null, now, "");

        PairingId = PairingId == stopped.Id ? rest : PairingId;
        foreach (var one in seats.Where(s => s.PairingId == stopped.Id))
            one.GoThrough(rest);
        if (State == SessionState.Agreed && ProposedBy == leaver)
            Settle(); // a move that nobody asks for any more
        foreach (var one in seats.Where(s => s.ParticipantId != ProposedBy))
            one.AcceptedAt = null; // whoever had said yes is asked again: it may have been to somebody's hour who is gone
        Note(StepKind.Fewer, null, now, "");
        return parted;
    }
}
