using System.Diagnostics;
using System.Text.Json;

namespace Binome.Bench.Matching;

/// <summary>Another solver on one file (bench/peers), and what it took, round by round; nothing when it cannot do it in time.</summary>
internal sealed class Peer(string solver, string file, TimeSpan? limit = null)
{
    private sealed record Line(string Solver, long Pairs, long Fit, double[] Milliseconds);

    private readonly List<Line> _lines = [];
    private bool _hasGivenUp;

    public string Solver => solver;

    public bool IsMeasured => _lines.Count > 0;

    public (long Pairs, long Fit) Answer => (_lines[^1].Pairs, _lines[^1].Fit);

    public double Median => Report.Median(_lines.SelectMany(line => line.Milliseconds));

    public async Task Round()
    {
        if (_hasGivenUp)
            return;
        var ask = new ProcessStartInfo(Path.GetFullPath($"artifacts/peers/{solver}"), [file]) { RedirectStandardOutput = true };
        using var process = Process.Start(ask)!;
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(10));
        try
        {
            var line = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            _hasGivenUp = process.ExitCode != 0 || line.Trim() == "-";
            if (!_hasGivenUp)
                _lines.Add(JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            _hasGivenUp = true;
        }
    }
}
