using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Tells a programme's managers that running pairs now break a rule: how many and where to decide, no name.</summary>
internal sealed class TellConflicts(BinomeDb db, Mailing mailing, PublicUrl site) : IHandle
{
    public const string OutboxKind = "pairings.conflicts";

    public string Kind => OutboxKind;

    /// <param name="name">The import's, so that one import makes one mail.</param>
    public static Task Plan(Consequences consequences, Id<Programme> programme, string name, int pairs, CancellationToken stop) =>
        consequences.Add(OutboxKind, $"pairings:conflicts:{programme}:{name}", new News(programme.Value, name, pairs), stop: stop);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var news = message.Read<News>();
        var id = new Id<Programme>(news.Programme);
        var programme = await db.Programmes.SingleAsync(p => p.Id == id, stop);
        if (programme.State == ProgrammeState.Closed)
            return; // nobody has to decide any more
        // Settled or decided before anybody was written to: an import that was undone at once is no news.
        var waiting = await db.Pairings.Running().CountAsync(p => p.ProgrammeId == id && p.ConflictAt != null, stop);
        if (waiting == 0)
            return;
        var managers = await db
            .ProgrammeRoles.Where(r => r.ProgrammeId == id && r.Kind == RoleKind.Manager)
            .Select(r => r.PersonId)
            .ToListAsync(stop);
        foreach (var manager in managers)
            await mailing.Send(
                programme,
                new Addressee(manager),
                "pairings.mail.conflicts",
                $"pairings:conflicts:{id}:{news.Name}:{manager}",
                () =>
                    $"{Words.Count("pairings.mail.conflicts.do", Math.Min(news.Pairs, waiting))}\n{site.To($"/programmes/{id}/pairings")}",
                stop
            );
    }

    private sealed record News(Guid Programme, string Name, int Pairs);
}
