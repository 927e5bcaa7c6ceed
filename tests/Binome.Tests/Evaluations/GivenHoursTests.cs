using System.Net;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>What mentors say it takes of their time: once a month each, and no figure of fewer than five of them.</summary>
public sealed class GivenHoursTests
{
    private static readonly (string, string)[] Marks = [("usefulness", "4"), ("comfort", "5"), ("recommends", "9"), ("next", "1")];

    [Theory]
    [InlineData("2", 4)]
    [InlineData("2.5", 5)]
    [InlineData("2,5", 5)]
    [InlineData("0", 0)]
    [InlineData("60", 120)]
    [InlineData("1.3", 3)]
    [InlineData("60.5", null)]
    [InlineData("-1", null)]
    [InlineData("1,000.5", null)]
    [InlineData("two", null)]
    public void Hours_are_read_as_people_write_them(string typed, int? halves) => Assert.Equal(halves, GivenHours.Read(typed));

    /// <summary>In a record that is signed, no day counts twice.</summary>
    [Theory]
    [InlineData(new[] { 0 }, 20)]
    [InlineData(new[] { 0, 1 }, 21)] // on the last of a month, and on the first of the next
    [InlineData(new[] { 0, 15 }, 30)]
    [InlineData(new[] { 0, 30, 75 }, 60)]
    [InlineData(new int[0], 0)]
    public void What_two_answers_share_counts_once(int[] days, int halves) =>
        Assert.Equal(halves, GivenHours.Sum(days.Reverse().Select(d => (new DateTime(2027, 1, 31).AddDays(d), 20))));

    [Theory, BothDatabases]
    public async Task A_mentor_says_them_or_not_in_the_form_after_a_session_and_a_mentee_is_not_asked(Store store)
    {
        await using var met = await Met.Start(store);
        var session = await met.Agreed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        var (maelle, bertrand) = (await met.As("2"), await met.As("3"));
        await (await maelle.Get(session)).Submit("held");
        var page = session + "/evaluation";
        Assert.Null((await bertrand.Get(page)).Document.QuerySelector("input[name=hours]"));
        await (await bertrand.Get(page)).Submit("evaluation", [.. Marks, ("hours", "9")]);

        var form = await maelle.Get(page);
        Assert.False(form.Document.QuerySelector("input[name=hours]")!.HasAttribute("required"));
        var wrong = await form.Submit("evaluation", [.. Marks, ("hours", "beaucoup")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await using var db = met.Wave.World.Database.Open();
        Assert.Equal(0, await db.GivenHours.CountAsync());
        var said = await wrong.Submit("evaluation", [.. Marks, ("hours", "2,5")]);
        var kept = await db.GivenHours.AsNoTracking().SingleAsync();
        Assert.Equal((5, new DateOnly(2027, 3, 1)), (kept.Halves, kept.Month));
        Assert.Equal("2,5", said.Document.QuerySelector("input[name=hours]")!.GetAttribute("value"));
        Assert.Contains("2,5", Met.Plain((await maelle.Get("/account/data")).Text), StringComparison.Ordinal);
        said = await said.Submit("evaluation", [.. Marks, ("hours", "")]); // taken back
        Assert.Equal(0, await db.GivenHours.CountAsync());
        await said.Submit("evaluation", [.. Marks, ("hours", "3")]);
        await (await maelle.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(0, await db.GivenHours.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Figures_begin_at_five_mentors_and_what_is_counted_stays(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        await using var db = pairs.Database.Open();
        var clock = new MovedClock();
        var circle = new Circle(db, pairs.Programme, clock);
        await circle.Pair(6);
        for (var pair = 0; pair < 4; pair++)
            await circle.Gives(pair, 4);
        await circle.Gives(0, 6); // the same month: one answer, anew
        await circle.Gives(4, null); // five mentors evaluated; four said their hours
        await Night();
        Assert.True((await Figures()).Mentors.IsShown);
        Assert.False((await Figures()).In(Cell.MentorsHours).IsShown);
        clock.Move(TimeSpan.FromDays(31));
        await circle.Gives(0, 10); // another month: another answer, of the same mentor
        await Night();
        Assert.False((await Figures()).In(Cell.MentorsHours).IsShown);
        await circle.Gives(4, 2);
        await Night();
        var figure = (await Figures()).In(Cell.MentorsHours);
        Assert.Equal(
            (6, 5, 5, (6 + 4 + 4 + 4 + 10 + 2) / 6.0),
            (figure.Answers, figure.People, figure.Asked, figure.Mean(Question.HalfHours))
        );

        // Counted: said again this month it changes nothing, and four more wait.
        await circle.Gives(0, 120);
        for (var pair = 1; pair < 4; pair++)
            await circle.Gives(pair, 120);
        await circle.Gives(5, 120);
        await Night();
        Assert.Equal(
            (6, figure.Mean(Question.HalfHours)),
            ((await Figures()).In(Cell.MentorsHours) is var now ? (now.Answers, now.Mean(Question.HalfHours)) : default)
        );
        Assert.Equal(4, await db.GivenHours.CountAsync(h => h.Batch == null));

        async Task Night()
        {
            await circle.Night();
            db.ChangeTracker.Clear();
        }

        Task<EvaluationFigures> Figures() => EvaluationFigures.Of(db, pairs.Programme, default);
    }
}
