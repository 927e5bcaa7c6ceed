using Binome.People.Import;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>Says in words why a pair fits, and why somebody has no mentor.</summary>
public static class PairWords
{
    private const int MostTopics = 3;
    private const int MostNames = 10;

    /// <summary>A style criterion from here on is worth a word: eleven of fifteen points on the mean axis.</summary>
    internal const int GoodStyle = 700_000;

    /// <summary>Why this pair, the weightiest facts first; one sentence, parts separated by semicolons.</summary>
    /// <param name="topicName">How a reader knows a topic; without it by its code.</param>
    public static string Reasons(Roster roster, PairRow row, Func<string, string>? topicName = null)
    {
        ArgumentNullException.ThrowIfNull(roster);
        if (row.Mentor < 0)
            return "";
        var (e, r, score) = (roster.Mentee(row.Mentee), roster.Mentor(row.Mentor), roster.Score(row.Mentee, row.Mentor));
        var reasons = new List<string>();
        if (row.IsLocked)
            reasons.Add(Words.Get("matching.reason.locked"));
        if (Topics(e, r, topicName ?? (code => code)) is { Length: > 0 } topics)
            reasons.Add(Words.Get("matching.reason.needs", topics));
        if (score.Language > Criteria.Unknown && e.Languages.Intersect(r.Languages).FirstOrDefault() is { } language)
            reasons.Add(Words.Get("matching.reason.language", SpokenLanguages.Name(language)));
        if (score.Place == Criteria.Whole)
            reasons.Add(Words.Get("matching.reason.city", r.City));
        else if (e.Country is not null && e.Country == r.Country)
            reasons.Add(Words.Get("matching.reason.country"));
        if (e.Style.Count == 5 && r.Style.Count == 5 && score.Style >= GoodStyle)
            reasons.Add(Words.Get("matching.reason.style"));
        if (e.Unit is not null && r.Unit is not null && !string.Equals(e.Unit, r.Unit, StringComparison.OrdinalIgnoreCase))
            reasons.Add(Words.Get("matching.reason.distance", e.Unit, r.Unit));
        if (e.Wishes.Contains(r.Id))
            reasons.Add(Words.Get("matching.reason.wishedByMentee"));
        if (r.Wishes.Contains(e.Id))
            reasons.Add(Words.Get("matching.reason.wishedByMentor"));
        if (score.Novelty == 0)
            reasons.Add(Words.Get("matching.reason.met"));
        return reasons.Count > 0 ? string.Join(Words.Get("matching.reason.separator"), reasons) : Words.Get("matching.reason.allowed");
    }

    /// <summary>Why a unit of demand has no mentor: rules, or competition for places.</summary>
    public static string WhyNot(PairResult result, int mentee)
    {
        ArgumentNullException.ThrowIfNull(result);
        var roster = result.Roster;
        if (roster.Mentors == 0)
            return Words.Get("matching.whyNot.noMentors");
        var counts = Obstacles(roster, mentee, out var allowed);
        if (allowed == 0)
            return Words.Get("matching.whyNot.rules", counts);
        if (result.Grouping is not null)
            return Together(Words.Count("matching.whyNot.group", allowed));
        if (result.Explanation?.CompetitionOf(mentee) is { } competition)
        {
            var people = Words.Count("matching.whyNot.people", competition.Mentees.Count);
            var places = Words.Count("matching.whyNot.places", competition.Places);
            return Words.Get(
                "matching.whyNot.competition",
                people,
                places,
                Names([.. competition.Mentors.Select(mentor => roster.Mentor(mentor).Id)])
            );
        }
        var own = Words.Count(
            result.Plan is null ? "matching.whyNot.othersPreferred"
                : result.Fairness is null ? "matching.whyNot.noneLeft"
                : "matching.whyNot.lessFair",
            allowed
        );
        return Together(own);

        string Together(string own) => counts.Length == 0 ? own : Words.Get("matching.whyNot.others", own, counts);
    }

    /// <summary>How many mentors each rule takes away, the most first.</summary>
    private static string Obstacles(Roster roster, int mentee, out int allowed)
    {
        var counts = new int[(int)Rule.Forbid + 1];
        allowed = 0;
        for (var mentor = 0; mentor < roster.Mentors; mentor++)
            if (roster.Forbids(mentee, mentor) is { } obstacle)
                counts[(int)obstacle.Rule]++;
            else
                allowed++;
        var words = new List<string>();
        while (counts.Max() is > 0 and var most)
        {
            var rule = Array.IndexOf(counts, most);
            words.Add(RuleWords.Count((Rule)rule, most));
            counts[rule] = 0;
        }
        return string.Join(", ", words);
    }

    private static string Topics(Person mentee, Person mentor, Func<string, string> topicName) =>
        string.Join(
            ", ",
            mentee
                .Needs.Where(need => mentor.Skills.ContainsKey(need.Key))
                .OrderByDescending(need => need.Value * mentor.Skills[need.Key])
                .ThenBy(need => need.Key, StringComparer.Ordinal)
                .Take(MostTopics)
                .Select(need => Words.Get("matching.reason.topic", topicName(need.Key), mentor.Skills[need.Key], need.Value))
        );

    private static string Names(string[] ids)
    {
        Array.Sort(ids, StringComparer.Ordinal);
        var shown = string.Join(", ", ids.Take(MostNames));
        return ids.Length <= MostNames ? shown : Words.Count("matching.whyNot.andMore", ids.Length - MostNames, shown);
    }
}
