using System.Globalization;
using Binome.Library;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>The charter says something else than what a pair signed: each who has not signed that is asked to, by one mail for each change.</summary>
/// <remarks>An hour after a programme's own text was written, so that a slip of the pen that is mended at once asks nobody twice; each night for a text of ours that came with a new release, and for pairs that were complete only later.</remarks>
internal sealed class AskToSign(BinomeDb db, Mailing mailing, Consequences consequences, PublicUrl site, TimeProvider clock)
    : IHandle,
        ITidy,
        IReact<TextWritten>
{
    public const string OutboxKind = "pairings.charter";
    public const string MailKind = "pairings.mail.charter";

    /// <summary>So many people are written to by one message, which a worker holds five minutes at most.</summary>
    private const int AtATime = 50;

    private static readonly TimeSpan s_delay = TimeSpan.FromHours(1);

    public string Kind => OutboxKind;

    public Task On(TextWritten fact, CancellationToken stop)
    {
        var (programme, at) = (fact.Text.ProgrammeId, clock.Now() + s_delay);
        return fact.Text.Code == CharterQueries.Code
            ? consequences.Add(OutboxKind, $"pairings:charter:{programme}:{at.Ticks}", new Asked(programme.Value), at, stop)
            : Task.CompletedTask;
    }

    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var behind = await Waiting().Select(p => p.ProgrammeId).Distinct().ToListAsync(stop);
        foreach (var programme in behind)
            await consequences.Add(
                OutboxKind,
                // Of this night: pairs become complete long after the charter changed. Each mail's key keeps everybody at one.
                string.Create(CultureInfo.InvariantCulture, $"pairings:charter:{programme}:{now:yyyyMMdd}"),
                new Asked(programme.Value),
                stop: stop
            );
        await db.SaveChangesAsync(stop);
    }

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var asked = message.Read<Asked>();
        var id = new Id<Programme>(asked.Programme);
        if (asked.Pairs is { } pairs)
        {
            await Write(id, [.. pairs.Select(p => new Id<Pairing>(p))], stop);
            return;
        }
        var all = await Waiting().Where(p => p.ProgrammeId == id).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
        foreach (var (at, part) in all.Chunk(AtATime).Index())
            await consequences.Add(OutboxKind, $"{message.Key}:{at}", asked with { Pairs = [.. part.Select(p => p.Value)] }, stop: stop);
    }

    private async Task Write(Id<Programme> id, List<Id<Pairing>> pairs, CancellationToken stop)
    {
        var current = db.CharterSignatures.Current(db);
        var people = await (
            from pairing in Waiting()
            where EF.Parameter(pairs).Contains(pairing.Id)
            from one in db.Participants
            where one.Id == pairing.MentorId || one.Id == pairing.MenteeId
            where !current.Any(s => s.PairingId == pairing.Id && s.ParticipantId == one.Id)
            select new
            {
                Pairing = pairing.Id,
                one.Id,
                one.PersonId,
            }
        ).ToListAsync(stop);
        var (programme, mark) = (await db.Programmes.SingleAsync(p => p.Id == id, stop), await Mark(id, stop));
        foreach (var one in people.DistinctBy(p => p.Id)) // whoever is in several pairs reads of the others on their first page
            await mailing.Send(
                programme,
                new Addressee(one.PersonId, one.Id.Value),
                MailKind,
                $"pairings:charter:{one.Id}:{mark}",
                () => Words.Get("pairings.mail.charter.text", site.To($"/pairings/{one.Pairing}#charter")),
                stop
            );
    }

    private IQueryable<Pairing> Waiting() =>
        db.Unsigned().Where(p => db.Programmes.Any(x => x.Id == p.ProgrammeId && x.State == ProgrammeState.Running));

    /// <summary>Names what the charter says now, in all its languages.</summary>
    private async Task<string> Mark(Id<Programme> programme, CancellationToken stop) =>
        TextHash.Of(string.Join(' ', (await db.Charter(programme, stop)).Select(t => t.Hash).Order(StringComparer.Ordinal)))[..16];

    /// <param name="Pairs">Null before they were looked for.</param>
    private sealed record Asked(Guid Programme, IReadOnlyList<Guid>? Pairs = null);
}
