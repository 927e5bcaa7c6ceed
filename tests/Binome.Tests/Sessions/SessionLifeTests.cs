using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;

namespace Binome.Tests.Sessions;

/// <summary>Who may do what to a session when: the entity decides.</summary>
public sealed class SessionLifeTests
{
    private static readonly DateTime Now = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Ids Ids = new(new MovedClock());
    private readonly Participant mentor = Somebody(ParticipantKind.Mentor);
    private readonly Participant mentee = Somebody(ParticipantKind.Mentee);
    private readonly Participant second = Somebody(ParticipantKind.Mentor);

    [Fact]
    public void Whoever_proposes_waits_and_the_other_chooses_one()
    {
        var session = Proposed(10, 12, 14);
        Assert.False(session.WaitsFor(mentor.Id));
        Assert.True(session.WaitsFor(mentee.Id));
        Refused("sessions.refused.notYourTurn", () => session.Accept(mentor.Id, 1, "", Now));
        Refused("sessions.refused.notYours", () => session.Accept(second.Id, 1, "", Now));
        Refused("sessions.refused.replaced", () => session.Accept(mentee.Id, 4, "", Now));
        Assert.True(session.Accept(mentee.Id, 2, "Gladly", Now));
        Assert.Equal((SessionState.Agreed, At(12), 0), (session.State, session.StartsAt, session.Sequence));
        Assert.Empty(session.Slots);
        Assert.All(session.Seats, s => Assert.Equal((At(12), At(13)), (s.StartsAt!.Value, s.EndsAt!.Value)));
        Assert.Equal([StepKind.Proposed, StepKind.Accepted], session.Steps.Select(s => s.Kind));
        Assert.Equal("Gladly", session.Steps[1].Word);
    }

    [Fact]
    public void Another_time_turns_the_proposal_around_and_an_answer_to_what_was_replaced_is_refused()
    {
        var session = Proposed(10, 12);
        session.Propose(mentee.Id, [Slot(15)], "", "Rather later", Now);
        Assert.True(session.WaitsFor(mentor.Id));
        Refused("sessions.refused.replaced", () => session.Accept(mentor.Id, 1, "", Now));
        session.AskAgain(mentor.Id, "Neither", Now);
        Assert.True(session.WaitsFor(mentee.Id));
        Assert.Empty(session.Slots);
        session.Propose(mentee.Id, [Slot(16)], "", "", Now);
        Assert.Equal(4, Assert.Single(session.Slots).Number);
        Assert.True(session.Accept(mentor.Id, 4, "", Now));
    }

    [Fact]
    public void A_move_leaves_the_old_time_until_it_is_accepted_and_calendars_count_each_change()
    {
        var session = Agreed(10);
        session.Propose(mentee.Id, [Slot(15), Slot(16)], "away|", "", Now);
        Assert.Equal((SessionState.Agreed, At(10)), (session.State, session.StartsAt));
        session.AskAgain(mentor.Id, "I cannot", Now); // the old time stands
        Assert.Equal((At(10), 0), (session.StartsAt, session.Sequence));
        Assert.Null(session.ProposedBy);
        session.Propose(mentee.Id, [Slot(17)], "video|https://meet.example/1", "", Now);
        session.Keep(mentee.Id, Now);
        Refused("sessions.refused.notYourTurn", () => session.Accept(mentor.Id, session.LastSlot, "", Now));
        session.Propose(mentor.Id, [Slot(18)], "video|https://meet.example/1", "", Now);
        Assert.True(session.Accept(mentee.Id, session.LastSlot, "", Now));
        Assert.Equal((At(18), 1, "video|https://meet.example/1"), (session.StartsAt, session.Sequence, session.Place));
        session.Cancel(mentor.Id, "Ill", Now);
        Assert.Equal((SessionState.Cancelled, 2), (session.State, session.Sequence));
        Assert.All(session.Seats, s => Assert.Null(s.StartsAt));
        Refused("sessions.refused.over", () => session.Propose(mentor.Id, [Slot(19)], "", "", Now));
    }

    [Fact]
    public void Three_meet_once_all_three_have_said_yes_to_one_time()
    {
        var session = Seated();
        session.Seat(second, Ids.New<Pairing>());
        session.Propose(mentor.Id, [Slot(10), Slot(12)], "", "", Now);
        Assert.False(session.Accept(mentee.Id, 2, "", Now));
        Assert.Equal(SessionState.Proposed, session.State);
        Refused("sessions.refused.replaced", () => session.Accept(second.Id, 1, "", Now));
        Assert.True(session.Accept(second.Id, 2, "", Now));
        Assert.All(session.Seats, s => Assert.Equal(At(12), s.StartsAt));
    }

    [Fact]
    public void Held_or_missed_is_said_once_it_has_begun_and_a_slip_is_put_right()
    {
        var session = Agreed(10);
        Refused("sessions.refused.tooSoon", () => session.Tell(true, mentor.Id, Now));
        Refused("sessions.refused.begun", () => session.Cancel(mentor.Id, "", At(10)));
        session.Tell(false, mentor.Id, At(10));
        Assert.Equal(SessionState.Missed, session.State);
        session.Tell(true, mentee.Id, At(11));
        session.Tell(true, mentee.Id, At(11)); // twice is once
        Assert.Equal((SessionState.Held, 4), (session.State, session.Steps.Count));
    }

    [Fact]
    public void What_has_passed_can_neither_be_proposed_nor_accepted()
    {
        Refused("sessions.refused.noTime", () => Seated().Propose(mentor.Id, [Slot(10)], "", "", At(10)));
        Refused("sessions.refused.noTime", () => Seated().Propose(mentor.Id, [], "", "", Now));
        Refused("sessions.refused.noTime", () => Seated().Propose(mentor.Id, [Slot(10), Slot(11), Slot(12), Slot(13)], "", "", Now));
        var session = Proposed(10);
        Refused("sessions.refused.past", () => session.Accept(mentee.Id, 1, "", At(10)));
    }

    private Session Seated()
    {
        var pairing = Ids.New<Pairing>();
        var session = new Session(Ids.New<Session>(), Ids.New<Programme>(), pairing, Now);
        session.Seat(mentor, pairing);
        session.Seat(mentee, pairing);
        return session;
    }

    private Session Proposed(params int[] hours)
    {
        var session = Seated();
        session.Propose(mentor.Id, [.. hours.Select(Slot)], "", "", Now);
        return session;
    }

    private Session Agreed(int hour)
    {
        var session = Proposed(hour);
        session.Accept(mentee.Id, 1, "", Now);
        return session;
    }

    private static DateTime At(int hour) => Now.Date.AddDays(7).AddHours(hour);

    private static Slot Slot(int hour) => Pairs.At(At(hour));

    private static Participant Somebody(ParticipantKind kind) =>
        new(Ids.New<Participant>(), Ids.New<Programme>(), Ids.New<Person>(), kind, "", Now);

    private static void Refused(string key, Action act) => Assert.Equal(key, Assert.Throws<RefusedException>(act).Key);
}
