using System.Globalization;
using System.Text.RegularExpressions;
using Binome.Matching;

namespace Binome.Tests.Matching;

public sealed partial class VerifyListsTests
{
    private static readonly PairResult s_best = Sample.Pair(Sample.Files);
    private static readonly InputFile s_pairs = Sample.Pairs(s_best);
    private static readonly InputFile s_proof = Sample.Proof(s_best);

    [Fact]
    public void Accepts_its_own_proof_with_or_without_the_rules()
    {
        foreach (var files in new[] { Sample.Files, Sample.Files with { Rules = null } })
            Assert.Equal(new VerifyReport(true, 119, s_best.Fit, 0, 0, 0, null, "optimal"), Sample.Verify(files, s_pairs, s_proof));
    }

    [Fact]
    public void Rules_that_mean_the_same_are_the_same()
    {
        var spaced = Sample.Changed(
            Sample.Files.Rules!,
            text => text.Replace("{", "{\n ", StringComparison.Ordinal).Replace("true", "true, \"seed\": 1", StringComparison.Ordinal)
        );
        Assert.Null(Sample.Verify(Sample.Files with { Rules = spaced }, s_pairs, s_proof).Problem);
    }

    [Fact]
    public void Refuses_any_one_pair_given_to_another_mentor_also_when_the_proof_says_the_same()
    {
        var lines = Sample.Text(s_pairs).Split('\n');
        var mentors = Enumerable.Range(0, s_best.Roster.Mentors).Select(j => s_best.Roster.Mentor(j).Id).ToArray();
        for (var at = 1; at < lines.Length - 1; at++)
        {
            var cells = lines[at].Split(',', 4);
            var mentee = Enumerable.Range(0, s_best.Roster.Mentees).First(i => s_best.Roster.Mentee(i).Id == cells[1]);
            var mentor = (Array.IndexOf(mentors, cells[0]) + 1 + at % 7) % mentors.Length;
            var fit = s_best.Roster.Fit(mentee, mentor).ToString(CultureInfo.InvariantCulture);
            if (mentors[mentor] == cells[0])
                continue;
            var moved = Sample.Changed(
                s_pairs,
                _ => string.Join('\n', lines.Select((line, k) => k == at ? $"{mentors[mentor]},{cells[1]},{fit},{cells[3]}" : line))
            );
            Assert.False(Sample.Verify(Sample.Files, moved, s_proof).Valid);
            if (cells[0].Length == 0)
                continue;
            // The liar is consistent: pairs, fits and sums of the proof agree with the file. Only the prices tell.
            var sum = s_best.Fit - long.Parse(cells[2], CultureInfo.InvariantCulture) + long.Parse(fit, CultureInfo.InvariantCulture);
            var lied = Sample.Changed(
                s_proof,
                text =>
                    text.Replace(
                            $"{{\"mentor\":\"{cells[0]}\",\"mentee\":\"{cells[1]}\",\"fit\":{cells[2]}}}",
                            $"{{\"mentor\":\"{mentors[mentor]}\",\"mentee\":\"{cells[1]}\",\"fit\":{fit}}}",
                            StringComparison.Ordinal
                        )
                        .Replace($"\"fit\": {s_best.Fit}\n", $"\"fit\": {sum}\n", StringComparison.Ordinal)
            );
            Assert.NotEqual(s_proof.Content, lied.Content);
            Assert.False(Sample.Verify(Sample.Files, moved, lied).Valid);
        }
    }

    [Fact]
    public void Refuses_any_one_changed_price()
    {
        var text = Sample.Text(s_proof);
        var prices = Price().Matches(text);
        Assert.Equal(160, prices.Count);
        foreach (Match price in prices)
            for (var level = 1; level <= 3; level++)
            {
                var number = price.Groups[level];
                var changed = (long.Parse(number.Value, CultureInfo.InvariantCulture) + (price.Index % 2 == 0 ? 1 : -1)).ToString(
                    CultureInfo.InvariantCulture
                );
                var lied = text[..number.Index] + changed + text[(number.Index + number.Length)..];
                Assert.False(Sample.Verify(Sample.Files, s_pairs, Sample.File("proof.json", lied)).Valid, price.Value);
            }
    }

    [Theory]
    [InlineData("\"depth\": 99", "\"depth\": 98")]
    [InlineData("\"sameTeam\": false", "\"sameTeam\": true")]
    [InlineData("\"commonLanguage\": true", "\"commonLanguage\": false")]
    [InlineData("\"maxHoursApart\": 24", "\"maxHoursApart\": 23")]
    [InlineData("\"commonHours\": false", "\"commonHours\": true")]
    [InlineData("\"commonHours\": false", "\"commonHours\": false, \"seed\": 2")]
    [InlineData("\"commonHours\": false", "\"commonHours\": false, \"day\": \"2026-01-16\"")]
    [InlineData("\"commonHours\": false", "\"commonHours\": false, \"hr\": false")]
    [InlineData("\"commonHours\": false", "\"commonHours\": false, \"weights\": {\"needs\": 41}")]
    [InlineData("\"commonHours\": false", "\"commonHours\": false, \"scope\": {\"mentors\": {\"countries\": [\"FR\"]}}")]
    public void Refuses_any_other_rule(string rule, string other)
    {
        var rules = Sample.Changed(Sample.Files.Rules!, text => text.Replace(rule, other, StringComparison.Ordinal));
        Assert.NotEqual(Sample.Files.Rules!.Content, rules.Content);
        Assert.False(Sample.Verify(Sample.Files with { Rules = rules }, s_pairs, s_proof).Valid);
    }

    [Fact]
    public void Refuses_any_other_input()
    {
        var files = Sample.Files;
        Assert.False(
            Sample
                .Verify(
                    files with
                    {
                        Mentors = Sample.Changed(files.Mentors, text => text.Replace("M000120,5", "M000120,6", StringComparison.Ordinal)),
                    },
                    s_pairs,
                    s_proof
                )
                .Valid
        );
        Assert.False(
            Sample
                .Verify(
                    files with
                    {
                        Mentees = Sample.Changed(files.Mentees, text => text.Replace("advocacy:5", "advocacy:4", StringComparison.Ordinal)),
                    },
                    s_pairs,
                    s_proof
                )
                .Valid
        );
        Assert.False(
            Sample
                .Verify(
                    files with
                    {
                        People = Sample.Changed(files.People!, text => text.Replace("Jascar", "Jascan", StringComparison.Ordinal)),
                    },
                    s_pairs,
                    s_proof
                )
                .Valid
        );
        Assert.False(Sample.Verify(files with { Mentors = Sample.Shuffled(files.Mentors, 1) }, s_pairs, s_proof).Valid);
    }

    [Fact]
    public void Without_hashes_a_changed_input_is_still_found_by_fits_and_prices()
    {
        var mentors = Sample.Changed(Sample.Files.Mentors, text => text.Replace("M000123,5,", "M000123,1,", StringComparison.Ordinal));
        var files = Sample.Files with { Mentors = mentors };
        var proof = Sample.Changed(s_proof, text => text.Replace(Sample.Files.Mentors.Sha256, mentors.Sha256, StringComparison.Ordinal));
        Assert.False(Sample.Verify(files, s_pairs, proof).Valid);
    }

    [Fact]
    public void Counts_locks_and_forbids_and_refuses_a_lock_against_a_rule()
    {
        var row = s_best.Rows.First(row => row.Mentor >= 0);
        var (mentor, mentee) = (s_best.Roster.Mentor(row.Mentor).Id, s_best.Roster.Mentee(row.Mentee).Id);
        var result = Sample.Pair(Sample.Files, [new(mentor, mentee)], [new("M000120", "M000005")]);
        var proof = Sample.Proof(result);
        var report = Sample.Verify(Sample.Files, Sample.Pairs(result), proof);
        Assert.Equal((true, 1, 1), (report.Valid, report.Locks, report.Forbids));
        var lied = Sample.Changed(
            proof,
            text =>
                text.Replace(
                    $"\"locks\": [\n    {{\"mentor\":\"{mentor}\",\"mentee\":\"{mentee}\"}}",
                    "\"locks\": [\n    {\"mentor\":\"M000120\",\"mentee\":\"M000000\"}",
                    StringComparison.Ordinal
                )
        );
        Assert.False(Sample.Verify(Sample.Files, Sample.Pairs(result), lied).Valid);
    }

    [Theory]
    [InlineData("stable")]
    [InlineData("fair")]
    public void Another_objective_is_proved_by_its_own_property(string objective)
    {
        var files = Sample.Files with
        {
            Rules = Sample.File(
                "rules.json",
                $$"""{"objective": "{{objective}}", "maxHoursApart": 24, "scope": {"mentors": {"countries": ["FR"]} } }"""
            ),
        };
        var result = Sample.Pair(files);
        var (pairs, proof) = (Sample.Pairs(result), Sample.Proof(result));
        Assert.Null(Sample.Verify(files, pairs, proof).Problem);
        Assert.Equal(Sample.Names(result), Sample.Names(Sample.Pair(files with { Mentees = Sample.Shuffled(files.Mentees, 5) })));
        var optimal = Sample.Pair(
            files with
            {
                Rules = Sample.File("rules.json", """{"maxHoursApart": 24, "scope": {"mentors": {"countries": ["FR"]}}}"""),
            }
        );
        Assert.True(result.Pairs <= optimal.Pairs && result.Fit < optimal.Fit);
        Assert.False(Sample.Verify(files, Sample.Pairs(optimal), proof).Valid);
        foreach (Match price in Price().Matches(Sample.Text(proof)).Where((_, k) => k % 7 == 0))
        {
            var lied = Sample.Changed(
                proof,
                text =>
                    text[..price.Groups[2].Index]
                    + (long.Parse(price.Groups[2].Value, CultureInfo.InvariantCulture) + 1)
                    + text[(price.Groups[2].Index + price.Groups[2].Length)..]
            );
            Assert.False(Sample.Verify(files, pairs, lied).Valid, price.Value);
        }
        // The plan of the best total fit, with a proof that calls it fair or stable.
        var renamed = Sample.Changed(
            Sample.Proof(optimal),
            text =>
                text.Replace("\"objective\": \"optimal\"", $"\"objective\": \"{objective}\"", StringComparison.Ordinal)
                    .Replace("\"objective\":\"optimal\"", $"\"objective\":\"{objective}\"", StringComparison.Ordinal)
        );
        var outcome = VerifyLists.Run(files, Sample.Pairs(optimal), renamed);
        Assert.False(outcome.Report?.Valid ?? false);
    }

    [Fact]
    public void What_is_no_proof_is_refused()
    {
        foreach (
            var text in new[]
            {
                "",
                "[]",
                "{}",
                "{\"version\": 2}",
                "nonsense",
                Sample.Text(s_proof).Replace("\"prices\"", "\"price\"", StringComparison.Ordinal),
            }
        )
            Assert.Single(VerifyLists.Run(Sample.Files, s_pairs, Sample.File("proof.json", text)).Refused);
    }

    [GeneratedRegex("\"pairs\":(-?\\d+),\"fit\":(-?\\d+),\"tie\":(-?\\d+)")]
    private static partial Regex Price();
}
