using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>What a manager, or a coordinator for their sites, decides about one pair; the log names the pair and who decided.</summary>
public sealed class DecidePairing(BinomeDb db, Journal journal, EndPairing end, Consequences consequences, TimeProvider clock)
{
    public const int MostNote = 500;

    /// <summary>Pairs of one programme, before anybody was told of them.</summary>
    public async Task HoldBack(IReadOnlyCollection<Pairing> pairings, Viewer by, CancellationToken stop)
    {
        foreach (var pairing in pairings)
        {
            pairing.HoldBack(clock.Now());
            journal.Write(by.Actor, "pairings.audit.HeldBack", pairing.Id.ToString());
        }
        if (pairings.Count > 0)
            await end.Rest(pairings.First().ProgrammeId, stop);
    }

    public async Task Pause(Pairing pairing, Viewer by, CancellationToken stop)
    {
        pairing.Pause(clock.Now());
        journal.Write(by.Actor, "pairings.audit.paused", pairing.Id.ToString());
        await end.Stopped(pairing, stop);
    }

    public void Resume(Pairing pairing, Viewer by)
    {
        pairing.Resume();
        journal.Write(by.Actor, "pairings.audit.resumed", pairing.Id.ToString());
    }

    /// <summary>Keeps it although a rule forbids it; had that held it back from being announced, it now is.</summary>
    public async Task Keep(Pairing pairing, Viewer by, CancellationToken stop)
    {
        pairing.Keep();
        journal.Write(by.Actor, "pairings.audit.kept", pairing.Id.ToString());
        var at = pairing.PublishedAt + Pairing.Delay;
        if (pairing.AnnouncedAt is null) // another conflict may have been kept before, and its announcement come to nothing
            await AnnouncePairs.Plan(consequences, pairing.ProgrammeId, $"{pairing.Id}:kept:{clock.Now().Ticks}", at, stop);
    }

    /// <summary>Its mentee is to have one mentor more, though this pair is done: from now on they wait, for the next run or a choice by hand.</summary>
    public async Task Another(Pairing pairing, Viewer by, CancellationToken stop)
    {
        var mentee = await db.Participants.Enrolled().SingleOrDefaultAsync(p => p.Id == pairing.MenteeId, stop);
        if (mentee is null)
            throw new RefusedException("pairings.refused.withdrawn");
        mentee.Demand = 1 + await db.Pairings.Serving().CountAsync(p => p.MenteeId == mentee.Id, stop);
        mentee.Changed();
        journal.Write(by.Actor, "pairings.audit.another", pairing.Id.ToString());
    }

    public Task Withdraw(Pairing pairing, Viewer by, CancellationToken stop) => end.Run(pairing, PairingEnd.Withdrawn, by.Actor, stop);

    /// <summary>Done: what was done is kept for the managers.</summary>
    public Task Close(Pairing pairing, string note, Viewer by, CancellationToken stop) =>
        end.Run(pairing, PairingEnd.Closed, by.Actor, stop, note.Length > 0 ? note : null);
}
