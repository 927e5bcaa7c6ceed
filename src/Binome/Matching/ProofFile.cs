using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Matching.Verify;

namespace Binome.Matching;

/// <summary>proof.json: what a stranger needs, beside the lists themselves, to be sure that no better plan exists.</summary>
/// <param name="Rules">As canonical JSON.</param>
/// <param name="Inputs">SHA-256 by role: mentors, mentees, people, rules.</param>
internal sealed record ProofFile(
    string Objective,
    RuleSet Rules,
    IReadOnlyList<ByHand> Locks,
    IReadOnlyList<ByHand> Forbids,
    IReadOnlyDictionary<string, string?> Inputs,
    Prices Prices,
    IReadOnlyList<(ByHand Pair, long Fit)> Pairs,
    long Fit,
    Prices? Most,
    PairsAbove? Above,
    GroupsProved? Groups = null
)
{
    private const int Version = 1;

    public static ProofFile Of(PairResult result)
    {
        var roster = result.Roster;
        return new(
            result.Rules.Objective,
            result.Rules,
            Sorted(result.Locks),
            Sorted(result.Forbids),
            Hashes(result.Files),
            Prices.Of(roster, result.Plan),
            [.. result.Rows.Where(row => row.Mentor >= 0).Select(row => (Pair(row.Mentor, row.Mentee), (long)row.Fit))],
            result.Fit,
            result.Fairness is { } fair ? Prices.Of(roster, fair.Most) : null,
            result.Fairness is { } above
                ? new(Sorted(above.Above.Pairs.Select(pair => (pair.Mentor, pair.Mentee))), Prices.Of(roster, above.Above))
                : null,
            result.Grouped is { } grouped ? GroupsProved.Of(result, grouped) : null
        );

        ByHand Pair(int mentor, int mentee) => new(roster.Mentor(mentor).Id, roster.Mentee(mentee).Id);

        IReadOnlyList<ByHand> Sorted(IEnumerable<(int Mentor, int Mentee)> pairs) =>
            [
                .. pairs
                    .Select(pair => Pair(pair.Mentor, pair.Mentee))
                    .OrderBy(pair => pair.Mentor, StringComparer.Ordinal)
                    .ThenBy(pair => pair.Mentee, StringComparer.Ordinal),
            ];
    }

    /// <summary>What each input hashes to; null for one that was not given.</summary>
    public static IReadOnlyDictionary<string, string?> Hashes(PairingFiles files) =>
        new Dictionary<string, string?>
        {
            ["mentors"] = files.Mentors.Sha256,
            ["mentees"] = files.Mentees.Sha256,
            ["people"] = files.People?.Sha256,
            ["rules"] = files.Rules?.Sha256,
        };

    /// <summary>One line per fact: made to be read and compared by people too.</summary>
    public void Write(Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 65_536, leaveOpen: true);
        text.Write("{\n");
        text.Write($"  \"version\": {Version},\n  \"objective\": {Json(Objective)},\n  \"rules\": {Rules.ToJson()},\n");
        List(text, "locks", Locks.Select(pair => $"{{{People(pair)}}}"));
        List(text, "forbids", Forbids.Select(pair => $"{{{People(pair)}}}"));
        text.Write($"  \"inputs\": {{{string.Join(',', Inputs.Select(input => $"{Json(input.Key)}:{Json(input.Value)}"))}}},\n");
        Write(text, "prices", Prices);
        List(text, "pairs", Pairs.Select(row => $"{{{People(row.Pair)},\"fit\":{Json(row.Fit)}}}"));
        if (Most is not null)
            Write(text, "most", Most);
        if (Above is not null)
        {
            List(text, "abovePairs", Above.Pairs.Select(pair => $"{{{People(pair)}}}"));
            Write(text, "abovePrices", Above.Prices);
        }
        Groups?.Write(text);
        text.Write($"  \"fit\": {Fit}\n}}\n");
    }

    /// <exception cref="FormatException">It is no proof of this version; the message is the key of what is missing.</exception>
    public static ProofFile Read(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.GetProperty("version").GetInt32() != Version)
                throw new FormatException("version");
            var wrong = false;
            var rules = RulesFile.Read(Encoding.UTF8.GetBytes(root.GetProperty("rules").GetRawText()), _ => wrong = true);
            if (wrong)
                throw new FormatException("rules");
            return new(
                root.GetProperty("objective").GetString()!,
                rules,
                [.. root.GetProperty("locks").EnumerateArray().Select(PairOf)],
                [.. root.GetProperty("forbids").EnumerateArray().Select(PairOf)],
                root.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => input.Value.GetString()),
                PricesOf(root.GetProperty("prices")),
                [.. root.GetProperty("pairs").EnumerateArray().Select(row => (PairOf(row), row.GetProperty("fit").GetInt64()))],
                root.GetProperty("fit").GetInt64(),
                rules.Objective == RuleSet.Fair ? PricesOf(root.GetProperty("most")) : null,
                rules.Objective == RuleSet.Fair
                    ? new([.. root.GetProperty("abovePairs").EnumerateArray().Select(PairOf)], PricesOf(root.GetProperty("abovePrices")))
                    : null,
                rules.InGroups ? GroupsProved.Read(root) : null
            );
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(trouble.Message, trouble);
        }
    }

    private static Prices PricesOf(JsonElement prices) =>
        new(
            prices.GetProperty("mentees").EnumerateArray().ToDictionary(IdOf, LevelsOf),
            prices.GetProperty("mentors").EnumerateArray().ToDictionary(IdOf, LevelsOf)
        );

    private static ByHand PairOf(JsonElement row) => new(row.GetProperty("mentor").GetString()!, row.GetProperty("mentee").GetString()!);

    private static string IdOf(JsonElement row) => row.GetProperty("id").GetString()!;

    private static Levels LevelsOf(JsonElement row) =>
        new(row.GetProperty("pairs").GetInt64(), row.GetProperty("fit").GetInt64(), row.GetProperty("tie").GetInt64());

    // By hand: a serializer takes longer to learn these few shapes than they take to be written.
    private static string Json(string? value) =>
        value is null ? "null" : $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";

    private static string Json(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string People(ByHand pair) => $"\"mentor\":{Json(pair.Mentor)},\"mentee\":{Json(pair.Mentee)}";

    private static void Write(TextWriter text, string key, Prices prices)
    {
        text.Write($"  \"{key}\": {{\n");
        List(text, "mentees", prices.Mentees.Select(Line));
        List(text, "mentors", prices.Mentors.Select(Line), "\n");
        text.Write("  },\n");

        static string Line(KeyValuePair<string, Levels> price) =>
            $"{{\"id\":{Json(price.Key)},\"pairs\":{Json(price.Value.Pairs)},\"fit\":{Json(price.Value.Fit)},\"tie\":{Json(price.Value.Tie)}}}";
    }

    private static void List(TextWriter text, string key, IEnumerable<string> lines, string end = ",\n")
    {
        text.Write($"  \"{key}\": [");
        var isEmpty = true;
        foreach (var line in lines)
        {
            text.Write(isEmpty ? "\n    " : ",\n    ");
            text.Write(line);
            isEmpty = false;
        }
        text.Write((isEmpty ? "]" : "\n  ]") + end);
    }
}
