using Binome.Evaluations;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Evaluations;

/// <summary>The page of those who run a programme, night after night.</summary>
public sealed class EvaluationsTests
{
    [Theory, BothDatabases]
    public async Task Figures_appear_at_night_from_five_people_on_with_the_words_that_may_be_read(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(6);
        var address = $"/programmes/{wave.Programme}/evaluations";
        await PlanDays(wave.World);
        for (var pair = 0; pair < 4; pair++)
            foreach (var mark in new[] { 4, 5 })
                await circle.Evaluate(
                    await circle.Held(pair),
                    circle.Pairs[pair].Mentor,
                    Circle.Says(mark, 10, keep: $"garder {pair}", shared: pair == 0)
                );
        await Day(wave.World);
        var page = await (await wave.As("1")).Get(address);
        Assert.Equal("Pas encore de chiffres", page.Heading);
        Assert.DoesNotContain("garder", page.Text, StringComparison.Ordinal);

        await circle.Evaluate(await circle.Held(4), circle.Pairs[4].Mentor, Circle.Says(2, 6, NextWish.Stop));
        await circle.Evaluate(await circle.Held(4), circle.Pairs[4].Mentee, Circle.Says(3, keep: "mots de mentoré", shared: true));
        page = await (await wave.As("1")).Get(address);
        Assert.Equal("Pas encore de chiffres", page.Heading); // until the night
        await Day(wave.World);
        page = await (await wave.As("1")).Get(address);
        Assert.Equal("89 % recommanderaient ces séances", Met.Plain(page.Heading));
        Assert.Contains("9 réponses de 5 personnes, pour 20 places", Met.Plain(page.Text), StringComparison.Ordinal);
        Assert.Contains("Rien encore des mentorés", page.Text, StringComparison.Ordinal);
        Assert.Contains("garder 0", page.Text, StringComparison.Ordinal);
        foreach (var word in new[] { "garder 1", "mots de mentoré", "Quidam" })
            Assert.DoesNotContain(word, page.Text, StringComparison.Ordinal);
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => Met.Plain(r.TextContent)).ToList();
        Assert.Contains(rows, r => r.Contains("moyenne de 1 à 5", StringComparison.Ordinal) && r.Contains("4,2", StringComparison.Ordinal));

        // The round wrote that it is done, whatever it counted: one waits, tomorrow's.
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.Kind == Daily.OutboxKind && m.DoneAt == null));

        // Whoever is erased, and the whole of what was written, go: what was counted stays.
        await (await wave.World.SignedIn("solene@a.example")).Get(address);
        await using (var scope = wave.World.Services.CreateAsyncScope())
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<ProgrammeForgotten>>().Reverse())
                await reaction.On(new(wave.Programme, wave.World.Clock.Now()), default);
        Assert.Equal(0, await db.Evaluations.CountAsync());
        page = await (await wave.As("1")).Get(address);
        Assert.Equal("89 % recommanderaient ces séances", Met.Plain(page.Heading));
        Assert.Empty(await WholeDatabase.Contains(db, "garder"));
    }

    private static async Task PlanDays(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
    }

    private static async Task Day(World world)
    {
        world.Clock.Move(TimeSpan.FromDays(1));
        await world.Drain();
    }
}
