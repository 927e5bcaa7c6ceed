using System.Text;
using System.Text.Json;
using Binome.Matching.Groups;

namespace Binome.Matching;

/// <summary>All of rules.json: the library's rules, and what only files and words need.</summary>
internal sealed record RuleSet
{
    /// <summary>The most pairs, then the greatest total fit.</summary>
    public const string Optimal = "optimal";

    /// <summary>No two people would both rather have each other.</summary>
    public const string Stable = "stable";

    /// <summary>The most pairs, then the best worst pair, then the greatest total fit.</summary>
    public const string Fair = "fair";

    public Rules Rules { get; init; } = new();

    /// <summary>The day that fixes time zones' offsets: a winter's day, the same whenever the lists are paired.</summary>
    public DateOnly Day { get; init; } = new(2026, 1, 15);
    public string Objective { get; init; } = Optimal;
    public int MentorsTogether { get; init; } = 1;
    public int MenteesTogether { get; init; } = 1;

    /// <summary>Who meets together in one session.</summary>
    public GroupShape Shape => GroupShape.Of(MentorsTogether, MenteesTogether);

    /// <summary>More than two people meet.</summary>
    public bool InGroups => MentorsTogether > 1 || MenteesTogether > 1;

    /// <summary>Every key, defaults too, lists sorted: two files that mean the same give the same text.</summary>
    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(bytes, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        )
        {
            json.WriteStartObject();
            json.WriteStartObject("reportingLine");
            json.WriteNumber("depth", Rules.LineDepth);
            Write(json, "exempt", Rules.LineExempt);
            json.WriteEndObject();
            json.WriteBoolean("sameTeam", Rules.SameTeam);
            json.WriteBoolean("appraiser", Rules.Appraiser);
            json.WriteBoolean("hr", Rules.Hr);
            json.WriteBoolean("commonLanguage", Rules.CommonLanguage);
            json.WriteNumber("maxHoursApart", Rules.MaxHoursApart);
            json.WriteBoolean("commonHours", Rules.CommonHours);
            json.WriteStartObject("scope");
            Write(json, "mentors", Rules.Mentors);
            Write(json, "mentees", Rules.Mentees);
            json.WriteEndObject();
            json.WriteString("day", Day.ToString("yyyy-MM-dd", null));
            json.WriteStartObject("weights");
            foreach (var (name, weight) in Named(Rules.Weights))
                json.WriteNumber(name, weight);
            json.WriteEndObject();
            json.WriteString("objective", Objective);
            json.WriteStartObject("shape");
            json.WriteNumber("mentors", MentorsTogether);
            json.WriteNumber("mentees", MenteesTogether);
            json.WriteEndObject();
            json.WriteNumber("seed", Rules.Seed);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static (string Name, int Weight)[] Named(Weights weights) =>
        [
            ("needs", weights.Needs),
            ("language", weights.Language),
            ("place", weights.Place),
            ("style", weights.Style),
            ("distance", weights.Distance),
            ("novelty", weights.Novelty),
            ("wishes", weights.Wishes),
        ];

    private static void Write(Utf8JsonWriter json, string key, Scope scope)
    {
        json.WriteStartObject(key);
        Write(json, "companies", scope.Companies);
        Write(json, "countries", scope.Countries);
        Write(json, "units", scope.Units);
        Write(json, "ids", scope.Ids);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
