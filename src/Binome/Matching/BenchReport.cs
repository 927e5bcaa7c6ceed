using System.Text.Encodings.Web;
using System.Text.Json;
using Binome.Matching.Instances;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The report on one instance; its JSON keys are a contract. Milliseconds are medians.</summary>
internal sealed record BenchReport(
    string Name,
    long Mentees,
    long Mentors,
    long Edges,
    string Hash,
    long Pairs,
    long Fit,
    long? Gap,
    int Threads,
    double ScoreMs,
    double SolveMs,
    double ProofMs,
    double TotalMs,
    double PeakMb,
    int Runs
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static BenchReport Of(BenchInstance instance, IReadOnlyList<BenchFigures> runs, int threads, double peakMegabytes)
    {
        var last = runs[^1];
        return new(
            instance.Name,
            instance.Mentees,
            instance.Mentors,
            last.Edges,
            $"{last.Hash:x16}",
            last.Pairs,
            last.Fit,
            runs.All(run => run.Fault is null) ? 0 : null,
            threads,
            Median(runs.Select(run => run.Score)),
            Median(runs.Select(run => run.Solve)),
            Median(runs.Select(run => run.Proof)),
            Median(runs.Select(run => run.Total)),
            Math.Round(peakMegabytes, 1),
            runs.Count
        );
    }

    public static string ToJson(IEnumerable<BenchReport> reports) => JsonSerializer.Serialize(reports, s_json);

    /// <summary>What is wrong with it: no proof, or not what is known of this instance.</summary>
    public string? Problem(KnownInstance? known) =>
        Gap is null ? Words.Get("matching.bench.unproved", Name)
        : known is null || (known.Edges, $"{known.Hash:x16}", known.Pairs, known.Fit) == (Edges, Hash, Pairs, Fit) ? null
        : Words.Get("matching.bench.other", Name, known.Edges, $"{known.Hash:x16}", known.Pairs, known.Fit, Edges, Hash, Pairs, Fit);

    public string Line() =>
        Name == ExhaustiveRun.Name
            ? ExhaustiveRun.Line(this)
            : Words.Get(
                Gap is null ? "matching.bench.line.unproved" : "matching.bench.line",
                Name,
                Mentees,
                Mentors,
                Edges,
                Pairs,
                Fit,
                ScoreMs,
                SolveMs,
                ProofMs,
                TotalMs,
                PeakMb
            );

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, 3);
    }
}
