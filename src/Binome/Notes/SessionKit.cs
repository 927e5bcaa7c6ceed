using System.Security.Cryptography;
using System.Text;
using Binome.Enrolment;
using Binome.Library;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Notes;

/// <summary>What a session is prepared from: the mentee's problem, and the kit of the topic that they asked for most, the programme's own before ours.</summary>
/// <param name="Others">The mentee's other topics that have a kit, by code and name, the one asked for most first.</param>
public sealed record SessionKit(Problem? Problem, Reading? Kit, IReadOnlyList<(string Code, string Name)> Others)
{
    /// <param name="asked">One of the mentee's topics, where the mentor would rather take that one.</param>
    /// <remarks>One statement: flat, because SQLite cannot gather lists beside a row; a mentee has few topics.</remarks>
    public static async Task<SessionKit> Of(BinomeDb db, KnownPair pair, string? asked, CancellationToken stop)
    {
        var (mentee, programme) = (pair.Mentee.Id, pair.Pairing.ProgrammeId);
        var kits = db.Newest(db.LibraryTexts.Where(t => t.ProgrammeId == programme && t.Kind == TextKind.Kit && t.Topic != null));
        var rows = await (
            from participant in db.Participants.AsNoTracking()
            where participant.Id == mentee
            from problem in db.Problems.Where(p => p.ParticipantId == participant.Id).DefaultIfEmpty()
            from topic in db.ParticipantTopics.Where(t => t.ParticipantId == participant.Id).DefaultIfEmpty()
            from named in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme && t.Code == topic.Topic).DefaultIfEmpty()
            from kit in kits.Where(k => k.Text.Topic == topic.Topic).DefaultIfEmpty()
            select new
            {
                Problem = problem,
                Topic = topic,
                Named = named,
                Text = kit == null ? null : kit.Text,
                Version = kit == null ? null : kit.Version,
            }
        ).ToListAsync(stop);
        var found = rows.Where(r => r.Topic is not null)
            .GroupBy(r => r.Topic.Topic)
            .OrderByDescending(g => g.First().Topic.Level)
            .ThenBy(g => ShippedTopics.Codes.Index().FirstOrDefault(c => c.Item == g.Key).Index)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                (
                    Topic: g.Key,
                    Name: g.First().Named?.Name ?? (ShippedTopics.Codes.Contains(g.Key) ? ShippedTopics.NameOf(g.Key) : g.Key),
                    Kit: g.Where(r => r.Version is not null).ToLookup(r => r.Text!.Code) is { Count: > 0 } own
                        ? own.OrderBy(o => o.Key, StringComparer.Ordinal)
                            .Select(o => Reading.Best(o.First().Text!, o.Select(r => r.Version!)))
                            .FirstOrDefault(k => k!.Body.Steps.Count == 3)
                    : ShippedText.Kit(g.Key, Words.Language) is { } ours ? Reading.Of(ours)
                    : null
                )
            )
            .Where(k => k.Kit is not null)
            .ToList();
        var chosen = found.Any(k => k.Topic == asked) ? found.First(k => k.Topic == asked) : found.FirstOrDefault();
        return new(
            rows.FirstOrDefault()?.Problem,
            chosen.Kit,
            [.. found.Where(k => k.Topic != chosen.Topic).Select(k => (k.Topic, k.Name))]
        );
    }

    /// <summary>What the kit says of a step; empty where there is no kit.</summary>
    public string Of(string step) => Kit?.Body.Steps[Agenda.Names.Index().First(n => n.Item == step).Index].Lead ?? "";

    /// <summary>How long the kit's steps take; null where there is no kit.</summary>
    public IReadOnlyList<int>? Minutes => Kit is null ? null : [.. Kit.Body.Steps.Select(s => s.Minutes ?? 0)];

    /// <summary>What the kit has one check before; a tick is kept by its words, so that it is no longer one once they change.</summary>
    public IEnumerable<Option> Checks =>
        (Kit?.Body.Before ?? []).Select(item => new Option(
            "kit-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Text)))[..12],
            item.Text
        ));

    public string? Href =>
        Kit is null ? null
        : Kit.Own is { } own ? $"/programmes/{own.ProgrammeId}/library/{Kit.Code}"
        : $"/library/{Kit.Code}";
}
