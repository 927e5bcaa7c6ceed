using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;

namespace Binome.Sessions;

public sealed partial class Session
{
    /// <summary>Times that one proposal may leave to choose from.</summary>
    public const int MostSlots = 3;

    /// <summary>Somebody will sit there: each of the pair, and who meets with them.</summary>
    public void Seat(Participant participant, Id<Pairing> through) => seats.Add(new(Id, participant.Id, participant.PersonId, through));

    /// <summary>What is done from here on is done for one of them by their assistant, and noted so.</summary>
    public void ActThrough(Id<Person>? assistant) => through = assistant;

    public SessionSeat SeatOf(Id<Participant> one) =>
        seats.Find(s => s.ParticipantId == one) ?? throw new RefusedException("sessions.refused.notYours");

    /// <summary>Whether it is their turn: something is proposed to them, or they are asked for other times.</summary>
    public bool WaitsFor(Id<Participant> one) =>
        IsOpen && ProposedBy is { } by && by != one && seats.Exists(s => s.ParticipantId == one && s.AcceptedAt is null);

    /// <summary>Times that can still be accepted, soonest first: what was proposed may have gone by.</summary>
    public IReadOnlyList<SessionSlot> SlotsLeft(DateTime now) => [.. slots.Where(s => s.StartsAt > now).OrderBy(s => s.StartsAt)];

    /// <summary>Nothing is agreed and all times proposed have gone by: it is anybody's turn.</summary>
    public bool HasLapsed(DateTime now) => State == SessionState.Proposed && slots.Count > 0 && slots.TrueForAll(s => s.StartsAt <= now);

    /// <summary>Proposes times: the first of a session, others in answer to those, or others for an agreed one, whose time stands until one is accepted.</summary>
    public void Propose(Id<Participant> by, IReadOnlyList<Slot> times, string place, string word, DateTime now)
    {
        MustBeOpen(now);
        if (times.Count is 0 or > MostSlots || times.Any(t => t.StartsAt <= now))
            throw new RefusedException("sessions.refused.noTime");
        var kind =
            State == SessionState.Agreed ? StepKind.AskedToMove
            : ProposedBy is null || ProposedBy == by || slots.Count == 0 ? StepKind.Proposed
            : StepKind.AskedAgain;
        TurnDown(by);
        Turn(by, now);
        slots.AddRange(times.OrderBy(t => t.StartsAt).Select(t => new SessionSlot(Id, ++LastSlot, t)));
        ProposedPlace = place;
        Note(kind, by, now, word);
    }

    /// <summary>None of these times: it is the others' turn to propose. Asked about a move, the old time stands.</summary>
    public void AskAgain(Id<Participant> by, string word, DateTime now)
    {
        MustBeOpen(now);
        MustWaitFor(by);
        if (State == SessionState.Agreed)
        {
            Settle();
            Note(StepKind.Kept, by, now, word);
            return;
        }
        TurnDown(by);
        Turn(by, now);
        Note(StepKind.AskedAgain, by, now, word);
    }

    /// <summary>Says yes to one of the times. True once everybody has: it is agreed, and the seats are taken.</summary>
    public bool Accept(Id<Participant> by, int number, string word, DateTime now)
    {
        MustBeOpen(now);
        MustWaitFor(by);
        var chosen = slots.Find(s => s.Number == number) ?? throw new RefusedException("sessions.refused.replaced");
        if (chosen.StartsAt <= now)
            throw new RefusedException("sessions.refused.past");
        SeatOf(by).AcceptedAt = now;
        slots.RemoveAll(s => s != chosen); // whoever answers next answers to this one
        Note(StepKind.Accepted, by, now, word);
        if (seats.Exists(s => s.AcceptedAt is null))
            return false;
        if (State == SessionState.Agreed)
            Sequence++;
        State = SessionState.Agreed;
        (Day, Minute, Zone, Minutes) = (chosen.Day, chosen.Minute, chosen.Zone, chosen.Minutes);
        (StartsAt, EndsAt, Place) = (chosen.StartsAt, chosen.EndsAt, ProposedPlace);
        foreach (var seat in seats)
            seat.Take(chosen.StartsAt, chosen.EndsAt);
        Settle();
        return true;
    }

    /// <summary>One of them says which room or link, or another place, of what is agreed: the others have nothing to answer. False when it was there already.</summary>
    public bool Put(Id<Participant> by, string place, DateTime now)
    {
        MustBeOpen(now);
        SeatOf(by);
        if (State != SessionState.Agreed)
            throw new RefusedException("sessions.refused.replaced");
        if (Place == place)
            return false;
        Place = place;
        if (ProposedBy is not null)
            ProposedPlace = place; // other times are asked for as well: it is there that they would meet
        Sequence++;
        Note(StepKind.Placed, by, now, "");
        return true;
    }

    /// <summary>Whoever asked for a move does without it: the old time stands.</summary>
    public void Keep(Id<Participant> by, DateTime now)
    {
        MustBeOpen(now);
        if (State != SessionState.Agreed || ProposedBy != by)
            throw new RefusedException("sessions.refused.replaced");
        Settle();
        Note(StepKind.Kept, by, now, "");
    }

    /// <param name="by">Null when its pair ended or was paused.</param>
    public void Cancel(Id<Participant>? by, string word, DateTime now)
    {
        MustBeOpen(now);
        if (by is { } one)
            SeatOf(one);
        if (State == SessionState.Agreed)
            Sequence++;
        State = SessionState.Cancelled;
        foreach (var seat in seats)
            seat.Free();
        Settle();
        Note(StepKind.Cancelled, by, now, word);
    }

    /// <summary>We met, or we did not: said by one of them once it has begun; a slip is put right the same way.</summary>
    public void Tell(bool met, Id<Participant> by, DateTime now)
    {
        SeatOf(by);
        if (State is not (SessionState.Agreed or SessionState.Held or SessionState.Missed))
            throw new RefusedException("sessions.refused.over");
        if (now < StartsAt)
            throw new RefusedException("sessions.refused.tooSoon");
        var told = met ? SessionState.Held : SessionState.Missed;
        if (State == told)
            return;
        State = told;
        Settle();
        Note(met ? StepKind.Held : StepKind.Missed, by, now, "");
    }

    /// <summary>What was said goes; that they met is still counted.</summary>
    public void ForgetWords()
    {
        foreach (var step in steps)
            step.ForgetWord();
        (Place, ProposedPlace) = ("", "");
        Version++;
    }

    /// <summary>The last day of the times that they are asked about, or that were turned down before: what they propose themselves comes after it.</summary>
    public DateOnly? PassedOver(Id<Participant> by) => WaitsFor(by) && slots.Count > 0 ? slots.Max(s => s.Day) : RefusedUntil;

    private void TurnDown(Id<Participant> by)
    {
        if (ProposedBy != by && slots.Count > 0)
            RefusedUntil = slots.Max(s => s.Day);
    }

    private void Turn(Id<Participant> by, DateTime now)
    {
        slots.Clear();
        foreach (var seat in seats)
            seat.AcceptedAt = null;
        SeatOf(by).AcceptedAt = now;
        (ProposedBy, ProposedAt) = (by, now);
    }

    /// <summary>Nothing is proposed any more.</summary>
    private void Settle()
    {
        slots.Clear();
        (ProposedBy, ProposedAt, ProposedPlace) = (null, null, "");
    }

    private void Note(StepKind kind, Id<Participant>? by, DateTime now, string word)
    {
        steps.Add(new(Id, steps.Count + 1, kind, by, now, word) { Through = through });
        Version++;
    }

    private void MustBeOpen(DateTime now)
    {
        if (!IsOpen)
            throw new RefusedException("sessions.refused.over");
        if (StartsAt <= now)
            throw new RefusedException("sessions.refused.begun");
    }

    private void MustWaitFor(Id<Participant> one)
    {
        SeatOf(one);
        if (!WaitsFor(one))
            throw new RefusedException("sessions.refused.notYourTurn");
    }
}
