using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Ten minutes after a publication, unless it was held back: announces its pairs, and orders one mail to each who has one or several of them.</summary>
/// <remarks>A pair in conflict waits until somebody decides on it: nobody is introduced to their own manager.</remarks>
internal sealed class AnnouncePairs(BinomeDb db, Consequences consequences, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "pairings.announce";

    /// <summary>So many people are written to by one message, which a worker holds five minutes at most.</summary>
    private const int AtATime = 50;

    public string Kind => OutboxKind;

    public static Task Plan(Consequences consequences, Id<Programme> programme, string name, DateTime at, CancellationToken stop) =>
        consequences.Add(OutboxKind, $"pairings:announce:{name}", new Announcement(programme.Value, name), at, stop);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var (now, due) = (clock.Now(), message.Read<Announcement>());
        var programme = new Id<Programme>(due.Programme);
        var until = now - Pairing.Delay;
        var pairs = await db
            .Pairings.Running()
            .Where(p => p.ProgrammeId == programme && p.AnnouncedAt == null && p.ConflictAt == null && p.PublishedAt <= until)
            .OrderBy(p => p.Id)
            .ToListAsync(stop);
        if (pairs.Count == 0)
            return;
        var state = await db.Programmes.Where(p => p.Id == programme).Select(p => p.State).SingleAsync(stop);
        if (state == ProgrammeState.Closed)
        {
            // Closed since, perhaps by mistake: they are held back soon, or the programme is open again.
            await Plan(consequences, programme, $"{due.Name}+", now + Pairing.Delay, stop);
            return;
        }
        foreach (var pair in pairs)
            pair.Announce(now);
        var people = pairs.SelectMany(p => new[] { p.MentorId.Value, p.MenteeId.Value }).Distinct();
        foreach (var part in people.Chunk(AtATime))
            await consequences.Add(
                IntroducePairs.OutboxKind,
                $"pairings:introduce:{part[0]}:{now.Ticks}",
                new Introduction(due.Programme, now, part),
                stop: stop
            );
    }

    private sealed record Announcement(Guid Programme, string Name);
}

/// <summary>Whom to write to of the pairs that were announced together.</summary>
internal sealed record Introduction(Guid Programme, DateTime At, IReadOnlyList<Guid> Participants);
