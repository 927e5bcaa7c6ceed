using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Proposes times, answers those that are proposed by the links of the letter, moves, cancels.</summary>
internal sealed class Meetings(Stage stage, Agenda agenda, Dice dice, Behaviour behaviour, CancellationToken stop)
{
    /// <summary>A session more for this pair, if it still meets and nothing else is planned.</summary>
    public Task Propose(Actor actor, Id<Pairing> id) =>
        stage.Do(
            async (services, db) =>
            {
                var isPlanned = await db.Sessions.AnyAsync(
                    s => (s.State == SessionState.Proposed || s.State == SessionState.Agreed) && s.Seats.Any(t => t.PairingId == id),
                    stop
                );
                if (isPlanned || await PairMeeting.Of(db, actor.Viewer, id, stage.Now, stop) is not { Refusal: null } meeting)
                    return;
                if (TimesOf(meeting, actor) is { Count: > 0 } times)
                    await services
                        .GetRequiredService<ProposeSession>()
                        .New(meeting, new(times, PlaceOf(meeting, actor), Word(actor)), stop);
            },
            stop
        );

    /// <summary>Follows one link of a letter that proposes times: the first mostly, another one, or the last, which says none of them. Opened too late, the page leads to the session.</summary>
    public async Task Answer(Actor actor, IReadOnlyList<string> tokens, Guid seat)
    {
        var asksAgain = dice.Does(behaviour.AsksForOtherTimes, "asks for other times", actor.Name);
        var token = asksAgain
            ? tokens[^1]
            : tokens[Math.Min(dice.Between(0, 5, "which time", actor.Name) / 3, Math.Max(0, tokens.Count - 2))];
        Session? agreed = null;
        var isLate = false;
        await stage.Do(
            async (services, db) =>
            {
                if (services.GetRequiredService<SessionLinks>().Read(token, stage.Now) is not { } signed)
                {
                    isLate = true;
                    return;
                }
                var reader = await db.ReaderOf(new(signed.By), stage.Today, stop);
                var session = reader is null
                    ? null
                    : await db.Sessions.Mine(reader).Whole().SingleOrDefaultAsync(s => s.Id == new Id<Session>(signed.On), stop);
                if (session?.WaitsFor(new(signed.By)) != true)
                    return;
                var through = session.SeatOf(new(signed.By)).PairingId;
                if (await PairMeeting.Of(db, reader!, through, stage.Now, stop, session.Id) is not { } meeting)
                    return;
                var answering = services.GetRequiredService<AnswerSession>();
                if ((SessionAct)signed.Act == SessionAct.AskAgain)
                    await answering.AskAgain(meeting, session, "", stop);
                else if (Open(session, signed.Choice) is { } slot)
                    await answering.Accept(meeting, session, slot.Number, "", stop);
                agreed = session.State == SessionState.Agreed ? session : null;
            },
            stop
        );
        if (agreed is not null)
            Foresee(actor, agreed);
        if (isLate)
            await LookAt(actor, seat);
    }

    /// <summary>The time that the link names; where another of two mentors has chosen meanwhile, the one that their page shows.</summary>
    private SessionSlot? Open(Session session, int number) =>
        session.SlotsLeft(stage.Now).OrderByDescending(s => s.Number == number).FirstOrDefault();

    /// <summary>Something may come between.</summary>
    private void Foresee(Actor actor, Session session)
    {
        var (free, roll) = (session.StartsAt!.Value - stage.Now, dice.Roll("something comes between", actor.Name));
        if (roll >= behaviour.Moves + behaviour.Cancels || free < TimeSpan.FromHours(30))
            return;
        var at = stage.Now + (free * (0.2 + (0.6 * dice.Roll("when it does", actor.Name))));
        agenda.At(at, () => roll < behaviour.Moves ? Move(actor, session.Id) : Cancel(actor, session.Id));
    }

    private Task<bool> Move(Actor actor, Id<Session> id) =>
        stage.Do(
            async (services, db) =>
            {
                var session = await db.Sessions.Mine(actor.Viewer).Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
                if (session is { State: SessionState.Agreed, ProposedBy: null } && await With(db, actor, session) is { } meeting)
                    await ProposeAnew(services, actor, meeting, session);
            },
            stop
        );

    /// <summary>The page of a session, by the address of their seat: if it is their turn they say yes to a time that is left, or propose others; so does anybody once all have gone by.</summary>
    public Task LookAt(Actor actor, Guid seat) =>
        stage.Do(
            async (services, db) =>
            {
                var session = await db.Sessions.Mine(actor.Viewer).Whole().SingleOrDefaultAsync(s => s.Seats.Any(t => t.Uid == seat), stop);
                if (session is null)
                    return;
                var waits = session.WaitsFor(session.Seats.Single(s => s.Uid == seat).ParticipantId);
                var (slot, hasLapsed) = (Open(session, 0), session.HasLapsed(stage.Now));
                if (!(waits || hasLapsed) || await With(db, actor, session) is not { } meeting)
                    return;
                if (slot is not null)
                    await services.GetRequiredService<AnswerSession>().Accept(meeting, session, slot.Number, "", stop);
                else if (hasLapsed ? !dice.Does(behaviour.LetsLapse, "lets it lapse", actor.Name) : session.Slots.Count == 0)
                    await ProposeAnew(services, actor, meeting, session);
            },
            stop
        );

    private async Task<PairMeeting?> With(BinomeDb db, Actor actor, Session session)
    {
        var through = session.Seats.Single(s => s.PersonId == actor.Person).PairingId;
        return await PairMeeting.Of(db, actor.Viewer, through, stage.Now, stop, session.Id) is { Refusal: null } meeting ? meeting : null;
    }

    private async Task ProposeAnew(IServiceProvider services, Actor actor, PairMeeting meeting, Session session)
    {
        if (TimesOf(meeting, actor, DateOnly.FromDateTime(session.StartsAt ?? stage.Now)) is { Count: > 0 } times)
            await services
                .GetRequiredService<ProposeSession>()
                .Run(meeting, session, new(times, PlaceOf(meeting, actor), Word(actor)), stop);
    }

    private Task<bool> Cancel(Actor actor, Id<Session> id) =>
        stage.Do(
            async (services, db) =>
            {
                var session = await db.Sessions.Mine(actor.Viewer).Whole().SingleOrDefaultAsync(s => s.Id == id, stop);
                if (session is { State: SessionState.Agreed } && session.StartsAt > stage.Now)
                    await services
                        .GetRequiredService<AnswerSession>()
                        .Cancel(session, session.Seats.Single(s => s.PersonId == actor.Person).ParticipantId, "", stop);
            },
            stop
        );

    /// <summary>What the page offers; where hours have nothing in common, a day of their own at noon of the mentee's clock, as they may type it.</summary>
    private IReadOnlyList<Slot> TimesOf(PairMeeting meeting, Actor actor, DateOnly? after = null)
    {
        var minutes = dice.One(meeting.Lengths, "length", actor.Name);
        if (meeting.Propose(minutes, stage.Now, after) is { Count: > 0 } common)
            return common;
        var day = (after ?? stage.Today).AddDays(dice.Between(4, 14, "own day", actor.Name));
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        var own = new Slot(day, 12 * 60, meeting.Zone, minutes);
        return meeting.IsOpen(own, stage.Now) && !meeting.IsTaken(own) ? [own] : [];
    }

    /// <summary>Nobody travels for half an hour.</summary>
    private string PlaceOf(PairMeeting meeting, Actor actor)
    {
        var pair = meeting.Pair;
        var areNear = pair.PersonOf(pair.Mentor).City == pair.PersonOf(pair.Mentee).City;
        return new SessionPlace(areNear ? dice.One(SessionPlace.Kinds, "where", actor.Name) : SessionPlace.Video, "").ToString();
    }

    private string Word(Actor actor) =>
        dice.Does(0.4, "says a word", actor.Name)
            ? Words.In(
                actor.Language,
                () => Words.Get($"rehearsal.word.{dice.Between(1, 4, "word", actor.Name).ToString(CultureInfo.InvariantCulture)}")
            )
            : "";
}
