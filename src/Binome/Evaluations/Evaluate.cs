using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>One who sat in a session that was held says how it was; whoever calls has made sure who they are.</summary>
public sealed class Evaluate(BinomeDb db, TimeProvider clock)
{
    public async Task Run(Id<Session> session, Id<Participant> participant, EvaluationAnswers answers, CancellationToken stop)
    {
        var held = await Held(session, participant, stop) ?? throw new RefusedException("evaluations.refused.notHeld");
        if (await Mine(session, participant, stop) is not { } mine)
            db.Evaluations.Add(mine = new(held.ProgrammeId, session, participant, clock.Now()));
        mine.Say(answers, clock.Now());
        if (answers.Hours is { } hours)
            await Give(held.ProgrammeId, participant, hours, stop);
        await Save(stop);
    }

    /// <summary>What a mentor says of their hours this month, or takes back; what figures count stays as it was.</summary>
    private async Task Give(Id<Programme> programme, Id<Participant> mentor, HoursSaid said, CancellationToken stop)
    {
        if (db is not SqliteDb) // which has one writer: about two sessions on two devices, one comes after the other
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM participants WHERE id = {mentor.Value} FOR NO KEY UPDATE", stop);
        var month = GivenHours.MonthOf(clock.Today());
        var kept = await db.GivenHours.SingleOrDefaultAsync(h => h.ParticipantId == mentor && h.Month == month, stop);
        if (kept is { Batch: not null })
            return;
        if (said.Halves is { } halves)
        {
            if (kept is null)
                db.GivenHours.Add(kept = new(programme, mentor, month, clock.Now()));
            kept.Say(halves, clock.Now());
        }
        else if (kept is not null)
            db.GivenHours.Remove(kept);
    }

    /// <summary>At any time, counted or not.</summary>
    public async Task TakeWordsBack(Id<Session> session, Id<Participant> participant, CancellationToken stop)
    {
        if (await Mine(session, participant, stop) is not { } mine)
            return;
        mine.TakeWordsBack();
        await Save(stop);
    }

    /// <summary>Theirs to evaluate: held, and in a programme whose words are still kept. The same person on two devices comes one after the other.</summary>
    private async Task<Session?> Held(Id<Session> session, Id<Participant> participant, CancellationToken stop)
    {
        await db.HoldSeat(session, participant, stop);
        return await db
            .Sessions.AsNoTracking()
            .Where(s => s.Id == session && s.State == SessionState.Held && s.Seats.Any(t => t.ParticipantId == participant))
            .Where(s => db.Programmes.Any(p => p.Id == s.ProgrammeId && p.ForgottenAt == null))
            .SingleOrDefaultAsync(stop);
    }

    private Task<Evaluation?> Mine(Id<Session> session, Id<Participant> participant, CancellationToken stop) =>
        db.Evaluations.SingleOrDefaultAsync(e => e.SessionId == session && e.ParticipantId == participant, stop);

    private async Task Save(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException) // the nightly round has just counted it
        {
            throw new RefusedException("evaluations.refused.released");
        }
    }
}
