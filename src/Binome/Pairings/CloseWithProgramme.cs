using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Pairs end with their programme: ten minutes after it was closed, so that a closing by mistake is taken back before anybody is told.</summary>
internal sealed class CloseWithProgramme(BinomeDb db, Consequences consequences) : IReact<ProgrammeClosed>, IReact<ProgrammeReopened>
{
    public Task On(ProgrammeClosed fact, CancellationToken stop) =>
        consequences.Add(
            EndWithProgramme.OutboxKind,
            $"pairings:closing:{fact.Programme.Id}:{fact.At.Ticks}",
            new EndWithProgramme.Closing(fact.Programme.Id.Value, fact.At, fact.By.Actor),
            fact.At + Pairing.Delay,
            stop
        );

    public async Task On(ProgrammeReopened fact, CancellationToken stop)
    {
        if (await db.Pairings.Happened().AnyAsync(p => p.ProgrammeId == fact.Programme.Id, stop))
            fact.Programme.Run();
    }
}

/// <summary>Ends what runs in a closed programme: both of each announced pair read that it is done; what nobody was told of yet is held back.</summary>
internal sealed class EndWithProgramme(BinomeDb db, EndPairing end, Journal journal, Consequences consequences, TimeProvider clock)
    : IHandle
{
    public const string OutboxKind = "pairings.closing";

    /// <summary>One message ends so many and leaves the rest to the next: a worker holds a message five minutes at most.</summary>
    private const int AtATime = 100;

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var due = message.Read<Closing>();
        var id = new Id<Programme>(due.Programme);
        if (!await db.Programmes.AnyAsync(p => p.Id == id && p.State == ProgrammeState.Closed && p.ClosedAt == due.At, stop))
            return; // taken back meanwhile
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(stop); // all or none, and whoever answers meanwhile waits
        var running = await db.Pairings.Running().Where(p => p.ProgrammeId == id).OrderBy(p => p.Id).Take(AtATime).ToListAsync(stop);
        foreach (var pairing in running)
            if (pairing.AnnouncedAt is not null)
                await end.Run(pairing, PairingEnd.Closed, due.By, stop);
            else
            {
                pairing.HoldBack(now);
                journal.Write(due.By, "pairings.audit.HeldBack", pairing.Id.ToString());
            }
        if (running.Count == AtATime)
            await consequences.Add(OutboxKind, $"{message.Key}+", due, now, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    internal sealed record Closing(Guid Programme, DateTime At, string By);
}
