using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Offers;

/// <summary>A mentee would like to learn what somebody offers: it becomes a wish of theirs, and whoever offers it is asked to enrol. Nobody is told who picked what.</summary>
public sealed class PickOffer(BinomeDb db, Choose choose, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "offers.mail.wanted";

    /// <summary>The same hour for everybody: a mail that came a minute after somebody had looked at an offer would tell who it was.</summary>
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(7);

    public async Task Pick(Programme programme, Id<Offer> id, Viewer viewer, CancellationToken stop)
    {
        var (me, offer) = await Find(programme, id, viewer, stop);
        if (offer.PersonId == viewer.Person)
            return;
        if (!await db.OfferPicks.AnyAsync(p => p.OfferId == id && p.ParticipantId == me.Id, stop))
            db.OfferPicks.Add(new(id, me.Id, clock.Now()));
        await choose.Run(me, $"wish:{offer.PersonId}", viewer, clock.Today(), stop);
        // Also one who has applied and is not chosen yet: their form is sent.
        if (
            !await db.Participants.AnyAsync(
                p =>
                    p.ProgrammeId == programme.Id
                    && p.PersonId == offer.PersonId
                    && p.Kind == ParticipantKind.Mentor
                    && p.EnrolledAt != null
                    && p.WithdrawnAt == null,
                stop
            )
        )
            await Ask(programme, offer, stop);
    }

    /// <summary>The wish goes with it.</summary>
    public async Task Drop(Programme programme, Id<Offer> id, Viewer viewer, CancellationToken stop)
    {
        var (me, offer) = await Find(programme, id, viewer, stop);
        await db.OfferPicks.Where(p => p.OfferId == id && p.ParticipantId == me.Id).ExecuteDeleteAsync(stop);
        var isWished = await db.ParticipantChoices.AnyAsync(
            c => c.ParticipantId == me.Id && c.OtherId == offer.PersonId && c.Kind == ChoiceKind.Wish,
            stop
        );
        var isPickedElse = await db.OfferPicks.AnyAsync(
            p => p.ParticipantId == me.Id && db.Offers.Any(o => o.Id == p.OfferId && o.PersonId == offer.PersonId),
            stop
        );
        if (isWished && !isPickedElse)
            await choose.Run(me, $"drop:{offer.PersonId}", viewer, clock.Today(), stop);
    }

    private async Task<(Participant Me, Offer Offer)> Find(Programme programme, Id<Offer> id, Viewer viewer, CancellationToken stop)
    {
        if (!programme.IsOpenForEnrolment(clock.Today()))
            throw new RefusedException("enrolment.refused.Closed");
        var me =
            await db
                .Participants.Mine(viewer)
                .SingleOrDefaultAsync(p => p.ProgrammeId == programme.Id && p.Kind == ParticipantKind.Mentee && p.WithdrawnAt == null, stop)
            ?? throw new RefusedException("offers.refused.notMentee");
        var offer =
            await db.Offers.SingleOrDefaultAsync(o => o.Id == id && o.ProgrammeId == programme.Id, stop)
            ?? throw new RefusedException("offers.refused.gone");
        return (me, offer);
    }

    /// <summary>Once, however many pick what they offer: how many it were is nobody's to count by mails.</summary>
    private async Task Ask(Programme programme, Offer offer, CancellationToken stop)
    {
        var tracked = await db.Programmes.SingleAsync(p => p.Id == programme.Id, stop);
        await mailing.Send(
            tracked,
            new(offer.PersonId),
            MailKind,
            $"offers:{programme.Id}:{offer.PersonId}",
            () => Words.Get($"{MailKind}.body", site.To($"/programmes/{programme.Id}/enrolment?as=mentor")),
            stop,
            notBefore: clock.Now().Date.AddDays(1) + s_hour
        );
    }
}
