using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>A pair that a person has confirmed.</summary>
/// <param name="Reasons">JSON; see <see cref="Pairing.Reasons"/>.</param>
public sealed record ConfirmedPair(Id<Participant> Mentor, Id<Participant> Mentee, int Fit, string Reasons);

/// <summary>Publishes pairs that a named person has confirmed: the only way in which a pair comes to be.</summary>
public sealed class Publish(BinomeDb db, Ids ids, Journal journal, TimeProvider clock)
{
    public async Task<IReadOnlyList<Pairing>> Run(
        Programme programme,
        Guid run,
        IReadOnlyList<ConfirmedPair> pairs,
        Viewer by,
        CancellationToken stop
    )
    {
        if (!by.IsSignedIn || !await db.LedBy(by).AnyAsync(p => p.Id == programme.Id, stop))
            throw new RefusedException("pairings.refused.notYours");
        var now = clock.Now();
        var published = pairs
            .Select(p => new Pairing(ids.New<Pairing>(), programme.Id, run, p.Mentor, p.Mentee, p.Fit, p.Reasons, now, by.Actor))
            .ToList();
        db.Pairings.AddRange(published);
        programme.Run();
        journal.Write(by.Actor, "pairings.audit.published", programme.Id.ToString());
        return published;
    }
}
