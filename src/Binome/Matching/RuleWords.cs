using System.Globalization;
using Binome.People.Import;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>Says in words which rule forbids a pair, and why.</summary>
internal static class RuleWords
{
    /// <summary>The rule's name in rules.json, or of the option.</summary>
    public static string Key(Rule rule) => JsonNameOf(rule.ToString());

    /// <summary>How many mentors a rule takes away: `12 in the reporting line`.</summary>
    public static string Count(Rule rule, int mentors) => Words.Count($"matching.rule.{Key(rule)}", mentors);

    /// <summary>The facts of one pair: `A100 stands 2 levels above M200`.</summary>
    public static string Facts(Roster roster, int mentee, int mentor, Obstacle obstacle)
    {
        var (e, r) = (roster.Mentee(mentee), roster.Mentor(mentor));
        return obstacle.Rule switch
        {
            Rule.ReportingLine => Words.Count("matching.facts.reportingLine", obstacle.Number, obstacle.Who, obstacle.Whom),
            Rule.CommonLanguage => Words.Get("matching.facts.commonLanguage", r.Id, Spoken(r), e.Id, Spoken(e)),
            Rule.MaxHoursApart => Words.Get("matching.facts.maxHoursApart", Hours(obstacle.Number)),
            Rule.Scope => Words.Get("matching.facts.scope", obstacle.Who, obstacle.Whom),
            Rule.Veto => Words.Get("matching.facts.veto", obstacle.Who, obstacle.Whom),
            Rule.SameTeam => Words.Get("matching.facts.sameTeam", obstacle.Who),
            Rule.Appraiser => Words.Get("matching.facts.appraiser", obstacle.Who, obstacle.Whom),
            Rule.Hr => Words.Get("matching.facts.hr", obstacle.Who, obstacle.Whom),
            _ => Words.Get($"matching.facts.{Key(obstacle.Rule)}"),
        };
    }

    private static string Spoken(Person person) => string.Join(", ", person.Languages.Select(SpokenLanguages.Name));

    private static string Hours(int minutes) =>
        minutes % 60 == 0
            ? (minutes / 60).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");

    private static string JsonNameOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
