using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Ten minutes after a publication, unless it was held back: writes to both of each pair, who and why, and where to answer.</summary>
/// <remarks>A pair in conflict waits until somebody decides on it: nobody is introduced to their own manager.</remarks>
internal sealed class AnnouncePairs(BinomeDb db, Mailing mailing, Consequences consequences, PublicUrl site, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "pairings.announce";

    /// <summary>One message writes to so many pairs and leaves the rest to the next: a worker holds a message five minutes at most.</summary>
    private const int AtATime = 25;

    public string Kind => OutboxKind;

    public static Task Plan(Consequences consequences, Id<Programme> programme, string name, DateTime at, CancellationToken stop) =>
        consequences.Add(OutboxKind, $"pairings:announce:{name}", new Announcement(programme.Value, name), at, stop);

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var (now, due) = (clock.Now(), message.Read<Announcement>());
        var programmeId = new Id<Programme>(due.Programme);
        var until = now - Pairing.Delay;
        var pairs = await db
            .Pairings.Running()
            .Where(p => p.ProgrammeId == programmeId && p.AnnouncedAt == null && p.ConflictAt == null && p.PublishedAt <= until)
            .OrderBy(p => p.Id)
            .Take(AtATime)
            .WithPeople(db)
            .ToListAsync(stop);
        if (pairs.Count == 0)
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == programmeId, stop);
        var topics = await db.TopicNames(programmeId, stop);
        foreach (var pair in pairs)
        {
            pair.Pairing.Announce(now);
            await Write(programme, pair, pair.Mentor, topics, stop);
            await Write(programme, pair, pair.Mentee, topics, stop);
        }
        if (pairs.Count == AtATime)
            await Plan(consequences, programmeId, $"{due.Name}+", now, stop);
    }

    private Task<bool> Write(Programme programme, KnownPair pair, Participant to, TopicNames topics, CancellationToken stop)
    {
        var reader = new ProgrammeReader(
            new Viewer(Guid.Empty, to.PersonId, programme.Organisation, "", false),
            programme.Id,
            false,
            false,
            new HashSet<Id<Participant>> { pair.OtherOf(to).Id }
        );
        return mailing.Send(
            programme,
            new Addressee(to.PersonId, to.Id.Value),
            "pairings.mail.proposed",
            $"pairings:proposed:{pair.Pairing.Id}:{to.Kind}",
            () =>
                string.Join(
                    "\n\n",
                    Who(),
                    string.Join("\n", Why()),
                    $"{Words.Get("pairings.mail.proposed.do")}\n{site.To($"/pairings/{pair.Pairing.Id}")}"
                ),
            stop
        );

        // What a mail said is kept for the programme's managers: a sealed person's name stands on the page alone.
        string Who() =>
            pair.OtherOf(to).IsSealed
                ? Words.Get("pairings.mail.proposed.sealed")
                : Words.Get($"pairings.mail.proposed.{pair.OtherOf(to).Kind}", pair.NameOfOther(to, reader));

        IReadOnlyList<string> Why() => PairingReasons.Read(pair.Pairing.Reasons).Sentences(to.Kind, topics.Of, isMail: true);
    }

    private sealed record Announcement(Guid Programme, string Name);
}
