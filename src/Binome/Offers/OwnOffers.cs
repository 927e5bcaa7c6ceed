using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Offers;

/// <summary>Tells somebody what they offered and what they picked; erased, or when a programme is forgotten, both go.</summary>
internal sealed class OwnOffers(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id);
        var rows = await (
            from offer in db.Offers.AsNoTracking()
            where offer.PersonId == fact.Person || db.OfferPicks.Any(p => p.OfferId == offer.Id && mine.Contains(p.ParticipantId))
            join programme in db.Programmes on offer.ProgrammeId equals programme.Id
            from topic in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id && t.Code == offer.Topic).DefaultIfEmpty()
            orderby offer.WrittenAt
            select new
            {
                Offer = offer,
                Topic = topic,
                programme.Name,
            }
        ).ToListAsync(stop);
        foreach (var row in rows)
        {
            var what = row.Topic?.Name ?? row.Offer.Own;
            if (row.Offer.PersonId == fact.Person)
                fact.Add(
                    "offers.data",
                    row.Name,
                    AfterErasure.Goes,
                    new("what", what),
                    new("level", row.Offer.Level.ToString(CultureInfo.InvariantCulture)),
                    new("example", row.Offer.Example)
                );
            else
                fact.Add("offers.data", row.Name, AfterErasure.Goes, new KeptFact("picked", what));
        }
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id);
        await db.OfferPicks.Where(p => mine.Contains(p.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.Offers.Where(o => o.PersonId == fact.Person).ExecuteDeleteAsync(stop);
    }

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Offers.Where(o => o.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
}
