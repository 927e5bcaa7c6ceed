using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>A mentee with a unit of demand that nobody serves.</summary>
internal sealed record Unpaired(string Mentee, string Reason);

/// <summary>The report of `pair`; its JSON keys are a contract.</summary>
internal sealed record PairReport(
    int Mentees,
    int Mentors,
    int Allowed,
    int Pairs,
    long Demand,
    long Fit,
    string Objective,
    bool Optimal,
    decimal? Gap,
    IReadOnlyList<Unpaired> Unpaired
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of lists that were refused: nothing is paired, and nothing proved.</summary>
    public static readonly PairReport OfNothing = new(0, 0, 0, 0, 0, 0, RuleSet.Optimal, Optimal: false, Gap: null, []);

    public static PairReport Of(PairResult result) =>
        new(
            result.Roster.Mentees,
            result.Roster.Mentors,
            result.Allowed,
            result.Pairs,
            result.Demand,
            result.Fit,
            result.Rules.Objective,
            Optimal: result.Gap == 0,
            Gap: result.Gap,
            [
                .. result
                    .Rows.Where(row => row.Mentor < 0)
                    .DistinctBy(row => row.Mentee)
                    .Select(row => new Unpaired(result.Roster.Mentee(row.Mentee).Id, PairWords.WhyNot(result, row.Mentee))),
            ]
        );

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    public async Task Print(TextWriter text, PairResult result)
    {
        await text.WriteLineAsync(Words.Get("matching.report.lists", Mentees, Mentors, Allowed));
        await text.WriteLineAsync(Words.Get("matching.report.pairs", Pairs, Demand, Fit));
        if (result.Grouping is not null)
            await text.WriteLineAsync(Words.Count("matching.report.groups", result.Groups.Count));
        await text.WriteLineAsync(result.Promise);
        if (result.Plan is null && result.Best is { } best)
            await text.WriteLineAsync(
                Words.Get("matching.report.best", best.Pairs.Count + result.Locks.Count, best.Fit + result.LockedFit)
            );
        if (result.Fairness is { } fairness)
            await text.WriteLineAsync(Words.Get("matching.report.least", fairness.LeastFit));
        foreach (var line in UnknownFacts.Of(result.Roster).Lines())
            await text.WriteLineAsync(line);
        foreach (var unpaired in Unpaired)
            await text.WriteLineAsync(Words.Get("matching.report.unpaired", unpaired.Mentee, unpaired.Reason));
    }
}
