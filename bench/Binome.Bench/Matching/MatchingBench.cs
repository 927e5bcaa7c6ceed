using System.Globalization;

namespace Binome.Bench.Matching;

/// <summary>The matching engine beside LEMON and scipy on the same files, and the table of bars of docs/matching.md.</summary>
internal static class MatchingBench
{
    /// <summary>BINOME_BENCH_ROUNDS, 9 unless told.</summary>
    public static int Rounds { get; } =
        int.Parse(Environment.GetEnvironmentVariable("BINOME_BENCH_ROUNDS") ?? "9", CultureInfo.InvariantCulture);

    public static async Task Measure()
    {
        var contests = new Contests();
        for (var round = 0; round < Rounds; round++)
            foreach (var contest in contests.All)
            {
                await Console.Error.WriteLineAsync($"round {round + 1} of {Rounds}: {contest.Name}");
                await contest.Round(round);
            }
        Solvers(contests);
        var bars = new BarTable();
        Bars.EndToEnd(bars, contests);
        Bars.Candidates(bars, contests);
        Bars.Internet(bars, contests);
        Bars.Adversaries(bars, contests);
        BoardBars.Measure(bars);
        Bars.Verifier(bars, contests);
        await Bars.Exhaustive(bars);
        SamePairs.Measure(bars);
        Bars.Memory(bars, contests);
        await Bars.Lists(bars);
        ObjectiveBars.Measure(bars);
        GroupBars.Measure(bars);
    }

    private static void Solvers(Contests contests)
    {
        var report = new Report(
            $"Solving the same file, ms, median of {Rounds} rounds (ours from candidates in memory to the checked certificate)",
            "instance",
            "pairs",
            "fit",
            "ours",
            "LEMON network simplex",
            "LEMON cost scaling",
            "scipy"
        );
        foreach (var contest in contests.All.Where(contest => contest.Peers.Length > 1))
            report.Row(
                contest.Name,
                $"{contest.Ours.Answer.Pairs:N0}",
                $"{contest.Ours.Answer.Fit:N0}",
                $"{contest.Ours.Median(r => r.SolveMs):F2}",
                Text(contest.Find(Contest.NetworkSimplex)),
                Text(contest.Find(Contest.CostScaling)),
                Text(contest.Find(Contest.Scipy))
            );

        static string Text(Peer? peer) => peer is null ? "-" : $"{peer.Median:F2}";
    }
}
