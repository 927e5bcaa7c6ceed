using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>What those who run a programme know of the signatures of a pair: that both are there, or since when one is missing. Never whose, nor what stands beside it.</summary>
internal static class SignedFact
{
    /// <summary>One statement.</summary>
    public static async Task<(DateTime? SignedAt, string? Missing)> Of(BinomeDb db, Pairing pairing, CancellationToken stop)
    {
        if (!pairing.IsAccepted)
            return (null, null);
        var unsigned = db.Unsigned();
        var own = db.LibraryTexts.Where(t => t.ProgrammeId == pairing.ProgrammeId && t.Code == CharterQueries.Code);
        var found = await db
            .Programmes.Where(p => p.Id == pairing.ProgrammeId)
            .Select(_ => new
            {
                IsMissing = unsigned.Any(p => p.Id == pairing.Id),
                SignedAt = db.CharterSignatures.Where(s => s.PairingId == pairing.Id).Max(s => (DateTime?)s.SignedAt),
                ChangedAt = db.TextVersions.Where(v => own.Any(t => t.Id == v.TextId)).Max(v => (DateTime?)v.At),
            })
            .SingleAsync(stop);
        return !found.IsMissing ? (found.SignedAt, null)
            : found.ChangedAt is { } at ? (null, Words.Get("pairings.one.charter.waits", ProgrammeWords.Day(at)))
            : (null, Words.Get("pairings.one.charter.waits.ever"));
    }
}
