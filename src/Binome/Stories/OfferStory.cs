using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Stories;

/// <summary>On the page of a pair that has met, done or not: the way to its story. That one waits for an answer is said on the first page.</summary>
internal sealed class OfferStory(BinomeDb db) : IReact<PairShown>
{
    public async Task On(PairShown fact, CancellationToken stop)
    {
        var id = fact.Pair.Pairing.Id;
        var hasMet = fact.Held is { } held
            ? held > 0
            : await db.SessionSeats.AnyAsync(
                s => s.PairingId == id && db.Sessions.Any(x => x.Id == s.SessionId && x.State == SessionState.Held),
                stop
            );
        if (hasMet)
            fact.Plans.Add(
                new(
                    Words.Get("stories.offer"),
                    null,
                    Words.Get("stories.offer.what"),
                    $"/pairings/{id}/story",
                    Words.Get("stories.offer.do")
                )
            );
    }
}

public static class StoryQueries
{
    /// <summary>Pairs of this person whose story waits for their yes or no.</summary>
    public static IQueryable<Id<Pairing>> AskedForStory(this BinomeDb db, Id<Person> person) =>
        from story in db.Stories
        where story.DeclinedAt == null
        join pairing in db.Pairings on story.PairingId equals pairing.Id
        where
            story.MentorAgreedTo != story.TextHash && db.Participants.Any(p => p.Id == pairing.MentorId && p.PersonId == person)
            || story.MenteeAgreedTo != story.TextHash && db.Participants.Any(p => p.Id == pairing.MenteeId && p.PersonId == person)
        select pairing.Id;
}
