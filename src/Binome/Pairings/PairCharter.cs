using Binome.Enrolment;
using Binome.Library;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>The charter of one pair, as one of the two reads it: what it says now, what both have signed, and what of it has changed.</summary>
/// <param name="Now">What it says, in the reader's language.</param>
/// <param name="Mine">The newest of the reader, or the one that stands.</param>
/// <param name="Theirs">The same of the other one.</param>
/// <param name="Signed">What the reader signed, word for word.</param>
public sealed record PairCharter(
    Reading Now,
    CharterSignature? Mine,
    CharterSignature? Theirs,
    CharterText? Signed,
    bool IsSignedByMe,
    bool IsSignedByOther
)
{
    /// <summary>One statement.</summary>
    public static async Task<PairCharter> Of(BinomeDb db, KnownPair pair, Participant me, CancellationToken stop)
    {
        var (id, of) = (pair.Pairing.Id, pair.Pairing.ProgrammeId);
        // A few rows: what the charter says in each language, beside each signature and what that was over.
        var found = await (
            from programme in db.Programmes.AsNoTracking()
            where programme.Id == of
            from own in db.LibraryTexts.Where(t => t.ProgrammeId == programme.Id && t.Code == CharterQueries.Code).DefaultIfEmpty()
            from version in db
                .TextVersions.Where(v =>
                    v.TextId == own.Id && !db.TextVersions.Any(x => x.TextId == v.TextId && x.Language == v.Language && x.Number > v.Number)
                )
                .DefaultIfEmpty()
            from signature in db.CharterSignatures.Where(s => s.PairingId == id).DefaultIfEmpty()
            from text in db.CharterTexts.Where(t => t.ProgrammeId == programme.Id && t.Hash == signature.Hash).DefaultIfEmpty()
            select new
            {
                Own = own,
                Version = version,
                Signature = signature,
                Text = text,
            }
        ).ToListAsync(stop);
        var charter = CharterQueries.OwnOrOurs(
            found.Where(f => f.Version is not null).DistinctBy(f => f.Version.Language).Select(f => Reading.Of(f.Own, f.Version))
        );
        var rows = found.Where(f => f.Signature is not null).DistinctBy(f => (f.Signature.ParticipantId, f.Signature.Hash)).ToList();
        bool Stands(CharterSignature one) => charter.Any(t => t.Hash == one.Hash);
        var last = rows.OrderByDescending(r => Stands(r.Signature)).ThenByDescending(r => r.Signature.SignedAt).ToList();
        var mine = last.Find(r => r.Signature.ParticipantId == me.Id);
        var theirs = last.Find(r => r.Signature.ParticipantId != me.Id)?.Signature;
        return new(
            charter.Shown(),
            mine?.Signature,
            theirs,
            mine?.Text,
            mine is not null && Stands(mine.Signature),
            theirs is not null && Stands(theirs)
        );
    }

    /// <summary>Line by line, what came and went since the reader signed; empty where they signed nothing, or in another language.</summary>
    public IReadOnlyList<ChangedLine> Changes =>
        Signed is null || IsSignedByMe || Signed.Language != Now.Language
            ? []
            : [.. TextDifference.Between(Lines(Signed.Markdown), Lines(Now.Markdown)).Where(l => l.Kind != ' ')];

    /// <summary>What the reader's page of the charter shows: what they signed, and before that what they are asked to.</summary>
    public string Source => Signed?.Markdown ?? Now.Markdown;

    private static List<string> Lines(string markdown) => [.. markdown.Split('\n').Where(line => line.Length > 0)];
}
