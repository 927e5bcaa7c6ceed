using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Offers;

/// <summary>Writes down what somebody can teach, and takes it away again: by themselves, or by a manager who must answer for what stands there.</summary>
public sealed class WriteOffer(BinomeDb db, Ids ids, Journal journal, TimeProvider clock)
{
    public const int MostOffers = 5;

    public async Task Run(Programme programme, Posted posted, Viewer viewer, CancellationToken stop)
    {
        if (await db.DoorOf(programme, viewer, clock.Today(), stop) is var door and not Door.Open)
            throw new RefusedException($"enrolment.refused.{door}");
        var topics = await db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id).Select(t => t.Code).ToListAsync(stop);
        var (topic, own, example) = (posted["topic"], Typed.Line(posted["own"]), Typed.Text(posted["example"]));
        var named = topics.Contains(topic ?? "") ? topic : null;
        if (named is null && own.Length == 0)
            posted.Wrong("topic", Words.Get("offers.form.topic.missing"));
        if (own.Length > Offer.MostOwn)
            posted.Wrong("own", Words.Get("programmes.tooLong", own.Length, Offer.MostOwn));
        if (example.Length == 0)
            posted.Wrong("example", Words.Get("offers.form.example.missing"));
        if (example.Length > Offer.MostExample)
            posted.Wrong("example", Words.Get("programmes.tooLong", example.Length, Offer.MostExample));
        if (!int.TryParse(posted["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 1 or > 5)
            posted.Wrong("level", Words.Get("enrolment.levels.missing"));
        if (posted.IsWrong)
            return;
        var person = viewer.Person!.Value;
        var mine = await db.Offers.Where(o => o.ProgrammeId == programme.Id && o.PersonId == person).ToListAsync(stop);
        if (mine.Count >= MostOffers)
            throw new RefusedException("offers.refused.many", MostOffers);
        if (named is not null && mine.Exists(o => o.Topic == named))
            throw new RefusedException("offers.refused.twice");
        db.Offers.Add(new(ids.New<Offer>(), programme.Id, person, named, named is null ? own : "", level, example, clock.Now()));
    }

    /// <summary>One's own.</summary>
    public Task TakeBack(Id<Programme> programme, Id<Offer> offer, Viewer viewer, CancellationToken stop) =>
        db
            .Offers.Where(o => o.Id == offer && o.ProgrammeId == programme && viewer.Person != null && o.PersonId == viewer.Person)
            .ExecuteDeleteAsync(stop);

    /// <summary>Anybody's, by whoever leads the programme.</summary>
    public async Task Remove(Id<Programme> programme, Id<Offer> offer, Viewer viewer, CancellationToken stop)
    {
        var led = db.LedBy(viewer).Select(p => p.Id);
        var gone = await db
            .Offers.Where(o => o.Id == offer && o.ProgrammeId == programme && led.Contains(o.ProgrammeId))
            .ExecuteDeleteAsync(stop);
        if (gone > 0)
            journal.Write(viewer.Actor, "offers.audit.removed", programme.ToString());
    }
}
