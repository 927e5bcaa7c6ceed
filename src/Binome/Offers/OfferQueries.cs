using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Offers;

/// <summary>An offer and who makes it, as one reader may see it.</summary>
public sealed record KnownOffer
{
    public required Offer Offer { get; init; }
    public required Person Person { get; init; }

    /// <summary>By the reader.</summary>
    public bool IsPicked { get; init; }
}

/// <summary>A topic of a programme, what is offered and what is asked for; null stands for offers in own words.</summary>
/// <param name="Picked">Mentees who picked an offer of it.</param>
/// <param name="Needed">Enrolled mentees who want it.</param>
public sealed record TopicTally(ProgrammeTopic Topic, int Offers, int Picked, int Needed);

/// <summary>Offers' named queries. What a viewer may not see is not in them.</summary>
public static class OfferQueries
{
    /// <summary>Programmes whose offers may be the viewer's to read: those that may call them, and those that they lead. Whether they are in scope is asked of the scope.</summary>
    public static IQueryable<Programme> WithOffers(this BinomeDb db, Viewer viewer)
    {
        var (called, led) = (db.CallsTo(viewer).Select(p => p.Id), db.LedBy(viewer).Select(p => p.Id));
        return db.Programmes.Where(p => called.Contains(p.Id) || led.Contains(p.Id));
    }

    /// <summary>Of people who are still here.</summary>
    /// <param name="mentee">As whom the viewer picks; null where they do not.</param>
    public static IQueryable<KnownOffer> Known(
        this BinomeDb db,
        Viewer viewer,
        Id<Programme> programme,
        Id<Participant>? mentee,
        DateOnly today
    ) =>
        from offer in db.Offers
        where offer.ProgrammeId == programme
        join person in db.People.Of(viewer).Present(today) on offer.PersonId equals person.Id
        select new KnownOffer
        {
            Offer = offer,
            Person = person,
            IsPicked = mentee != null && db.OfferPicks.Any(p => p.OfferId == offer.Id && p.ParticipantId == mentee),
        };

    /// <summary>The topics of a programme in their order, counted for those who lead it. One statement.</summary>
    public static Task<List<TopicTally>> Tallied(this BinomeDb db, Id<Programme> programme, bool leads, CancellationToken stop)
    {
        var mentees = db.Participants.Enrolled().Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentee);
        return (
            from topic in db.ProgrammeTopics
            where topic.ProgrammeId == programme
            orderby topic.Position
            select new TopicTally(
                topic,
                leads ? db.Offers.Count(o => o.ProgrammeId == programme && o.Topic == topic.Code) : 0,
                leads
                    ? mentees.Count(m =>
                        db.OfferPicks.Any(p => p.ParticipantId == m.Id && db.Offers.Any(o => o.Id == p.OfferId && o.Topic == topic.Code))
                    )
                    : 0,
                leads ? mentees.Count(m => db.ParticipantTopics.Any(t => t.ParticipantId == m.Id && t.Topic == topic.Code)) : 0
            )
        )
            .AsNoTracking()
            .ToListAsync(stop);
    }
}
