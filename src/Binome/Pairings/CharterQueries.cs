using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>What the charter of a programme's pairs says now, and which pairs have not signed that.</summary>
/// <remarks>A signature stands as long as its language says what was signed, word for word: a copy that nobody changed asks nobody again.</remarks>
public static class CharterQueries
{
    /// <summary>The charter of two people. Where two mentors meet one mentee together, each pair signs its own.</summary>
    public const string Code = "charter-one-to-one";

    private static readonly Lazy<List<string>> s_ours = new(() => [.. Ours().Select(t => t.Hash)]);

    /// <summary>In each language that it is written in: the programme's own, or else ours. One statement.</summary>
    public static async Task<IReadOnlyList<Reading>> Charter(this BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var own = await db.Newest(db.LibraryTexts.Where(t => t.ProgrammeId == programme && t.Code == Code))
            .AsNoTracking()
            .ToListAsync(stop);
        return OwnOrOurs(own.Select(o => Reading.Of(o.Text, o.Version)));
    }

    internal static IReadOnlyList<Reading> OwnOrOurs(IEnumerable<Reading> own) => own.ToList() is { Count: > 0 } all ? all : [.. Ours()];

    /// <summary>The one that whoever asks reads: in their language, or the one there is.</summary>
    public static Reading Shown(this IReadOnlyList<Reading> charter) =>
        charter.OrderBy(t => t.IsOther ? 1 : 0).ThenBy(t => t.Language, StringComparer.Ordinal).First();

    /// <summary>Those over a text that still says the same.</summary>
    public static IQueryable<CharterSignature> Current(this DbSet<CharterSignature> signatures, BinomeDb db)
    {
        var (own, ours) = (db.LibraryTexts.Where(t => t.Code == Code), s_ours.Value);
        var newest = db.Newest(own);
        return signatures.Where(s =>
            newest.Any(n => n.Text.ProgrammeId == s.ProgrammeId && n.Version.Hash == s.Hash)
            || ours.Contains(s.Hash) && !own.Any(t => t.ProgrammeId == s.ProgrammeId)
        );
    }

    /// <summary>Pairs that run and said yes, of which one or both have not signed what the charter says now: nothing new is booked for them.</summary>
    public static IQueryable<Pairing> Unsigned(this BinomeDb db)
    {
        var current = db.CharterSignatures.Current(db);
        return db
            .Pairings.Accepted()
            .Where(p =>
                !current.Any(s => s.PairingId == p.Id && s.ParticipantId == p.MentorId)
                || !current.Any(s => s.PairingId == p.Id && s.ParticipantId == p.MenteeId)
            );
    }

    /// <summary>Those of them in which it is this one's turn.</summary>
    public static IQueryable<Pairing> ToSign(this BinomeDb db, Id<Person> person)
    {
        var current = db.CharterSignatures.Current(db);
        return from pairing in db.Pairings.Accepted()
            where
                db.Participants.Any(m =>
                    m.PersonId == person
                    && (m.Id == pairing.MentorId || m.Id == pairing.MenteeId)
                    && !current.Any(s => s.PairingId == pairing.Id && s.ParticipantId == m.Id)
                )
            select pairing;
    }

    private static IQueryable<Pairing> Accepted(this IQueryable<Pairing> pairings) =>
        pairings.Running().Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null);

    private static IEnumerable<Reading> Ours() => ShippedText.All.Where(t => t.Head.Code == Code).Select(Reading.Of);
}
