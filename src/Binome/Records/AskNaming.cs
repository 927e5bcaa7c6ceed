using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Records;

/// <summary>A mentor asks in one click whether their record may name a mentee; the answer is a button in a mail that names nobody.</summary>
public sealed class AskNaming(BinomeDb db, Mailing mailing, NamingLinks links, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "records.mail.name";

    public async Task Run(MentorRecord record, Id<Pairing> id, CancellationToken stop)
    {
        if (record.Parts.SelectMany(p => p.Pairs).FirstOrDefault(p => p.Id == id) is not { MayAsk: true })
            throw new RefusedException("records.refused.ask");
        var found = await (
            from pairing in db.Pairings
            where pairing.Id == id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            join programme in db.Programmes on pairing.ProgrammeId equals programme.Id
            select new { Mentee = mentee, Programme = programme }
        ).SingleAsync(stop);
        var now = clock.Now();
        db.Namings.Add(new(id, found.Programme.Id, now));
        await mailing.Send(
            found.Programme,
            new Addressee(found.Mentee.PersonId, found.Mentee.Id.Value),
            MailKind,
            $"records:{id}:{now.Ticks}", // one for each asking: sealed and known again, they are asked anew
            () =>
                Words.Get(
                    $"{MailKind}.do",
                    links.To(id, found.Mentee.Id, true, now),
                    links.To(id, found.Mentee.Id, false, now),
                    site.To("/record/named")
                ),
            stop
        );
    }
}
