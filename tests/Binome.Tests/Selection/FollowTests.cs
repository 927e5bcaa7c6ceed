using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

/// <summary>A promise is kept whatever the server, a manager or a programme's end did meanwhile.</summary>
public sealed class FollowTests
{
    [Theory, BothDatabases]
    public async Task A_server_that_was_off_over_the_promised_day_keeps_the_promise_when_it_is_back(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        await chosen.Days(4); // the line manager is reminded; what waits now is to tell the managers
        var asked = (await chosen.LettersTo(Boss)).Count;
        chosen.World.Clock.Move(TimeSpan.FromDays(14));
        await chosen.World.Drain();
        Assert.Equal(Outcome.Reserve, (await chosen.Of(Bob)).Outcome);
        Assert.Contains("personne n’a pu décider", (await chosen.LettersTo(Bob))[^1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(asked, (await chosen.LettersTo(Boss)).Count); // nobody is asked for time that comes too late
    }

    /// <summary>The last message came while a decision waited to leave, and did nothing; the decision is undone.</summary>
    [Theory, BothDatabases]
    public async Task A_decision_undone_after_the_promised_moment_leaves_nobody_without_an_answer(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        var application = await chosen.Of(Cleo);
        await chosen.Days(9.5);
        chosen.World.Clock.Move(application.KeptAt - chosen.World.Clock.Now() + TimeSpan.FromMinutes(1)); // the outbox is late
        await chosen.Decide(Cleo, Outcome.Refused, "places");
        await chosen.World.Drain();
        await (await (await chosen.As(Maud)).Get(await chosen.PageOf(Cleo))).Submit("undo");
        Assert.Null((await chosen.Of(Cleo)).Outcome);
        await chosen.World.Drain();
        Assert.Equal(Outcome.Reserve, (await chosen.Of(Cleo)).Outcome);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_selected_for_a_programme_that_is_over(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        foreach (var candidate in new[] { Ann, Cleo, Eve })
            await chosen.Apply(candidate);
        await chosen.Decide(Ann, Outcome.Selected, own: "Welcome among us.", settles: true);
        await Close(chosen);
        await chosen.Days(0.01);
        var letter = (await chosen.LettersTo(Ann))[^1].Text;
        Assert.Contains("closed before anybody decided", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome among us", letter, StringComparison.Ordinal);
        Assert.Equal(Outcome.Reserve, (await chosen.Of(Ann)).Outcome);

        var page = await (await chosen.As(Maud)).Get(await chosen.PageOf(Cleo));
        Assert.Empty(page.Document.QuerySelectorAll("input[name=outcome][value=Selected]"));
        await using (var scope = chosen.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            var id = (await chosen.Of(Cleo)).Id;
            var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
                await scope
                    .ServiceProvider.GetRequiredService<DecideApplication>()
                    .Run(await db.Applications.SingleAsync(a => a.Id == id), Outcome.Selected, "", "", true, "test", default)
            );
            Assert.Equal("selection.refused.over", refused.Key);
        }
        await chosen.Days(11);
        Assert.Equal(Outcome.Reserve, (await chosen.Of(Eve)).Outcome);
        Assert.DoesNotContain(await chosen.LettersTo(Maud), m => m.Kind == SelectionMails.Lapsed); // it would say that she can still select them
    }

    private static async Task Close(Chosen chosen)
    {
        await using var db = chosen.World.Database.Open();
        await db
            .Programmes.Where(p => p.Id == chosen.Programme.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, ProgrammeState.Closed));
    }
}
