using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Ends a pair: both read the same neutral sentence, whoever wanted it, and are free for the next run.</summary>
public sealed class EndPairing(
    BinomeDb db,
    Journal journal,
    Consequences consequences,
    TimeProvider clock,
    IEnumerable<IReact<PairStopped>> onStopped
)
{
    /// <summary>Who acts when one of the two does: the log must not tell which, nor tie an account to a sealed person.</summary>
    public const string OneOfThem = "one of the pair";

    public async Task Run(Pairing pairing, PairingEnd end, string actor, CancellationToken stop, string? note = null)
    {
        pairing.Finish(end, clock.Now(), note);
        journal.Write(actor, $"pairings.audit.{end.Told()}", pairing.Id.ToString());
        if (pairing.AnnouncedAt is null)
        {
            await Rest(pairing.ProgrammeId, stop);
            return;
        }
        // Before what follows saves: ended and not told, nobody would tell it any more.
        await consequences.Add(TellEnd.OutboxKind, $"pairings:ended:{pairing.Id}", new Ended(pairing.Id.Value), stop: stop);
        await Stopped(pairing, stop);
    }

    /// <summary>It ended or pauses: what it had planned falls away.</summary>
    internal async Task Stopped(Pairing pairing, CancellationToken stop)
    {
        foreach (var reaction in onStopped)
            await reaction.On(new(pairing, clock.Now()), stop);
    }

    /// <summary>Holds back everything of a programme that was not announced yet; nobody is written to. Returns how many.</summary>
    public async Task<int> HoldBackAll(Id<Programme> programme, string actor, CancellationToken stop)
    {
        var now = clock.Now();
        // The condition stands in the statement: what the worker announces at this moment is not held back.
        var held = await db
            .Pairings.Running()
            .Where(p => p.ProgrammeId == programme && p.AnnouncedAt == null)
            .ExecuteUpdateAsync(
                p =>
                    p.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.End, PairingEnd.HeldBack)
                        .SetProperty(x => x.Conflict, (string?)null)
                        .SetProperty(x => x.ConflictAt, (DateTime?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
        journal.Write(actor, "pairings.audit.heldBackAll", programme.ToString());
        await Rest(programme, stop);
        return held;
    }

    /// <summary>A programme in which nothing runs and nothing was ever announced waits for its pairs again.</summary>
    internal async Task Rest(Id<Programme> programme, CancellationToken stop)
    {
        // Ended now, and not saved yet.
        var held = db.Pairings.Local.Where(p => !p.IsRunning && p.AnnouncedAt is null).Select(p => p.Id).ToList();
        if (await db.Pairings.Happened().AnyAsync(p => p.ProgrammeId == programme && !EF.Parameter(held).Contains(p.Id), stop))
            return;
        var found = await db.Programmes.SingleAsync(p => p.Id == programme, stop);
        if (found.State == ProgrammeState.Running)
            found.Rest();
    }

    internal sealed record Ended(Guid Pairing);
}

/// <summary>Tells both that their pair has ended. Both, or the list of mails would say who wanted it.</summary>
internal sealed class TellEnd(BinomeDb db, Mailing mailing, PublicUrl site) : IHandle
{
    public const string OutboxKind = "pairings.ended";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<Pairing>(message.Read<EndPairing.Ended>().Pairing);
        var pairing = await db.Pairings.SingleAsync(p => p.Id == id, stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == pairing.ProgrammeId, stop);
        var kind = pairing.End == PairingEnd.Closed ? "pairings.mail.closed" : "pairings.mail.ended";
        var both = await db.Participants.AsNoTracking().Where(p => p.Id == pairing.MentorId || p.Id == pairing.MenteeId).ToListAsync(stop);
        foreach (var one in both.OrderBy(p => p.Kind))
            await mailing.Send(
                programme,
                new Addressee(one.PersonId, one.Id.Value),
                kind,
                $"pairings:ended:{pairing.Id}:{one.Kind}",
                () => $"{Words.Get("pairings.mail.ended.do")}\n{site.To($"/pairings/{pairing.Id}")}",
                stop
            );
    }
}
