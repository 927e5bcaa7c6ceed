using System.Globalization;
using Binome.Rehearsal;

namespace Binome.Tests.Soak;

/// <summary>Programmes of the size that was described in public, played whole: in their time, without a broken rule, twice the same.</summary>
[Trait("Category", "soak")]
public sealed class Rehearsals
{
    /// <summary>BINOME_SOAK_PEOPLE for a smaller company; then no time is asked of it.</summary>
    private static int? People =>
        int.TryParse(Environment.GetEnvironmentVariable("BINOME_SOAK_PEOPLE"), CultureInfo.InvariantCulture, out var fewer) ? fewer : null;

    [Theory]
    [InlineData("axa-group", 60)]
    [InlineData("cofely", 600)]
    public async Task A_whole_programme_is_played_in_its_time_without_a_broken_rule(string name, int mostSeconds)
    {
        var report = await Play(name, 1);
        Figures.Say(
            $"{name}: {report.People} people, {report.Mentors} mentors, {report.Mentees} mentees, {report.Paired} paired, {report.SessionsHeld} sessions, {report.Seconds} s"
        );
        Assert.Empty(report.Violations);
        Assert.True(report.Paired > report.Mentees * 0.9, $"{report.Paired} of {report.Mentees} are paired");
        Assert.True(People is not null || report.Seconds < mostSeconds, $"{report.Seconds} s");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_figures_of_a_whole_group()
    {
        var (one, again, other) = (await Play("axa-group", 1), await Play("axa-group", 1), await Play("axa-group", 2));
        Assert.Equal(Timeless(one), Timeless(again));
        Assert.NotEqual(Timeless(one), Timeless(other));

        static string Timeless(RehearsalReport report) => (report with { Seconds = 0, Seed = 0 }).ToJson();
    }

    private static async Task<RehearsalReport> Play(string name, int seed)
    {
        var scenario = Scenario.All.Single(s => s.Name == name);
        using var folder = RehearsalFolder.Anew(Guid.NewGuid());
        await using var played = await Rehearsed.Play(
            People is { } fewer ? scenario.Among(fewer) : scenario,
            seed,
            RehearseCommand.FirstDay,
            WebApp.Rehearse,
            folder.Path,
            default
        );
        return await played.Tell(default);
    }
}
