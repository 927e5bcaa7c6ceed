using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>One of the two accepts the charter; once both have, needs in words and hours open to the other.</summary>
public sealed class AcceptPairing(BinomeDb db, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public async Task Run(KnownPair pair, Participant by, CancellationToken stop)
    {
        var (pairing, wasAccepted) = (pair.Pairing, pair.Pairing.IsAccepted);
        pairing.Accept(by.Kind, clock.Now());
        journal.Write(EndPairing.OneOfThem, "pairings.audit.accepted", pairing.Id.ToString());
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
}
