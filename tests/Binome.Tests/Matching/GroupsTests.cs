using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Binome.Matching;

namespace Binome.Tests.Matching;

public sealed partial class GroupsTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 8)]
    public void Groups_keep_their_shape_and_everybodys_numbers_and_their_proof_is_accepted(int mentors, int mentees)
    {
        var files = Shaped(mentors, mentees);
        var result = Sample.Pair(files);
        var rows = result.Rows.Where(row => row.Mentor >= 0).ToList();
        Assert.NotEmpty(rows);
        foreach (var group in rows.GroupBy(row => row.Group))
        {
            var (teachers, learners) = (
                group.Select(row => row.Mentor).Distinct().Count(),
                group.Select(row => row.Mentee).Distinct().Count()
            );
            Assert.InRange(teachers, mentees == 1 ? 1 : mentors, mentors);
            Assert.InRange(learners, Math.Min(mentees, 5), mentees);
            Assert.Equal(teachers * learners, group.Count());
            Assert.All(group, row => Assert.Null(result.Roster.Forbids(row.Mentee, row.Mentor)));
        }
        Assert.All(rows.GroupBy(row => row.Mentor), own => Assert.True(own.Count() <= result.Roster.Capacity(own.Key)));
        Assert.All(result.Rows.GroupBy(row => row.Mentee), own => Assert.Equal(mentors, own.Count()));
        var report = Sample.Verify(files, Sample.Pairs(result), Sample.Proof(result));
        Assert.Null(report.Problem);
        Assert.Equal(new VerifyReport(true, rows.Count, result.Fit, result.Gap, 0, 0, null, "optimal"), report);
        using var json = JsonDocument.Parse(PairReport.Of(result).ToJson());
        Assert.Equal(result.Gap == 0, json.RootElement.GetProperty("optimal").GetBoolean());
        Assert.Equal(result.Gap, json.RootElement.GetProperty("gap").GetDecimal());
        Assert.EndsWith(",why_not,group", Sample.Text(Sample.Pairs(result)).Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_order_of_rows_gives_the_same_groups()
    {
        var files = Shaped(1, 3);
        var shuffled = files with { Mentors = Sample.Shuffled(files.Mentors, 3), Mentees = Sample.Shuffled(files.Mentees, 4) };
        Assert.Equal(Sample.Names(Sample.Pair(files)), Sample.Names(Sample.Pair(shuffled)));
        Assert.Equal(Sample.Text(Sample.Pairs(Sample.Pair(files))), Sample.Text(Sample.Pairs(Sample.Pair(files))));
    }

    [Fact]
    public void Few_people_are_optimal_and_no_line_is_inside_a_group()
    {
        var files = Sample.Lists(
            "id,manager\nm1,\nm2,\n",
            "id,manager\na,\nb,a\nc,\nd,\n",
            rules: "{\"shape\": {\"mentors\": 1, \"mentees\": 3}, \"sameTeam\": false}"
        );
        var result = Sample.Pair(files);
        var group = result.Rows.Where(row => row.Mentor >= 0).Select(row => result.Roster.Mentee(row.Mentee).Id).ToList();
        Assert.Equal(3, group.Count);
        Assert.False(group.Contains("a") && group.Contains("b"));
        Assert.Equal(0, result.Gap);
        Assert.True(Sample.Verify(files, Sample.Pairs(result), Sample.Proof(result)).Valid);
    }

    [Fact]
    public void A_capacity_in_the_list_is_mentees_at_a_time_and_none_is_room_for_one_group()
    {
        const string Mentees = "id\na\nb\nc\nd\ne\nf\n";
        const string Rules = "{\"shape\": {\"mentors\": 1, \"mentees\": 3}}";
        Assert.Equal(0, Sample.Pair(Sample.Lists("id,capacity\nm,2\n", Mentees, rules: Rules)).Pairs);
        Assert.Equal(3, Sample.Pair(Sample.Lists("id,capacity\nm,5\n", Mentees, rules: Rules)).Pairs);
        Assert.Equal(6, Sample.Pair(Sample.Lists("id,capacity\nm,6\n", Mentees, rules: Rules)).Pairs);
        Assert.Equal(3, Sample.Pair(Sample.Lists("id\nm\n", Mentees, rules: Rules)).Pairs);
    }

    [Theory]
    [InlineData("{\"shape\": {\"mentors\": 5}}", "shape.mentors")]
    [InlineData("{\"shape\": {\"mentees\": 13}}", "shape.mentees")]
    [InlineData("{\"shape\": {\"mentees\": 3}, \"objective\": \"fair\"}", "objective")]
    public void What_makes_no_sense_is_refused(string rules, string field)
    {
        var outcome = PairLists.Run(Sample.Lists("id\nm\n", "id\na\n", rules: rules));
        Assert.Equal(field, Assert.Single(outcome.Refused).Refusal.Field);
    }

    [Fact]
    public void A_kept_pair_is_refused_in_a_sentence()
    {
        var files = Sample.Lists("id\nm\n", "id\na\n", rules: "{\"shape\": {\"mentees\": 3}}");
        Assert.Single(PairLists.Run(files, [new("m", "a")]).Refused);
    }

    [Fact]
    public void A_better_bound_a_moved_person_and_another_group_are_refused()
    {
        var files = Shaped(1, 3);
        var result = Sample.Pair(files);
        var (pairs, proof) = (Sample.Pairs(result), Sample.Proof(result));
        Assert.False(Verify(pairs, Sample.Changed(proof, text => Bound().Replace(text, "\"bound\": {\"pairs\":$1,\"fit\":1}"))));
        Assert.False(Verify(pairs, Sample.Changed(proof, text => Gap().Replace(text, "\"gap\": 0.000001"))));
        Assert.False(Verify(pairs, Sample.Changed(proof, text => text.Replace("\"group\":1,", "\"group\":99,", StringComparison.Ordinal))));
        var negative = Sample.Changed(
            proof,
            text => Price().Replace(text, "\"pairs\":$1,\"fit\":-1}", 1, text.IndexOf("groupPrices", StringComparison.Ordinal))
        );
        Assert.False(Verify(pairs, negative));
        var lines = Sample.Text(pairs).Split('\n');
        var (first, second) = (Row(1), Row(2));
        var swapped = Sample.Changed(
            pairs,
            _ =>
                string.Join(
                    '\n',
                    lines.Select(
                        (line, at) =>
                            at == first ? Change(line, second)
                            : at == second ? Change(line, first)
                            : line
                    )
                )
        );
        Assert.NotEqual(pairs.Content, swapped.Content);
        Assert.False(Verify(swapped, proof));

        bool Verify(InputFile changedPairs, InputFile changedProof) => Sample.Verify(files, changedPairs, changedProof).Valid;

        int Row(int group) =>
            Array.FindIndex(lines, line => line.EndsWith($",{group.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));

        // Only the group's number moves: each row is true by itself.
        string Change(string line, int other) => line[..line.LastIndexOf(',')] + lines[other][lines[other].LastIndexOf(',')..];
    }

    private static PairingFiles Shaped(int mentors, int mentees) =>
        Sample.Files with
        {
            Rules = Sample.File(
                "rules.json",
                $$"""{"shape": {"mentors": {{mentors}}, "mentees": {{mentees}}}, "sameTeam": false, "maxHoursApart": 24}"""
            ),
        };

    [GeneratedRegex("\"bound\": \\{\"pairs\":(\\d+),\"fit\":\\d+\\}")]
    private static partial Regex Bound();

    [GeneratedRegex("\"gap\": [0-9.]+")]
    private static partial Regex Gap();

    [GeneratedRegex("\"pairs\":(\\d+),\"fit\":\\d+\\}")]
    private static partial Regex Price();
}
