using Binome.Enrolment;
using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>One of the two signs the charter as they read it, and with that accepts the pair; once both have, needs in words and hours open to the other. A charter that changed is signed in the same way.</summary>
public sealed class AcceptPairing(BinomeDb db, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    /// <param name="hash">Of the text that they were shown: what was changed meanwhile is not signed unread.</param>
    public async Task Run(KnownPair pair, Participant me, string? hash, Viewer by, CancellationToken stop)
    {
        var (pairing, wasAccepted, now) = (pair.Pairing, pair.Pairing.IsAccepted, clock.Now());
        var text =
            (await db.Charter(pairing.ProgrammeId, stop)).FirstOrDefault(t => t.Hash == hash)
            ?? throw new RefusedException("pairings.charter.refused.changed");
        pairing.Accept(me.Kind, now);
        await Sign(pair, me, text, by, now, stop);
        journal.Write(EndPairing.OneOfThem, $"pairings.audit.{(wasAccepted ? "signed" : "accepted")}", pairing.Id.ToString());
        if (wasAccepted || !pairing.IsAccepted)
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == pairing.ProgrammeId, stop);
        foreach (var one in new[] { pair.Mentor, pair.Mentee })
            await mailing.Send(
                programme,
                new Addressee(one.PersonId, one.Id.Value),
                "pairings.mail.accepted",
                $"pairings:accepted:{pairing.Id}:{one.Kind}",
                () => $"{Words.Get("pairings.mail.accepted.do")}\n{site.To($"/pairings/{pairing.Id}")}",
                stop
            );
    }

    private async Task Sign(KnownPair pair, Participant me, Reading text, Viewer by, DateTime now, CancellationToken stop)
    {
        var (id, hash) = (pair.Pairing.Id, text.Hash);
        if (await db.CharterSignatures.AnyAsync(s => s.PairingId == id && s.ParticipantId == me.Id && s.Hash == hash, stop))
            return; // signed already, and the text says that again
        var programme = Bulk.Key(db, pair.Pairing.ProgrammeId);
        // Two people who are the first to sign a new text may do so at the same moment.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO charter_texts (programme_id, hash, code, language, number, title, markdown)
            VALUES ({programme}, {hash}, {text.Code}, {text.Language}, {text.Number}, {text.Title}, {text.Markdown})
            ON CONFLICT (programme_id, hash) DO NOTHING
            """,
            stop
        );
        db.CharterSignatures.Add(new(id, me.Id, hash, pair.Pairing.ProgrammeId, pair.PersonOf(me).NameFor(by), now));
    }
}
