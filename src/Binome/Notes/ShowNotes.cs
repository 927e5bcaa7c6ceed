using Binome.Platform;
using Binome.Sessions;

namespace Binome.Notes;

/// <summary>On a session's page: the way to prepare it, and, once it was held, to what is kept of it.</summary>
internal sealed class ShowNotes(TimeProvider clock) : IReact<SessionShown>
{
    public Task On(SessionShown fact, CancellationToken stop)
    {
        if (fact.Session.State is SessionState.Held)
            fact.Plans.Add(Plan("after", $"/sessions/{fact.Session.Id}/notes"));
        else if (fact.Session.State is SessionState.Agreed && fact.Session.EndsAt > clock.Now())
            fact.Plans.Add(Plan("before", $"/sessions/{fact.Session.Id}/preparation"));
        return Task.CompletedTask;
    }

    private static Pairings.PairPlan Plan(string when, string href) =>
        new(Words.Get($"notes.plan.{when}"), null, Words.Get($"notes.plan.{when}.what"), href, Words.Get($"notes.plan.{when}.do"));
}
