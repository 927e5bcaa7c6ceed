using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>What somebody who takes part is asked about themselves now, and what they said; whoever asks for it has made sure who they are.</summary>
public sealed record SelfAssessmentSheet(
    Participant Me,
    Programme Programme,
    Asked Asked,
    IReadOnlyDictionary<Question, int> Mine,
    bool IsReleased
)
{
    /// <summary>How long after the end of a pair it is asked whether what was learned is used.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    public static readonly TimeSpan Later = TimeSpan.FromDays(56);

    public IReadOnlyList<Question> Questions => SelfAssessment.Of(Me.Kind, Asked);

    /// <summary>Null when that is not asked of them, or not yet, or no more. Two statements.</summary>
    public static async Task<SelfAssessmentSheet?> Of(BinomeDb db, Id<Participant> id, Asked asked, DateTime now, CancellationToken stop)
    {
        var found = await (
            from part in db.Participants
            where part.Id == id && part.EnrolledAt != null
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            where programme.ForgottenAt == null
            select new
            {
                Part = part,
                Programme = programme,
                HasMet = db.SessionSeats.Any(s =>
                    s.ParticipantId == id && db.Sessions.Any(x => x.Id == s.SessionId && x.State == SessionState.Held)
                ),
                DoneAt = db.Pairings.Where(p => (p.MentorId == id || p.MenteeId == id) && p.End == PairingEnd.Closed).Max(p => p.EndedAt),
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (found is null || SelfAssessment.Of(found.Part.Kind, asked).Count == 0)
            return null;
        var said = await db.SelfAssessments.AsNoTracking().Where(a => a.ParticipantId == id && a.Asked == asked).ToListAsync(stop);
        var isAsked = asked switch
        {
            Asked.Before => !found.HasMet,
            Asked.After => found.HasMet && found.DoneAt is not null,
            Asked.TwoWeeks => found.HasMet && found.DoneAt + Soon <= now,
            _ => found.HasMet && found.DoneAt + Later <= now,
        };
        return isAsked || said.Count > 0
            ? new(
                found.Part,
                found.Programme,
                asked,
                said.ToDictionary(s => s.Question, s => s.Value),
                said.Exists(s => s.Batch is not null)
            )
            : null;
    }
}

/// <summary>Somebody who takes part says it of themselves: all that is asked, or nothing.</summary>
public sealed class AssessOneself(BinomeDb db, TimeProvider clock)
{
    public async Task Run(SelfAssessmentSheet sheet, IReadOnlyDictionary<Question, int> said, CancellationToken stop)
    {
        if (!sheet.Questions.ToHashSet().SetEquals(said.Keys))
            throw new ArgumentException("Every question is answered, or none.", nameof(said));
        var (id, asked) = (sheet.Me.Id, sheet.Asked);
        if (db is not SqliteDb) // which has one writer: on two devices one comes after the other
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM participants WHERE id = {id.Value} FOR NO KEY UPDATE", stop);
        var kept = await db.SelfAssessments.Where(a => a.ParticipantId == id && a.Asked == asked).ToListAsync(stop);
        foreach (var question in sheet.Questions)
        {
            var one = kept.Find(k => k.Question == question);
            if (one is null)
                db.SelfAssessments.Add(one = new(sheet.Programme.Id, id, asked, question, clock.Now()));
            one.Say(said[question], clock.Now());
        }
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
