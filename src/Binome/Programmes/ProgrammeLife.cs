using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>What its managers do with a programme as a whole.</summary>
public enum LifeStep
{
    Enrol,
    Match,
    BackToDraft,
    Close,
    Reopen,
    Archive,
    Unarchive,
    Delete,
    Keep,
}

/// <summary>Somebody closed a programme: what runs in it ends.</summary>
public sealed record ProgrammeClosed(Programme Programme, DateTime At, Viewer By);

/// <summary>It was closed by mistake, and nobody was told meanwhile.</summary>
public sealed record ProgrammeReopened(Programme Programme);

/// <summary>Takes a programme from one state to another, for those who lead it.</summary>
public sealed class ProgrammeLife(
    BinomeDb db,
    Journal journal,
    IEnumerable<IReact<ProgrammeClosed>> onClosed,
    IEnumerable<IReact<ProgrammeReopened>> onReopened,
    TimeProvider clock
)
{
    public async Task Run(Id<Programme> id, LifeStep step, Viewer viewer, CancellationToken stop)
    {
        var programme =
            await db.LedBy(viewer).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new RefusedException("programmes.refused.gone");
        if (step == LifeStep.Enrol)
            await CheckReady(programme, stop);
        if (step == LifeStep.Reopen && await db.SentSinceClosed().AnyAsync(m => m.ProgrammeId == id, stop))
            throw new RefusedException("programmes.refused.toldSince");
        var now = clock.Now();
        Action act = step switch
        {
            LifeStep.Enrol => programme.Enrol,
            LifeStep.Match => programme.Match,
            LifeStep.BackToDraft => programme.BackToDraft,
            LifeStep.Close => () => programme.Close(now),
            LifeStep.Reopen => programme.Reopen,
            LifeStep.Archive => () => programme.Archive(now),
            LifeStep.Unarchive => programme.Unarchive,
            LifeStep.Delete => () => programme.DeleteLater(now),
            _ => programme.Keep,
        };
        act();
        foreach (var reaction in step == LifeStep.Close ? onClosed : [])
            await reaction.On(new(programme, now, viewer), stop);
        foreach (var reaction in step == LifeStep.Reopen ? onReopened : [])
            await reaction.On(new(programme), stop);
        journal.Write(viewer.Actor, $"programmes.audit.{step}", programme.Id.ToString());
    }

    /// <summary>The steps that make sense now; <see cref="Programme"/> refuses the others.</summary>
    public static IReadOnlyList<LifeStep> Of(Programme programme)
    {
        if (programme.DeleteAt is not null)
            return [LifeStep.Keep];
        if (programme.ArchivedAt is not null)
            return [LifeStep.Unarchive, LifeStep.Delete];
        return programme.State switch
        {
            ProgrammeState.Draft => [LifeStep.Enrol, LifeStep.Archive, LifeStep.Delete],
            ProgrammeState.Enrolling when programme.SentAt is null => [LifeStep.Match, LifeStep.BackToDraft, LifeStep.Close],
            ProgrammeState.Enrolling => [LifeStep.Match, LifeStep.Close],
            ProgrammeState.Matching when programme.SentAt is null => [LifeStep.Enrol, LifeStep.BackToDraft, LifeStep.Close],
            ProgrammeState.Matching => [LifeStep.Enrol, LifeStep.Close],
            ProgrammeState.Running => [LifeStep.Close],
            _ when programme.ForgottenAt is null => [LifeStep.Reopen, LifeStep.Archive, LifeStep.Delete],
            _ => [LifeStep.Archive, LifeStep.Delete],
        };
    }

    private async Task CheckReady(Programme programme, CancellationToken stop)
    {
        if (programme.EnrolUntil is { } until && until < clock.Today())
            throw new RefusedException("programmes.refused.past", ProgrammeWords.Day(until));
        if (!await db.ProgrammeTopics.AnyAsync(t => t.ProgrammeId == programme.Id, stop))
            throw new RefusedException("programmes.refused.noTopic");
        if (!await db.InScope(programme).Present(clock.Today()).AnyAsync(stop))
            throw new RefusedException("programmes.refused.nobody");
    }
}

/// <summary>Deletes what was to be deleted a week ago, with all that belongs to it: the tables below are tied to the programme's row.</summary>
internal sealed class TidyProgrammes(BinomeDb db, Journal journal) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var due = await db.Programmes.Where(p => p.DeleteAt <= now).Select(p => p.Id).ToListAsync(stop);
        foreach (var id in due)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.OutboxMessages.Where(o => db.ProgrammeMails.Any(m => m.ProgrammeId == id && m.Key == o.Key)).ExecuteDeleteAsync(stop);
            // Asked again: somebody may have kept it a moment ago.
            if (await db.Programmes.Where(p => p.Id == id && p.DeleteAt <= now).ExecuteDeleteAsync(stop) == 0)
                continue;
            journal.Write("daily round", "programmes.audit.deleted", id.ToString());
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
    }
}
