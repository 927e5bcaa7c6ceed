using Binome.Library;
using Binome.Pairings;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>No session of a pair before both had signed what the charter said on that day.</summary>
internal static class SignedSessions
{
    /// <summary>Whoever sits in a session had signed the charter as it was on the day that it was proposed: in some language, word for word.</summary>
    public static async Task<IEnumerable<string>> NobodyMeetsUnsigned(BinomeDb db, CancellationToken stop)
    {
        var written = await db
            .TextVersions.Join(
                db.LibraryTexts.Where(t => t.Code == CharterQueries.Code),
                v => v.TextId,
                t => t.Id,
                (v, t) =>
                    new
                    {
                        t.ProgrammeId,
                        v.Language,
                        v.At,
                        v.Markdown,
                    }
            )
            .ToListAsync(stop);
        var seats = await (
            from seat in db.SessionSeats
            join session in db.Sessions on seat.SessionId equals session.Id
            select new
            {
                session.Id,
                session.ProgrammeId,
                session.CreatedAt,
                seat.ParticipantId,
                seat.PairingId,
            }
        ).ToListAsync(stop);
        var signed = (
            await db
                .CharterSignatures.Join(
                    db.CharterTexts,
                    s => new { s.ProgrammeId, s.Hash },
                    t => new { t.ProgrammeId, t.Hash },
                    (s, t) =>
                        new
                        {
                            s.PairingId,
                            s.ParticipantId,
                            s.SignedAt,
                            t.Markdown,
                        }
                )
                .ToListAsync(stop)
        ).ToLookup(s => (s.PairingId, s.ParticipantId));
        return from seat in seats
            let own = written.Where(w => w.ProgrammeId == seat.ProgrammeId && w.At <= seat.CreatedAt).ToLookup(w => w.Language)
            let said = Words.Languages.Select(l =>
                own[l.Name].MaxBy(w => w.At)?.Markdown ?? ShippedText.Charter(CharterQueries.Code, l.Name).Source
            )
            where !signed[(seat.PairingId, seat.ParticipantId)].Any(s => s.SignedAt <= seat.CreatedAt && said.Contains(s.Markdown))
            select $"session {seat.Id}";
    }
}
