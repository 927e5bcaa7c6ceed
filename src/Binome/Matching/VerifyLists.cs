using System.Text.Json.Serialization;
using Binome.Matching.Verify;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>What came of checking a proof: refusals of files that cannot be read, or a report.</summary>
public sealed record VerifyOutcome(IReadOnlyList<FileRefusal> Refused, VerifyReport? Report);

/// <param name="Gap">What the proof shows: 0 when no plan is better, for groups the part by which one may be at most; null when nothing is proved.</param>
/// <param name="Problem">What does not hold, in words; null when the proof holds.</param>
public sealed record VerifyReport(
    bool Valid,
    long Pairs,
    long Fit,
    decimal? Gap,
    int Locks,
    int Forbids,
    string? Problem,
    [property: JsonIgnore] string Objective
);

/// <summary>
/// Checks a proof against the lists: rules, fits and sums are computed again from the files, and the prices are checked over all pairs by
/// <see cref="DualCheck"/>, which shares no code with the solver.
/// </summary>
public static class VerifyLists
{
    public static VerifyOutcome Run(PairingFiles files, InputFile pairs, InputFile certificate) =>
        Run(files, rules => PairingInput.Read(files, rules), pairs, certificate);

    /// <param name="read">Reads the lists under the proof's rules: whoever asks often of the same lists may have read them.</param>
    internal static VerifyOutcome Run(PairingFiles files, Func<RuleSet, PairingInput> read, InputFile pairs, InputFile certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var refused = new List<FileRefusal>();
        var rows = PairsFile.Read(pairs, refused);
        ProofFile proof;
        try
        {
            proof = ProofFile.Read(certificate.Content);
        }
        catch (FormatException)
        {
            refused.Add(new(certificate.Name, new(0, 0, "file", Words.Get("matching.verify.noProof"))));
            return new(refused, null);
        }
        var input = read(proof.Rules);
        refused.AddRange(input.Refused);
        return refused.Count > 0 ? new(refused, null) : new([], Report(files, input, rows, proof));
    }

    private static VerifyReport Report(PairingFiles files, PairingInput input, IReadOnlyList<ReadPair> rows, ProofFile proof)
    {
        var plan = rows.Where(row => row.Mentor.Length > 0).ToList();
        var problem = Inputs(files, input, proof) ?? new ProofCheck(input, proof, rows).Problem();
        return new(
            problem is null,
            plan.Count,
            plan.Sum(row => row.Fit),
            problem is null ? proof.Groups?.Gap ?? 0 : null,
            proof.Locks.Count,
            proof.Forbids.Count,
            problem,
            proof.Objective
        );
    }

    private static string? Inputs(PairingFiles files, PairingInput input, ProofFile proof)
    {
        if (input.Rules.ToJson() != proof.Rules.ToJson())
            return Words.Get("matching.verify.rules");
        // Rules are compared by what they mean: spaces and the order of keys are free, and defaults need not be written.
        foreach (var (role, hash) in ProofFile.Hashes(files).Where(hash => hash.Key != "rules"))
            if (!proof.Inputs.TryGetValue(role, out var proved) || proved != hash)
                return Words.Get("matching.verify.input", role);
        return null;
    }
}
