using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Insights;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Evaluations;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Insights;

/// <summary>The page of whoever pays: counts of five and more, figures as evaluations publish them, and no name.</summary>
public sealed class ReportTests
{
    [Theory, BothDatabases]
    public async Task A_sponsor_reads_counts_and_published_figures_and_no_name(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        db.ProgrammeRoles.Add(
            new(
                new Ids(wave.World.Clock).New<ProgrammeRole>(),
                wave.Programme,
                await Wave.PersonOf(db, "8"),
                RoleKind.Sponsor,
                wave.World.Clock.Now(),
                "test"
            )
        );
        await db.SaveChangesAsync();
        var address = $"/programmes/{wave.Programme}/report";
        var sponsor = await wave.As("8");
        Assert.Contains(address, (await sponsor.Get($"/programmes/{wave.Programme}")).Html, StringComparison.Ordinal);
        var page = await sponsor.Get(address);
        Assert.Equal("Trop tôt pour des chiffres", page.Heading);
        Assert.Contains("moins de 5", Met.Plain(page.Text), StringComparison.Ordinal);

        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(6);
        await db.People.Where(p => p.FirstName == "Quidam").ExecuteUpdateAsync(x => x.SetProperty(p => p.Country, "DE"));
        for (var pair = 0; pair < 6; pair++)
        {
            var session = await circle.Held(pair);
            if (pair < 5)
                await circle.Evaluate(session, circle.Pairs[pair].Mentor, Circle.Says(4, pair == 0 ? 6 : 9));
            if (pair < 4)
                await circle.Evaluate(session, circle.Pairs[pair].Mentee, Circle.Says(2, 1));
        }
        page = await sponsor.Get(address);
        Assert.Equal("6 mentorés sur 9 ont reçu un mentor", Met.Plain(page.Heading));
        Assert.DoesNotContain("80 %", Met.Plain(page.Text), StringComparison.Ordinal); // until the night
        await circle.Night();

        var longer = await db.Sessions.Select(x => x.Id).FirstAsync();
        await db.Sessions.Where(x => x.Id == longer).ExecuteUpdateAsync(x => x.SetProperty(y => y.Minutes, 60));

        page = await sponsor.Get(address);
        var text = Met.Plain(page.Text);
        // 4 of 5 mentors; of the four mentees, who are too few, nothing: Wilson's interval of 4 in 5 is 37.6 to 96.4 %.
        Assert.Contains("80 % recommanderaient ces séances (38 % à 96 %, à 95 % de certitude).", text, StringComparison.Ordinal);
        Assert.Contains("5 réponses pour 12 places (42 %), de 5 personnes", text, StringComparison.Ordinal);
        var lines = page
            .Document.QuerySelectorAll("section[aria-labelledby=effect] tbody tr")
            .Select(r => Met.Plain(r.TextContent))
            .ToList();
        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.EndsWith("–", line.Trim(), StringComparison.Ordinal));
        Assert.Equal(
            ["6sur 9", "6", "80 %", "8"],
            page.Document.QuerySelectorAll(".facts dd")
                .Select(d => Met.Plain(d.TextContent.Trim()).Replace("6 sur", "6sur", StringComparison.Ordinal))
        );
        Assert.Contains("au moins 3 heures ensemble", text, StringComparison.Ordinal); // three and a half, and who knows of sealed people
        // Three mentees are elsewhere: told beside Germany's six they would be three people of whom much is known.
        Assert.DoesNotContain("Allemagne", text, StringComparison.Ordinal);
        Assert.Contains(
            "6 sur 9",
            Met.Plain(page.Document.QuerySelector("section[aria-labelledby=cover] tbody tr")!.TextContent),
            StringComparison.Ordinal
        );
        var main = page.Document.QuerySelector("main")!.TextContent;
        foreach (var name in await db.People.Select(p => p.LastName!).Distinct().ToListAsync())
            Assert.DoesNotContain(name, main, StringComparison.Ordinal);
        Assert.Equal(page.Heading, (await (await wave.As("1")).Get(address)).Heading);
    }

    /// <summary>Its own last weeks, and advice for the next one: what happened since is not its doing.</summary>
    [Theory, BothDatabases]
    public async Task Of_a_programme_that_is_over_the_weeks_end_with_it_and_warnings_speak_of_the_next(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(12);
        for (var pair = 0; pair < 6; pair++) // two hundred days ago
            await circle.Held(pair);
        var manager = await wave.As("1");
        var address = $"/programmes/{wave.Programme}/report";
        var page = await manager.Get(address);
        Assert.Null(page.Document.QuerySelector("section[aria-labelledby=momentum] svg"));
        Assert.Contains("6 mentorés ont reçu un mentor et ne l’ont pas rencontré", Met.Plain(page.Text), StringComparison.Ordinal);

        var closed = wave.World.Clock.Now().AddDays(-190);
        await db.Programmes.ExecuteUpdateAsync(p =>
            p.SetProperty(x => x.State, ProgrammeState.Closed).SetProperty(x => x.ClosedAt, closed)
        );
        page = await manager.Get(address);
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=momentum] svg"));
        Assert.Contains("6 mentorés ont reçu un mentor sans jamais le rencontrer", Met.Plain(page.Text), StringComparison.Ordinal);
        // The overview draws the same weeks, and none of them is the latest.
        var drawn = page.Document.QuerySelector("#weeks-desc")!.TextContent;
        Assert.StartsWith("6 séances en ", Met.Plain(drawn), StringComparison.Ordinal);
        Assert.DoesNotContain("ressort", drawn, StringComparison.Ordinal);
        var overview = await manager.Get($"/programmes/{wave.Programme}/overview");
        Assert.Equal(drawn, overview.Document.QuerySelector("#weeks-desc")!.TextContent);
        Assert.Null(overview.Document.QuerySelector("[aria-labelledby=rhythm] .hot"));
        // Both say when it ended, and that it is over.
        var ended = Met.Plain(Words.In("fr", () => ProgrammeWords.Day(closed)));
        Assert.Contains($"terminé le {ended} · au ", Met.Plain(page.Text), StringComparison.Ordinal);
        Assert.Contains("mentors ont participé", Met.Plain(page.Text), StringComparison.Ordinal);
        Assert.Contains($"Le programme s’est terminé le {ended}. ", Met.Plain(overview.Text), StringComparison.Ordinal);
        Assert.Contains("6 jamais", Met.Plain(overview.Text), StringComparison.Ordinal);
        Assert.Null(overview.Document.QuerySelector("[aria-labelledby=todo]"));
        var ids = page.Document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    /// <summary>Before and after, and whether it is used: beside each, how many said so, of how many.</summary>
    [Theory, BothDatabases]
    public async Task What_it_changed_is_said_with_how_many_answered_of_how_many(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        var circle = new Circle(db, wave.Programme, wave.World.Clock);
        await circle.Pair(6);
        var programme = await db.Programmes.AsNoTracking().SingleAsync();
        foreach (var (at, (_, _, mentee)) in circle.Pairs.Index())
        {
            await Says(mentee, Asked.Before, (Question.AtEase, 3), (Question.Alone, 3));
            if (at == 0)
                continue;
            await Says(mentee, Asked.After, (Question.AtEase, 8), (Question.Alone, 8));
            await Says(mentee, Asked.TwoWeeks, (Question.UsedAtWork, 1));
        }
        db.ChangeTracker.Clear();
        await circle.Night();
        var text = Met.Plain((await (await wave.As("1")).Get($"/programmes/{wave.Programme}/report")).Text);
        Assert.Contains("à 8,0 sur 10 (5 réponses sur 5), contre 3,0 avant (6 sur 9)", text, StringComparison.Ordinal);
        Assert.Contains("s’en sont servis au travail, à 2 semaines (57 % à 100 %) ; 5 réponses sur 5", text, StringComparison.Ordinal);

        Task Says(Participant who, Asked asked, params (Question Question, int Value)[] said) =>
            new AssessOneself(db, wave.World.Clock).Run(
                new(who, programme, asked, new Dictionary<Question, int>(), false),
                said.ToDictionary(a => a.Question, a => a.Value),
                default
            );
    }

    [Theory]
    [InlineData(40, "FR 20, DE 12, BE 5, rest 3", "FR 20, DE 12, rest 8")]
    [InlineData(37, "FR 20, DE 12, BE 5", "FR 20, DE 12, BE 5")]
    [InlineData(38, "FR 30, DE 4, BE 4", "FR 30, rest 8")]
    [InlineData(9, "FR 6, DE 3", "rest 9")]
    [InlineData(4, "FR 4", "")]
    [InlineData(95, "A 20, B 15, C 12, D 10, E 9, F 8, G 7, H 7, I 7", "A 20, B 15, C 12, D 10, E 9, F 8, G 7, rest 14")]
    public void No_line_is_of_fewer_than_five_and_none_follows_from_the_others(int mentees, string countries, string lines)
    {
        var known = countries
            .Split(", ")
            .Select(c => c.Split(' '))
            .Where(c => c[0] != "rest")
            .Select(c => new Covered(c[0], int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), 0));
        Assert.Equal(lines, string.Join(", ", Covered.Lines(known, mentees, 0).Select(l => $"{l.Country ?? "rest"} {l.Mentees}")));
    }

    [Theory]
    [InlineData(38, 30, "FR 20 18, DE 12 9, rest 6 3", "FR 20 18, rest 18 12")] // 3 would be 30 less 18 and 9
    [InlineData(38, 30, "FR 20 18, DE 12 3, rest 6 9", "FR 20 18, rest 18 12")]
    [InlineData(32, 27, "FR 20 18, DE 12 9", "FR 20 18, DE 12 9")]
    [InlineData(32, 4, "FR 20 3, DE 12 1", "FR 20 3, DE 12 1")] // how many in all is not told either: nothing follows
    public void No_hidden_count_follows_from_the_title_and_the_other_lines(int mentees, int paired, string countries, string lines)
    {
        var known = countries
            .Split(", ")
            .Select(c => c.Split(' '))
            .Where(c => c[0] != "rest")
            .Select(c => new Covered(c[0], Number(c[1]), Number(c[2])));
        Assert.Equal(
            lines,
            string.Join(", ", Covered.Lines(known, mentees, paired).Select(l => $"{l.Country ?? "rest"} {l.Mentees} {l.Paired}"))
        );

        static int Number(string typed) => int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
    }
}
