using System.Globalization;
using System.Text.Json;
using Binome.Matching.Groups;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>Reads rules.json: every key optional, no key unknown; each mistake is told where it stands.</summary>
internal sealed class RulesFile
{
    private const int MostLevels = 99;
    private const int MostHours = 26; // from UTC-12 to UTC+14

    private readonly JsonPlaces _places;
    private readonly Action<Refusal> _refuse;

    private RulesFile(JsonPlaces places, Action<Refusal> refuse) => (_places, _refuse) = (places, refuse);

    public static RuleSet Read(byte[] content, Action<Refusal> refuse)
    {
        var text = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
        try
        {
            using var json = JsonDocument.Parse(text);
            return new RulesFile(new(text), refuse).Read(json.RootElement);
        }
        catch (JsonException broken)
        {
            var (line, column) = ((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
            refuse(new(line, column, "rules", Words.Get("matching.rules.broken")));
            return new();
        }
    }

    private RuleSet Read(JsonElement root)
    {
        foreach (var key in _places.Twice)
            Refuse(key, "matching.rules.twice", key);
        var top = Keys(
            root,
            "",
            "reportingLine sameTeam appraiser hr commonLanguage maxHoursApart commonHours scope day weights objective shape seed"
        );
        var line = Keys(top, "reportingLine", "depth exempt");
        var scope = Keys(top, "scope", "mentors mentees");
        var shape = Keys(top, "shape", "mentors mentees");
        var rules = new Rules
        {
            LineDepth = Int(line, "reportingLine.depth", 0, MostLevels, MostLevels),
            LineExempt = Texts(line, "reportingLine.exempt"),
            SameTeam = Bool(top, "sameTeam", true),
            Appraiser = Bool(top, "appraiser", true),
            Hr = Bool(top, "hr", true),
            CommonLanguage = Bool(top, "commonLanguage", true),
            MaxHoursApart = Int(top, "maxHoursApart", 0, MostHours, 6),
            CommonHours = Bool(top, "commonHours", false),
            Mentors = ScopeOf(scope, "scope.mentors"),
            Mentees = ScopeOf(scope, "scope.mentees"),
            Weights = WeightsOf(top),
            Seed = Value(top, "seed") is { } seed ? Long(seed, "seed") : 1,
        };
        var all = new RuleSet
        {
            Rules = rules,
            Day = Day(top),
            Objective = Objective(top),
            MentorsTogether = Int(shape, "shape.mentors", 1, GroupShape.MostMentors, 1),
            MenteesTogether = Int(shape, "shape.mentees", 1, GroupShape.MostMentees, 1),
        };
        if (all.InGroups && all.Objective != RuleSet.Optimal)
            Refuse("objective", "matching.rules.objectiveOfGroups", all.Objective);
        return all;
    }

    private Weights WeightsOf(JsonElement? top)
    {
        var defaults = new Weights();
        var keys = Keys(top, "weights", "needs language place style distance novelty wishes");
        var w = RuleSet.Named(defaults).Select(weight => Int(keys, $"weights.{weight.Name}", 0, 100, weight.Weight)).ToArray();
        var weights = new Weights(w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
        if (weights.Sum > 0)
            return weights;
        Refuse("weights", "matching.rules.noWeight");
        return defaults;
    }

    private Scope ScopeOf(JsonElement? scope, string path)
    {
        var keys = Keys(scope, path, "companies countries units ids");
        var countries = new List<string>();
        foreach (var text in Texts(keys, $"{path}.countries"))
            if (Countries.Find(text) is { } code)
                countries.Add(code);
            else
                Refuse($"{path}.countries", "matching.rules.country", text);
        return new()
        {
            Companies = Texts(keys, $"{path}.companies"),
            Countries = countries,
            Units = Texts(keys, $"{path}.units"),
            Ids = Texts(keys, $"{path}.ids"),
        };
    }

    private DateOnly Day(JsonElement? top)
    {
        var day = new RuleSet().Day;
        if (
            Value(top, "day") is { } value
            && (
                value.ValueKind != JsonValueKind.String
                || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            )
        )
            Refuse("day", "matching.rules.day", value.GetRawText());
        return day;
    }

    private string Objective(JsonElement? top)
    {
        if (Value(top, "objective") is not { } value)
            return RuleSet.Optimal;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is RuleSet.Optimal or RuleSet.Stable or RuleSet.Fair)
            return value.GetString()!;
        Refuse("objective", "matching.rules.objective", value.GetRawText());
        return RuleSet.Optimal;
    }

    /// <summary>The object under a key, whose own keys are all known; null when there is none.</summary>
    private JsonElement? Keys(JsonElement? parent, string path, string known)
    {
        var found = path.Length == 0 ? parent : Value(parent, path);
        if (found is not { } element)
            return null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(path.Length == 0 ? "rules" : path, "matching.rules.notObject", known.Replace(" ", ", ", StringComparison.Ordinal));
            return null;
        }
        foreach (var property in element.EnumerateObject())
            if (!known.Split(' ').Contains(property.Name))
            {
                var key = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                Refuse(key, "matching.rules.unknownKey", key, known.Replace(" ", ", ", StringComparison.Ordinal));
            }
        return element;
    }

    private static JsonElement? Value(JsonElement? parent, string path) =>
        parent is { } element && element.TryGetProperty(path[(path.LastIndexOf('.') + 1)..], out var value) ? value : null;

    private int Int(JsonElement? parent, string path, int least, int most, int otherwise)
    {
        if (Value(parent, path) is not { } value)
            return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Refuse(path, "matching.rules.number", value.GetRawText(), least, most);
        return otherwise;
    }

    private long Long(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        Refuse(path, "matching.rules.whole", value.GetRawText());
        return 1;
    }

    private bool Bool(JsonElement? parent, string path, bool otherwise)
    {
        if (Value(parent, path) is not { } value)
            return otherwise;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Refuse(path, "matching.rules.bool", value.GetRawText());
        return value.ValueKind == JsonValueKind.True;
    }

    private IReadOnlyList<string> Texts(JsonElement? parent, string path)
    {
        if (Value(parent, path) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())];
        Refuse(path, "matching.rules.texts", value.GetRawText());
        return [];
    }

    private void Refuse(string key, string word, params ReadOnlySpan<object?> arguments)
    {
        var (line, column) = _places.Of(key);
        _refuse(new(line, column, key, Words.Get(word, arguments)));
    }
}
