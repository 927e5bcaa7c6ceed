namespace Binome.Matching.Tests;

public sealed class HardRulesTests
{
    private static readonly Rules s_rules = new();

    // boss - a - b - c; d beside b; e dotted under d.
    private static readonly Person[] s_directory =
    [
        new("boss"),
        new("a") { Manager = "boss" },
        new("b") { Manager = "a" },
        new("c") { Manager = "b" },
        new("d") { Manager = "a" },
        new("e") { Manager = "boss", DottedManagers = ["d"] },
    ];

    [Theory]
    [InlineData("c", "b", 99, "", "ReportingLine b c 1")]
    [InlineData("b", "c", 99, "", "ReportingLine b c 1")] // reverse mentoring: the one below may be the mentor
    [InlineData("c", "boss", 99, "", "ReportingLine boss c 3")]
    [InlineData("c", "boss", 2, "", "")]
    [InlineData("c", "boss", 3, "", "ReportingLine boss c 3")]
    [InlineData("c", "boss", 99, "boss", "")] // exempt: only level 1 counts
    [InlineData("boss", "c", 99, "c", "")]
    [InlineData("a", "boss", 99, "boss", "ReportingLine boss a 1")]
    [InlineData("c", "boss", 99, "a", "")] // ... ; see below
    [InlineData("e", "a", 99, "", "ReportingLine a e 2")] // dotted, then solid
    [InlineData("e", "d", 99, "e", "ReportingLine d e 1")]
    [InlineData("c", "d", 99, "", "")]
    [InlineData("b", "d", 99, "", "SameTeam a  0")]
    [InlineData("b", "b", 99, "", "Self   0")]
    [InlineData("c", "b", 0, "", "")]
    public void The_chain_of_managers(string mentee, string mentor, int depth, string exempt, string expected)
    {
        if (exempt == "a")
            expected = "ReportingLine boss c 3"; // being exempt is about the two of the pair, not about those between
        var rules = s_rules with { LineDepth = depth, LineExempt = exempt == "" ? [] : [exempt] };
        Assert.Equal(expected, Named(new(mentee), new(mentor), rules));
    }

    [Fact]
    public void A_circle_of_dotted_lines_ends()
    {
        Person[] circle = [new("x") { DottedManagers = ["y"] }, new("y") { DottedManagers = ["z"] }, new("z") { DottedManagers = ["x"] }];
        Assert.Equal("ReportingLine y x 1", Named(circle[0], circle[1], s_rules, circle));
        Assert.Equal("ReportingLine x z 1", Named(circle[0], circle[2], s_rules with { LineDepth = 1 }, circle));
    }

    [Fact]
    public void Each_other_rule_names_its_facts()
    {
        var (e, r) = (new Person("e1"), new Person("r1"));
        Assert.Equal("Veto e1 r1 0", Named(e with { Vetoes = ["r1"], Wishes = ["r1"] }, r, s_rules));
        Assert.Equal("Veto r1 e1 0", Named(e, r with { Vetoes = ["e1"] }, s_rules));
        Assert.Equal("Appraiser r1 e1 0", Named(e with { Appraisers = ["other", "r1"] }, r, s_rules));
        Assert.Equal("Appraiser e1 r1 0", Named(e, r with { Appraisers = ["e1"] }, s_rules));
        Assert.Equal("Hr r1 e1 0", Named(e with { Hr = ["r1"] }, r, s_rules));
        Assert.Equal("Hr e1 r1 0", Named(e, r with { Hr = ["e1"] }, s_rules));
        Assert.Equal("SameTeam boss  0", Named(e with { Manager = "boss" }, r with { Manager = "boss" }, s_rules, []));
        Assert.Equal("CommonLanguage   0", Named(e with { Languages = ["fr", "en"] }, r with { Languages = ["de"] }, s_rules));
        Assert.Equal("MaxHoursApart   361", Named(e with { OffsetMinutes = -300 }, r with { OffsetMinutes = 61 }, s_rules));
        Assert.Equal("", Named(e with { OffsetMinutes = -300 }, r with { OffsetMinutes = 60 }, s_rules));
        var scope = s_rules with
        {
            Mentors = new Scope { Companies = ["Vie"], Countries = ["FR"] },
            Mentees = new Scope { Ids = ["e1"] },
        };
        Assert.Equal("", Named(e, r with { Company = "vie", Country = "FR" }, scope));
        Assert.Equal("Scope r1 DE 0", Named(e, r with { Company = "Vie", Country = "DE" }, scope));
        Assert.Equal("Scope e2 e2 0", Named(new("e2"), r, scope));
        WeekSpan[] morning = [new(480, 600)],
            evening = [new(1080, 1200)];
        var hours = s_rules with { CommonHours = true };
        Assert.Equal(
            "CommonHours   0",
            Named(e with { Hours = morning, OffsetMinutes = 0 }, r with { Hours = evening, OffsetMinutes = 0 }, hours)
        );
        Assert.Equal("", Named(e with { Hours = morning, OffsetMinutes = 0 }, r with { Hours = evening, OffsetMinutes = 0 }, s_rules));
    }

    [Fact]
    public void An_unknown_fact_never_forbids()
    {
        var known = new Person("r1")
        {
            Languages = ["de"],
            OffsetMinutes = 720,
            Hours = [new(0, 60)],
            Manager = "boss",
            Company = "Vie",
        };
        var rules = s_rules with
        {
            CommonHours = true,
            MaxHoursApart = 0,
            Mentees = new Scope { Companies = ["Vie"], Units = ["Achats"] },
        };
        Assert.Equal("", Named(new Person("e1"), known, rules, []));
        Assert.Equal("", Named(new Person("e1") { Hours = [new(120, 180)] }, known, rules, []));
    }

    [Fact]
    public void Rules_that_are_off_do_not_forbid()
    {
        var off = new Rules
        {
            SameTeam = false,
            Appraiser = false,
            Hr = false,
            CommonLanguage = false,
            LineDepth = 0,
            MaxHoursApart = 26,
        };
        var e = new Person("e1")
        {
            Manager = "boss",
            Appraisers = ["r1"],
            Hr = ["r1"],
            Languages = ["fr"],
            OffsetMinutes = 840,
        };
        var r = new Person("r1")
        {
            Manager = "boss",
            Languages = ["de"],
            OffsetMinutes = -720,
        };
        Assert.Equal("", Named(e, r, off, []));
        Assert.Equal("", Named(e with { Manager = "r1" }, r, off, []));
    }

    private static string Named(Person mentee, Person mentor, Rules rules, Person[]? directory = null)
    {
        var obstacle = new Roster([mentee], [1], [mentor], [1], directory ?? s_directory, rules).Forbids(0, 0);
        return obstacle is { } o ? $"{o.Rule} {o.Who} {o.Whom} {o.Number}" : "";
    }
}
