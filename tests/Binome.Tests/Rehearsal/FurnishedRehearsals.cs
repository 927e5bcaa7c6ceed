using Binome.Insights;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Rehearsal;

namespace Binome.Tests.Rehearsal;

/// <summary>A rehearsal that was played, with something of everything on its page.</summary>
internal static class FurnishedRehearsals
{
    private static readonly Without[] s_without =
    [
        new(WithoutWhy.Places, 2),
        new(WithoutWhy.Rules, 1, "sameTeam"),
        new(WithoutWhy.NotAccepted, 1),
    ];

    public static AskedRehearsal Make(BinomeDb db, Ids ids, DateTime now, Programme programme, Id<Person> by)
    {
        var order = new OwnProgramme(260, 3, 7, new() { ["FR"] = 200 }).Order(programme, [], DateOnly.FromDateTime(now));
        var months = MonthHeld.All(order.StartsOn, order.EndsOn).Select((m, at) => m with { Held = at is 1 or 2 ? 9 : 0 });
        var outcome = new Outcome(
            20,
            20,
            16,
            s_without,
            [.. months],
            240,
            6,
            14,
            [],
            new Report(20, 20, 17, 15, 18, 900) { Weeks = [], Countries = [] },
            new(0.8, 0.61, 0.92, 21, 36, 4.2)
        );
        var asked = new AskedRehearsal(ids.New<AskedRehearsal>(), programme.Id, now, by, order.ToJson());
        asked.Begin();
        asked.Done(outcome.ToJson(), now);
        db.Rehearsals.Add(asked);
        return asked;
    }
}
