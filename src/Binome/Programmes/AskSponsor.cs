using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Asks the sponsor for a decision: it stands under the report, and each sponsor reads of it in a mail, at most one a day.</summary>
public sealed class AskSponsor(BinomeDb db, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "programmes.mail.request";

    /// <param name="request">Empty: nothing is asked any more, and nobody is written to.</param>
    public async Task Run(Id<Programme> id, string request, DateOnly? until, Viewer viewer, CancellationToken stop)
    {
        var programme =
            await db.LedBy(viewer).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new RefusedException("programmes.refused.gone");
        if (!programme.Ask(request, until, clock.Today()))
            return;
        journal.Write(viewer.Actor, request.Length == 0 ? "programmes.audit.requestTaken" : "programmes.audit.requested", id.ToString());
        if (request.Length == 0)
            return;
        var sponsors = db.ProgrammeRoles.Where(r => r.ProgrammeId == id && r.Kind == RoleKind.Sponsor && r.PersonId != viewer.Person);
        foreach (var sponsor in await sponsors.Select(r => r.PersonId).ToListAsync(stop))
            await mailing.Send(
                programme,
                new Addressee(sponsor),
                MailKind,
                $"request:{id}:{sponsor}:{clock.Today():yyyyMMdd}",
                () => $"{Words.Get("programmes.mail.request.do")}\n{site.To($"/programmes/{id}/report")}",
                stop,
                announces: false
            );
    }
}
