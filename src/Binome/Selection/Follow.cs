using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>
/// Looks after one application until it is answered: reminds the line manager, tells those who run the programme that they say nothing, reminds those of the promise a day before, and keeps it
/// when its day has come and nobody decided. One message after the other, each for the next thing that may be due.
/// </summary>
internal sealed class Follow(BinomeDb db, Ids ids, SelectionMails mails, ShareOut share, Consequences consequences, TimeProvider clock)
    : IHandle
{
    public const string OutboxKind = "selection.follow";

    public string Kind => OutboxKind;

    /// <param name="SentAt">Of the application as it was then: after a withdrawal and a return another one is followed.</param>
    internal sealed record Step(Guid Application, DateTime SentAt, FollowStage Stage);

    /// <summary>When each thing is due: of a promise of ten days the third, the sixth, the ninth and the last hour of the tenth.</summary>
    private static IEnumerable<(FollowStage Stage, DateTime At)> Stages(Application application)
    {
        var promised = application.PromisedAt - application.SentAt;
        if (application.IsTimeOpen)
        {
            yield return (FollowStage.Remind, application.SentAt + promised * 0.3);
            yield return (FollowStage.Escalate, application.SentAt + promised * 0.6);
        }
        yield return (FollowStage.DayBefore, application.PromisedAt - TimeSpan.FromDays(1));
        yield return (FollowStage.Promise, application.KeptAt);
    }

    /// <summary>Plans what is due next; where all of it should have been (a server that was off, a decision undone late), the promise is kept now.</summary>
    /// <param name="undone">The decision that was undone: what was due while it waited to leave is spent, and planned again for its sake.</param>
    public static async Task Plan(
        Consequences consequences,
        Application application,
        DateTime now,
        CancellationToken stop,
        Id<Decision>? undone = null
    )
    {
        if (!application.IsOpen)
            return;
        var next = Stages(application)
            .Where(s => s.At > now)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Stage)
            .Append((Stage: FollowStage.Promise, At: now))
            .First();
        var key = $"selection:{next.Stage}:{application.Id}:{application.SentAt.Ticks}";
        await consequences.Add(
            OutboxKind,
            undone is { } decision ? $"{key}:{decision}" : key,
            new Step(application.Id.Value, application.SentAt, next.Stage),
            next.At,
            stop
        );
    }

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var step = message.Read<Step>();
        var id = new Id<Application>(step.Application);
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == id, stop);
        if (application is not { IsOpen: true } || application.SentAt != Clock.Truncate(step.SentAt))
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == application.ProgrammeId, stop);
        var isOver = programme.State == ProgrammeState.Closed;
        await Share(programme, stop);
        // Nobody is reminded once the promise is due: a server that was off has no other way to keep it.
        switch (application.KeptAt <= clock.Now() ? FollowStage.Promise : step.Stage)
        {
            case FollowStage.Remind when application.IsTimeOpen && !isOver:
                await mails.AskTime(programme, application, Apply.Name(await Person(application, stop)), isAgain: true, stop);
                break;
            case FollowStage.Escalate when application.IsTimeOpen && !isOver:
                await mails.ToManagers(programme, SelectionMails.Silent, await Silent(programme, stop), stop);
                break;
            case FollowStage.DayBefore:
                await mails.ToManagers(programme, SelectionMails.Due, await Owed(programme, stop), stop);
                break;
            case FollowStage.Promise:
                await KeepPromise(programme, application, stop);
                return;
        }
        await Plan(consequences, application, clock.Now(), stop);
    }

    /// <summary>No silence: they are told that nobody has decided, and are first in line for what is decided next.</summary>
    private async Task KeepPromise(Programme programme, Application application, CancellationToken stop)
    {
        var (now, isOver) = (clock.Now(), programme.State == ProgrammeState.Closed);
        var decision = new Decision(
            ids.New<Decision>(),
            application.Id,
            Outcome.Reserve,
            isOver ? Decision.Over : Decision.Late,
            "",
            now,
            Decision.ByThePromise
        );
        db.Decisions.Add(decision);
        decision.Sent(now);
        application.Tell(Outcome.Reserve, now);
        var candidate = await db.Participants.SingleAsync(p => p.Id == application.ParticipantId, stop);
        await mails.Tell(programme, candidate, application, decision, stop);
        if (!isOver && candidate.WithdrawnAt is null) // nobody is selected for what is over, nor who is gone
            await mails.ToManagers(programme, SelectionMails.Lapsed, 1, stop);
    }

    /// <summary>A reviewer may have left, or been named. In a transaction of its own: whoever shares out holds the programme.</summary>
    private async Task Share(Programme programme, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await share.Run(programme, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private Task<int> Silent(Programme programme, CancellationToken stop) =>
        db.Applications.Open(db, programme.Id).CountAsync(a => a.AskedId != null && a.Time == null, stop);

    private Task<int> Owed(Programme programme, CancellationToken stop)
    {
        var soon = clock.Now().AddDays(1);
        return db.Applications.Open(db, programme.Id).CountAsync(a => a.PromisedAt <= soon, stop);
    }

    private Task<Person> Person(Application application, CancellationToken stop) =>
        db.People.AsNoTracking().SingleAsync(p => db.Participants.Any(x => x.Id == application.ParticipantId && x.PersonId == p.Id), stop);
}

/// <summary>What may be due, in the order in which it is.</summary>
internal enum FollowStage
{
    Remind = 1,
    Escalate = 2,
    DayBefore = 3,
    Promise = 4,
}
