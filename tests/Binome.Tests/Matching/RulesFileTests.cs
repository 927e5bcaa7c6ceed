using System.Text;
using Binome.Matching;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Tests.Matching;

public sealed class RulesFileTests
{
    [Theory]
    [InlineData("{\n  \"sameTeem\": true\n}", "2:3: sameTeem: sameTeem is no known key")]
    [InlineData("{\"reportingLine\": {\"depth\": 2,\n\"levels\": 1}}", "2:1: reportingLine.levels: ")]
    [InlineData("{\"reportingLine\": {\"depth\": 100}}", "1:20: reportingLine.depth: 100 is not accepted; a whole number from 0 to 99 is")]
    [InlineData("{\"reportingLine\": 3}", "1:2: reportingLine: an object is expected")]
    [InlineData("{\"reportingLine\": {\"exempt\": \"M1\"}}", "1:20: reportingLine.exempt: ")]
    [InlineData("{\"hr\": \"yes\"}", "1:2: hr: ")]
    [InlineData("{\"maxHoursApart\": 6.5}", "1:2: maxHoursApart: 6.5 is not accepted")]
    [InlineData("{\"day\": \"15/01/2026\"}", "1:2: day: ")]
    [InlineData("{\"weights\": {\"needs\": 101}}", "1:14: weights.needs: ")]
    [InlineData(
        "{\"weights\": {\"needs\":0,\"language\":0,\"place\":0,\"style\":0,\"distance\":0,\"novelty\":0,\"wishes\":0}}",
        "1:2: weights: all weights are 0"
    )]
    [InlineData("{\"objective\": \"best\"}", "1:2: objective: ")]
    [InlineData("{\"shape\": {\"mentors\": 0}}", "1:12: shape.mentors: ")]
    [InlineData("{\"seed\": \"1\"}", "1:2: seed: ")]
    [InlineData("{\"scope\": {\"mentors\": {\"countries\": [\"Atlantis\"]}}}", "1:24: scope.mentors.countries: ")]
    [InlineData("{\"hr\": true, \"hr\": false}", "1:2: hr: the key hr is given twice")]
    [InlineData("{\"hr\": true,\n}", "2:")]
    [InlineData("[]", "1:1: rules: an object is expected")]
    [InlineData("", "1:1: rules: ")]
    public void Each_mistake_is_told_where_it_stands(string json, string refusal)
    {
        var refused = new List<Refusal>();
        Words.In("en", () => RulesFile.Read(Encoding.UTF8.GetBytes(json), refused.Add));
        Assert.StartsWith("rules.json:" + refusal, Assert.Single(refused).At("rules.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_optional_and_read()
    {
        Assert.Equal(new RuleSet().ToJson(), Read("{}").ToJson());
        var rules = Read(
            """
            {"reportingLine": {"depth": 2, "exempt": ["b", "a"]}, "sameTeam": false, "appraiser": false, "hr": false, "commonLanguage": false,
             "maxHoursApart": 3, "commonHours": true, "scope": {"mentors": {"companies": ["Vie"], "countries": ["France"], "units": ["U"], "ids": ["x"]}},
             "day": "2026-07-01", "weights": {"needs": 1, "wishes": 100}, "objective": "optimal", "shape": {"mentors": 1, "mentees": 1}, "seed": -5}
            """
        );
        Assert.Equal(
            (2, 3, -5L, new DateOnly(2026, 7, 1)),
            (rules.Rules.LineDepth, rules.Rules.MaxHoursApart, rules.Rules.Seed, rules.Day)
        );
        Assert.Equal(["FR"], rules.Rules.Mentors.Countries);
        Assert.Equal(new Weights(Needs: 1, Wishes: 100), rules.Rules.Weights);
        Assert.Equal(rules.ToJson(), Read(rules.ToJson()).ToJson());
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.False(Read("\uFEFF{\"hr\": false}").Rules.Hr);

    private static RuleSet Read(string json) => RulesFile.Read(Encoding.UTF8.GetBytes(json), refusal => Assert.Fail(refusal.ToString()));
}
