using System.Text.Json;
using System.Text.Json.Serialization;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>A need and how well the mentor knows it, 1 to 5 both.</summary>
internal sealed record ReasonTopic(string Topic, int Level, int Importance);

/// <summary>
/// Why two people go together, as facts: words are made of them in each reader's language. Wishes are not among them: they are their author's. Of a sealed person
/// only topics are.
/// </summary>
/// <param name="Topics">What the mentee needs and the mentor knows, the weightiest first.</param>
/// <param name="Language">One that both speak, ISO 639-1.</param>
/// <param name="City">Where both work.</param>
/// <param name="SameCountry">Both work in one country.</param>
/// <param name="Style">Their ways of working go well together.</param>
/// <param name="Units">The mentee's unit and the mentor's, when they differ.</param>
/// <param name="HaveMet">They were a pair before.</param>
internal sealed record PairReasons(
    IReadOnlyList<ReasonTopic> Topics,
    string? Language,
    string? City,
    bool SameCountry,
    bool Style,
    IReadOnlyList<string>? Units,
    bool HaveMet
)
{
    private const int MostTopics = 3;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static PairReasons Of(BoardPeople people, int mentor, int mentee)
    {
        var (e, r, score) = (people.Roster.Mentee(mentee), people.Roster.Mentor(mentor), people.Roster.Score(mentee, mentor));
        var topics = e
            .Needs.Where(need => r.Skills.ContainsKey(need.Key))
            .OrderByDescending(need => need.Value * r.Skills[need.Key])
            .ThenBy(need => need.Key, StringComparer.Ordinal)
            .Take(MostTopics)
            .Select(need => new ReasonTopic(need.Key, r.Skills[need.Key], need.Value))
            .ToList();
        if (people.IsSealed(mentor, mentee))
            return new(topics, null, null, false, false, null, false);
        var sameCountry = e.Country is not null && e.Country == r.Country;
        return new(
            topics,
            score.Language > Criteria.Unknown ? e.Languages.Intersect(r.Languages).FirstOrDefault() : null,
            score.Place == Criteria.Whole ? r.City : null,
            sameCountry,
            e.Style.Count == 5 && r.Style.Count == 5 && score.Style >= PairWords.GoodStyle,
            e.Unit is not null && r.Unit is not null && !string.Equals(e.Unit, r.Unit, StringComparison.OrdinalIgnoreCase)
                ? [e.Unit, r.Unit]
                : null,
            score.Novelty == 0
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, s_json);
}
