using System.Text.Json;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Matching;

/// <summary>Keeps why a mentee was given to a mentor outside a board: who decided, under which rules, who else was possible and how well they fit. By references, without a name.</summary>
internal sealed class RecordHandOver(BinomeDb db, TimeProvider clock) : IReact<PairHandedOver>
{
    public const string FileName = "decision.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public Task On(PairHandedOver fact, CancellationToken stop)
    {
        var (now, by) = (clock.Now(), fact.By);
        var run = new Run(new(fact.Published.Run), fact.Programme.Id, now, by.Actor);
        run.HandOver(fact.Considered.Count, now, by.Actor);
        db.Runs.Add(run);
        db.RunFiles.Add(new(run.Id, FileName, RunStore.Pack(JsonSerializer.SerializeToUtf8Bytes(Decision(fact, run), s_json))));
        return Task.CompletedTask;
    }

    /// <summary>Mentors are numbered in the order of their fit: a number leads to nobody.</summary>
    private static object Decision(PairHandedOver fact, Run run) =>
        new
        {
            run = run.Id.ToString(),
            kind = fact.Ended is null ? "byHand" : "handOver",
            approvedAt = run.ApprovedAt,
            approvedBy = run.ApprovedBy,
            approvedByName = fact.By.Name,
            ended = fact.Ended?.Id.ToString(),
            published = fact.Published.Id.ToString(),
            rules = JsonSerializer.Deserialize<JsonElement>(ProgrammeRules.Of(fact.Programme).ToJson()),
            considered = fact.Considered.Select((mentor, at) => new { mentor = $"m{at + 1}", fit = mentor.Fit }),
            chosen = $"m{fact.Considered.Index().First(m => m.Item.Mentor == fact.Published.MentorId).Index + 1}",
        };
}
