using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Matching.Groups;

namespace Binome.Matching;

/// <summary>What proof.json says of groups: who meets, what no plan can pass, and the prices that show it; no prices where every plan was tried.</summary>
internal sealed record GroupsProved(
    IReadOnlyList<ProvedGroup> Groups,
    GroupValue Bound,
    decimal Gap,
    long Premium,
    int Scale,
    IReadOnlyList<(string Id, long Pairs, long Fit)> Prices
)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static GroupsProved Of(PairResult result, GroupPlan plan)
    {
        var roster = result.Roster;
        return new(
            [
                .. result.Groups.Select(
                    (group, at) =>
                        new ProvedGroup(
                            at + 1,
                            [.. group.Mentors.Select(mentor => roster.Mentor(mentor).Id)],
                            [.. group.Mentees.Select(mentee => roster.Mentee(mentee).Id)],
                            group.Fit
                        )
                ),
            ],
            plan.Bound,
            result.Gap,
            plan.Proof?.Premium ?? 0,
            plan.Proof?.Scale ?? 1,
            plan.Proof is null ? [] : result.Grouping!.Prices(plan.Proof)
        );
    }

    public void Write(TextWriter text)
    {
        List(
            text,
            "groups",
            Groups.Select(g =>
                Json(
                    new
                    {
                        group = g.Number,
                        mentors = g.Mentors,
                        mentees = g.Mentees,
                        fit = g.Fit,
                    }
                )
            )
        );
        text.Write($"  \"bound\": {Json(new { pairs = Bound.Pairs, fit = Bound.Fit })},\n  \"gap\": {Json(Gap)},\n");
        text.Write($"  \"premium\": {Premium},\n  \"scale\": {Scale},\n");
        List(
            text,
            "groupPrices",
            Prices.Select(price =>
                Json(
                    new
                    {
                        id = price.Id,
                        pairs = price.Pairs,
                        fit = price.Fit,
                    }
                )
            )
        );
    }

    public static GroupsProved Read(JsonElement root)
    {
        var bound = root.GetProperty("bound");
        return new(
            [.. root.GetProperty("groups").EnumerateArray().Select(GroupOf)],
            new(bound.GetProperty("pairs").GetInt64(), bound.GetProperty("fit").GetInt64()),
            root.GetProperty("gap").GetDecimal(),
            root.GetProperty("premium").GetInt64(),
            root.GetProperty("scale").GetInt32(),
            [
                .. root.GetProperty("groupPrices")
                    .EnumerateArray()
                    .Select(row =>
                        (row.GetProperty("id").GetString()!, row.GetProperty("pairs").GetInt64(), row.GetProperty("fit").GetInt64())
                    ),
            ]
        );
    }

    private static ProvedGroup GroupOf(JsonElement row) =>
        new(row.GetProperty("group").GetInt32(), Ids(row, "mentors"), Ids(row, "mentees"), row.GetProperty("fit").GetInt64());

    private static string[] Ids(JsonElement row, string key) => [.. row.GetProperty(key).EnumerateArray().Select(id => id.GetString()!)];

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, s_plain);

    private static void List(TextWriter text, string key, IEnumerable<string> lines)
    {
        var joined = string.Join(",\n    ", lines);
        text.Write($"  \"{key}\": {(joined.Length == 0 ? "[]" : $"[\n    {joined}\n  ]")},\n");
    }
}

/// <summary>One group of a proof, by ids.</summary>
internal sealed record ProvedGroup(int Number, IReadOnlyList<string> Mentors, IReadOnlyList<string> Mentees, long Fit);
