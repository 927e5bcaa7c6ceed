namespace Binome.Bench.Matching;

/// <summary>Bar, wanted, got, the peer's figure and the ratio to it, and the verdict.</summary>
internal sealed class BarTable
{
    private readonly Report _report = new("Bars of docs/matching.md", "bar", "wanted", "got", "peer", "ratio", "verdict");

    /// <summary>At most so much of a unit.</summary>
    public void AtMost(string bar, double most, double? got, string unit) =>
        _report.Row(bar, $"≤ {most:0.##} {unit}", got is null ? "" : $"{got:F2} {unit}", "", "", Verdict(got is null ? null : got <= most));

    /// <summary>A figure that no bar is about.</summary>
    public void Shown(string what, double got, string unit) => _report.Row(what, "", $"{got:F2} {unit}", "", "", "");

    /// <summary>At most one part in so many of the peer's time.</summary>
    public void Ratio(string bar, double parts, double? got, double? peer, string of) =>
        _report.Row(
            bar,
            $"≤ 1/{parts:0.#} of {of}",
            got is null ? "" : $"{got:F2} ms",
            peer is null ? "" : $"{peer:F2} ms",
            got is null || peer is null ? ""
                : got < peer ? $"1/{peer / got:F1}"
                : $"×{got / peer:F1}",
            Verdict(got is null || peer is null ? null : got * parts <= peer)
        );

    /// <summary>Something that holds or does not.</summary>
    public void Holds(string bar, string wanted, string got, bool? holds) => _report.Row(bar, wanted, got, "", "", Verdict(holds));

    private static string Verdict(bool? isMet) =>
        isMet switch
        {
            null => "not measured",
            true => "met",
            false => "MISSED",
        };
}
