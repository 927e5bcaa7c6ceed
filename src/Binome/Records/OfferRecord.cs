using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;

namespace Binome.Records;

/// <summary>On the page of a pair, done or not, to its mentor: the way to what they gave.</summary>
internal sealed class OfferRecord : IReact<PairShown>
{
    public Task On(PairShown fact, CancellationToken stop)
    {
        if (fact.Me.Kind == ParticipantKind.Mentor && fact.Pair.Pairing.IsAccepted)
            fact.Plans.Add(
                new(Words.Get("records.offer"), null, Words.Get("records.offer.what"), "/record", Words.Get("records.offer.do"))
            );
        return Task.CompletedTask;
    }
}
