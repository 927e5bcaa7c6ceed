using Binome.Pairings;
using Binome.Platform;

namespace Binome.Sessions;

/// <summary>On the page of a pair: when the two meet next, or the way to propose it.</summary>
internal sealed class ShowSessions(BinomeDb db, TimeProvider clock) : IReact<PairShown>
{
    public async Task On(PairShown fact, CancellationToken stop)
    {
        if (!PairMeeting.Meets(fact.Pair))
            return;
        var id = fact.Pair.Pairing.Id;
        var sessions = (await PairSessions.Of(db, fact.By, [id], stop)).GetValueOrDefault(id) ?? PairSessions.None;
        var next = sessions.Next(id, fact.Other, fact.Pair.ZoneOf(fact.Me), clock.Now());
        fact.Plans.Add(
            new(
                Words.Get("sessions.next"),
                sessions.Held > 0 ? Words.Count("sessions.met", sessions.Held) : null,
                next.Text,
                next.Href,
                next.Do
            )
            {
                All = ($"/pairings/{id}/sessions", Words.Get("sessions.one.all")),
            }
        );
    }
}
