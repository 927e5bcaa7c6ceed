using System.Text.Json;
using System.Text.Json.Serialization;
using Binome.Evaluations;
using Binome.Insights;

namespace Binome.Rehearsal;

/// <summary>What came of a rehearsal: the keys are fixed, scripts read them.</summary>
/// <param name="People">In the directory.</param>
/// <param name="Mentors">Enrolled over the whole scenario.</param>
/// <param name="Paired">Mentees who were in a pair that both accepted.</param>
/// <param name="Evaluated">Evaluations given, of <see cref="SessionsHeld"/> sessions with two seats or three.</param>
/// <param name="EvaluationRate">Of the seats in sessions held, how many were evaluated: 0 to 1.</param>
/// <param name="Candidates">Who offered to be a mentor.</param>
/// <param name="CandidatesAnswered">Of these, who had a letter in answer.</param>
/// <param name="MailsPerPersonMax">The most that one person got.</param>
/// <param name="Violations">Rules that were broken; none, or the product has a fault.</param>
internal sealed record RehearsalReport(
    string Scenario,
    int Seed,
    int People,
    int Mentors,
    int Mentees,
    int Paired,
    int SessionsHeld,
    int Evaluated,
    double EvaluationRate,
    int CandidatesAnswered,
    int Candidates,
    int Mails,
    int MailsPerPersonMax,
    IReadOnlyList<string> Violations,
    double Seconds
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the sponsor of each programme would read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Played> Programmes { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, s_json);
}

/// <summary>One programme as its sponsor's page would tell it.</summary>
internal sealed record Played(string Name, Report Report, EvaluationFigures Figures);
