using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>A programme is over for as long as its words may be kept: each capability deletes what people wrote in it, in one transaction.</summary>
public sealed record ProgrammeForgotten(Id<Programme> Programme, DateTime At);

/// <summary>Once a day: the words of closed programmes whose time has come go, and dates and counts stay.</summary>
internal sealed class ForgetProgrammes(BinomeDb db, IEnumerable<IReact<ProgrammeForgotten>> reactions, Journal journal) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var closed = await db
            .Programmes.AsNoTracking()
            .Where(p => p.ClosedAt != null && p.ForgottenAt == null)
            .Select(p => new
            {
                p.Id,
                p.ClosedAt,
                p.KeepMonths,
            })
            .ToListAsync(stop);
        foreach (var due in closed.Where(p => p.ClosedAt!.Value.AddMonths(p.KeepMonths) <= now))
            await Forget(due.Id, now, stop);
    }

    private async Task Forget(Id<Programme> id, DateTime now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The database decides who is first: two nodes may make their round at once.
        var taken = await db
            .Programmes.Where(p => p.Id == id && p.ForgottenAt == null)
            .ExecuteUpdateAsync(
                p =>
                    p.SetProperty(x => x.ForgottenAt, now)
                        .SetProperty(x => x.Request, "")
                        .SetProperty(x => x.RequestUntil, (DateOnly?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
        if (taken == 0)
            return;
        foreach (var reaction in reactions.Reverse()) // lower floors first: their rows hang on the upper ones'
            await reaction.On(new(id, now), stop);
        journal.Write("daily round", "programmes.audit.forgotten", id.ToString());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}

/// <summary>The mails of a programme lose their texts and invitations; that they were sent, to whom and when, stays.</summary>
internal sealed class ForgetMails(BinomeDb db) : IReact<ProgrammeForgotten>
{
    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        var mails = db.ProgrammeMails.Where(m => m.ProgrammeId == fact.Programme);
        await db.OutboxMessages.Where(o => mails.Any(m => m.Key == o.Key)).ExecuteDeleteAsync(stop);
        await mails.ExecuteUpdateAsync(m => m.SetProperty(x => x.Text, "").SetProperty(x => x.Calendar, (string?)null), stop);
    }
}
