using System.Text;
using Binome.Matching;
using Binome.Platform;

namespace Binome.Tests.Matching;

public sealed class PairListsTests
{
    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var (first, second) = (Sample.Pair(Sample.Files), Sample.Pair(Sample.Files));
        Assert.Equal(Sample.Pairs(first).Content, Sample.Pairs(second).Content);
        Assert.Equal(Sample.Proof(first).Content, Sample.Proof(second).Content);
        Assert.Equal(Sample.Explain(first).Content, Sample.Explain(second).Content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Another_order_of_rows_gives_the_same_pairs(int seed)
    {
        var files = Sample.Files;
        var shuffled = files with
        {
            Mentors = Sample.Shuffled(files.Mentors, seed),
            Mentees = Sample.Shuffled(files.Mentees, seed + 10),
            People = Sample.Shuffled(files.People!, seed + 20),
        };
        Assert.Equal(Sample.Names(Sample.Pair(files)), Sample.Names(Sample.Pair(shuffled)));
    }

    [Fact]
    public void The_sample_is_paired_within_its_rules_and_whoever_is_left_out_is_told_why()
    {
        var result = Sample.Pair(Sample.Files);
        Assert.Equal((119, 120L), (result.Pairs, result.Demand));
        var left = Assert.Single(result.Rows, row => row.Mentor < 0);
        Assert.Equal("M000000", result.Roster.Mentee(left.Mentee).Id);
        Assert.Equal("no mentor is allowed: 40 in the reporting line", Words.In("en", () => PairWords.WhyNot(result, left.Mentee)));
        foreach (var row in result.Rows.Where(row => row.Mentor >= 0))
        {
            Assert.Null(result.Roster.Forbids(row.Mentee, row.Mentor));
            Assert.True(row.RunnerUp is { Fit: >= 0, Pairs: >= 0 } or { Pairs: > 0 });
            Assert.NotEmpty(Words.In("fr", () => PairWords.Reasons(result.Roster, row)));
        }
    }

    [Fact]
    public void The_cost_of_a_runner_up_is_the_cost_in_the_table_of_all_pairs()
    {
        var result = Sample.Pair(Sample.Files);
        var costs = Sample
            .Text(Sample.Explain(result))
            .Split('\n')[1..^1]
            .Select(line => line.Split(','))
            .ToDictionary(c => (c[0], c[1]), c => c[^1]);
        // For who wants two, having the runner-up may cost another mentor than this one.
        foreach (var row in result.Rows.Where(row => row.RunnerUp is not null && result.Roster.Demand(row.Mentee) == 1))
        {
            var mentee = result.Roster.Mentee(row.Mentee).Id;
            Assert.Equal(row.RunnerUp!.Value.Fit.ToString(null, null), costs[(mentee, result.Roster.Mentor(row.RunnerUp.Value.Mentor).Id)]);
            Assert.Equal("0", costs[(mentee, result.Roster.Mentor(row.Mentor).Id)]);
        }
    }

    [Fact]
    public void Semicolons_a_byte_order_mark_and_windows_1252_are_read_alike()
    {
        var files = Sample.Files;
        var semicolons = Sample.Changed(
            files.Mentees,
            text => "\uFEFF" + text.Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal)
        );
        Assert.Equal(Sample.Names(Sample.Pair(files)), Sample.Names(Sample.Pair(files with { Mentees = semicolons })));
        var accented = Encoding.Latin1.GetBytes("id;besoins;langues\r\ne1;vidéo:3;Français\r\n");
        var lists = Sample.Lists("id,skills\nr1,vidéo:5\n", "") with { Mentees = new("mentees.csv", accented) };
        Assert.Equal(1_000_000, Sample.Pair(lists).Roster.Score(0, 0).Needs);
    }

    [Fact]
    public void Without_a_directory_the_lists_own_columns_count()
    {
        var result = Sample.Pair(
            Sample.Lists(
                "id,manager,country,languages\nr1,boss,FR,fr\nr2,,FR,de\nr3,,FR,fr\n",
                "id,manager,country,languages\ne1,boss,FR,fr\ne2,e1,FR,fr|en\ne3,r3,FR,en\n"
            )
        );
        Assert.Equal(Rule.SameTeam, result.Roster.Forbids(0, 0)!.Value.Rule); // one manager, whom no list describes
        Assert.Equal(Rule.CommonLanguage, result.Roster.Forbids(0, 1)!.Value.Rule);
        Assert.Equal(Rule.ReportingLine, result.Roster.Forbids(2, 2)!.Value.Rule);
        Assert.Null(result.Roster.Forbids(1, 0));
    }

    [Fact]
    public void Nobody_mentors_themselves_and_empty_lists_are_no_error()
    {
        Assert.Equal(0, Sample.Pair(Sample.Lists("id\nx\n", "id\nx\n")).Pairs);
        Assert.Equal(0, Sample.Pair(Sample.Lists("id\n", "id\nx\n")).Pairs);
        Assert.Equal(0, Sample.Pair(Sample.Lists("id\nx\n", "id\n")).Pairs);
        Assert.Equal(0, Sample.Pair(Sample.Lists("id,capacity\ny,0\n", "id\nx\n")).Pairs);
    }

    [Fact]
    public void Two_mentors_for_one_mentee_are_two_people()
    {
        var result = Sample.Pair(Sample.Lists("id,capacity\nr1,5\nr2,1\n", "id,demand\ne1,2\ne2,2\n"));
        Assert.Equal(3, result.Pairs);
        Assert.Equal(4, result.Rows.Count);
        Assert.Equal(3, Sample.Names(result).Distinct().Count());
        Assert.All(result.Rows.Where(row => row.Mentor < 0), row => Assert.NotEmpty(PairWords.WhyNot(result, row.Mentee)));
    }

    [Fact]
    public void A_winter_and_a_summer_day_may_differ_by_an_hour()
    {
        const string Mentors = "id,time_zone\nr1,America/Phoenix\n"; // has no summer time
        const string Mentees = "id,time_zone\ne1,Europe/Paris\n";
        Assert.Equal(0, Sample.Pair(Sample.Lists(Mentors, Mentees, rules: """{"maxHoursApart": 7}""")).Allowed);
        Assert.Equal(1, Sample.Pair(Sample.Lists(Mentors, Mentees, rules: """{"maxHoursApart": 8}""")).Allowed);
        Assert.Equal(0, Sample.Pair(Sample.Lists(Mentors, Mentees, rules: """{"maxHoursApart": 8, "day": "2026-07-15"}""")).Allowed);
    }

    [Fact]
    public void A_kept_pair_stays_a_forbidden_one_goes_and_both_are_proved()
    {
        var best = Sample.Pair(Sample.Files);
        var row = best.Rows.First(row => row.RunnerUp is not null);
        var (mentee, instead) = (best.Roster.Mentee(row.Mentee).Id, best.Roster.Mentor(row.RunnerUp!.Value.Mentor).Id);
        var locked = Sample.Pair(Sample.Files, locks: [new(instead, mentee)]);
        Assert.Contains($"{instead}-{mentee}", Sample.Names(locked));
        Assert.Equal(best.Fit - row.RunnerUp.Value.Fit, locked.Fit); // the cost of the runner-up is what it costs
        var forbidden = Sample.Pair(Sample.Files, forbids: [new(best.Roster.Mentor(row.Mentor).Id, mentee)]);
        Assert.Equal(locked.Fit, forbidden.Fit);
        foreach (var result in new[] { locked, forbidden })
            Assert.Null(Sample.Verify(Sample.Files, Sample.Pairs(result), Sample.Proof(result)).Problem);
    }

    [Theory]
    [InlineData("M000120", "M000000", "--lock:0:0: M000120,M000000: the rule reportingLine forbids this pair")]
    [InlineData("nobody", "M000001", "--lock:0:0: nobody,M000001: ‘nobody’ is not among the mentors")]
    [InlineData("M000120", "nobody", "--lock:0:0: M000120,nobody: ‘nobody’ is not among the mentees")]
    public void A_lock_that_cannot_be_is_refused_with_its_reason(string mentor, string mentee, string refusal)
    {
        var outcome = Words.In("en", () => PairLists.Run(Sample.Files, [new(mentor, mentee)]));
        Assert.StartsWith(refusal, Assert.Single(outcome.Refused).ToString(), StringComparison.Ordinal);
        Assert.Null(outcome.Result);
    }

    [Fact]
    public void Locks_beyond_places_or_demand_and_against_a_forbid_are_refused()
    {
        var lists = Sample.Lists("id\nr1\nr2\n", "id\ne1\ne2\n");
        Assert.Single(PairLists.Run(lists, [new("r1", "e1"), new("r1", "e2")]).Refused);
        Assert.Single(PairLists.Run(lists, [new("r1", "e1"), new("r2", "e1")]).Refused);
        Assert.Contains(
            "forbid",
            PairLists.Run(lists, [new("r1", "e1")], [new("r1", "e1")]).Refused.Single().ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_wish_for_somebody_vetoed_is_a_veto_and_unknown_ids_are_counted()
    {
        var result = Sample.Pair(Sample.Lists("id,email\nr1,r1@x.example\nr2,\n", "id,wishes,vetoes\ne1,r1|ghost,R1@x.example\n"));
        Assert.Equal(Rule.Veto, result.Roster.Forbids(0, 0)!.Value.Rule);
        Assert.Equal(1, result.Roster.UnknownIds);
    }
}
