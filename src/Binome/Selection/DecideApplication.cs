using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>What a programme's manager decides on an application; it leaves ten minutes later, and can be undone until then.</summary>
public sealed class DecideApplication(BinomeDb db, Ids ids, Journal journal, Consequences consequences, TimeProvider clock)
{
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(10);

    /// <param name="settles">The manager says that they settled the time with the line manager.</param>
    public async Task Run(
        Application application,
        Outcome outcome,
        string reason,
        string ownWords,
        bool settles,
        string by,
        CancellationToken stop
    )
    {
        var now = clock.Now();
        var part = await db
            .Participants.Where(p => p.Id == application.ParticipantId)
            .Select(p => new
            {
                IsGone = p.WithdrawnAt != null,
                IsOver = db.Programmes.Any(x => x.Id == p.ProgrammeId && x.State == ProgrammeState.Closed),
            })
            .SingleAsync(stop);
        if (part.IsGone)
            throw new RefusedException("selection.refused.gone");
        if (part.IsOver && outcome == Outcome.Selected)
            throw new RefusedException("selection.refused.over");
        if (settles)
            application.Answer(TimeAnswer.Settled, now);
        if (outcome == Outcome.Selected && application.AskedId is not null && application.Time is null or TimeAnswer.NotNow)
            throw new RefusedException("selection.refused.time");
        // Whoever decides in the last minutes is not overtaken by the instance.
        var leaves = now + Delay;
        if (application.AnsweredAt is null && application.KeptAt > now && application.KeptAt < leaves)
            leaves = application.KeptAt;
        application.Decide(leaves);
        var decision = new Decision(
            ids.New<Decision>(),
            application.Id,
            outcome,
            outcome == Outcome.Selected ? "" : reason,
            ownWords,
            now,
            by
        );
        db.Decisions.Add(decision);
        journal.Write(by, $"selection.audit.{outcome}", application.ParticipantId.ToString());
        await consequences.Add(SendAnswer.OutboxKind, $"selection:answer:{decision.Id}", decision.Id.Value, leaves, stop);
    }

    public async Task Undo(Application application, string by, CancellationToken stop)
    {
        application.Undo(clock.Now());
        var waiting = await db.Decisions.Where(d => d.ApplicationId == application.Id && d.SentAt == null).ToListAsync(stop);
        db.Decisions.RemoveRange(waiting);
        journal.Write(by, "selection.audit.undone", application.ParticipantId.ToString());
        await Follow.Plan(consequences, application, clock.Now(), stop, waiting.FirstOrDefault()?.Id);
    }
}

/// <summary>The answer leaves: from here on whoever is selected takes part.</summary>
internal sealed class SendAnswer(BinomeDb db, SelectionMails mails, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "selection.answer";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<Decision>(message.Read<Guid>());
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id, stop) is not { SentAt: null } decision)
            return; // undone
        var application = await db.Applications.SingleAsync(a => a.Id == decision.ApplicationId, stop);
        var candidate = await db.Participants.SingleAsync(p => p.Id == application.ParticipantId, stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == application.ProgrammeId, stop);
        var now = clock.Now();
        if (programme.State == ProgrammeState.Closed)
            decision.Overtake();
        decision.Sent(now);
        application.Tell(decision.Outcome, now);
        if (decision.Outcome == Outcome.Selected)
            candidate.Admit();
        await mails.Tell(programme, candidate, application, decision, stop);
    }
}
