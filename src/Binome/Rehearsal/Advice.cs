using System.Globalization;
using Binome.Platform;

namespace Binome.Rehearsal;

/// <summary>What to change, where the figures of a rehearsal say it: nothing that they do not.</summary>
/// <remarks>Which topic, language or city mentors are missing for is not told: invented people have what a lot gave them. The board says it of real ones.</remarks>
internal sealed record Advice(string What, string Why)
{
    public static IReadOnlyList<Advice> Of(Outcome outcome, RehearsalOrder order) => [.. Of(outcome.Without, order), .. Of(outcome.Months)];

    private static IEnumerable<Advice> Of(IReadOnlyList<Without> without, RehearsalOrder order)
    {
        // Each of them may have a mentor who is full: one place more there is one pair more (two mentors together: a place with each).
        var (full, places) = (Sum(WithoutWhy.Places), Sum(WithoutWhy.Places) * order.MentorsTogether);
        if (full > 0)
            yield return new(
                Words.Count("rehearsal.advice.places", places),
                Words.Count(
                    "rehearsal.advice.places.why",
                    full,
                    Words.Count("rehearsal.mentors", (places + order.Places - 1) / order.Places)
                )
            );
        foreach (var kept in without.Where(w => w.Why == WithoutWhy.Rules))
            yield return new(
                Words.Get(
                    kept.Rule is { } rule && Words.Has($"matching.board.hope.{rule}")
                        ? $"matching.board.hope.{rule}"
                        : "matching.board.hope.other"
                ),
                Words.Count("rehearsal.advice.rules.why", kept.Mentees)
            );
        if (Sum(WithoutWhy.NotAccepted) is > 0 and var refused)
            yield return new(Words.Get("rehearsal.advice.spare"), Words.Count("rehearsal.advice.spare.why", refused));
        if (Sum(WithoutWhy.TooLate) is > 0 and var late)
            yield return new(Words.Get("rehearsal.advice.late"), Words.Count("rehearsal.advice.late.why", late));

        int Sum(WithoutWhy why) => without.Where(w => w.Why == why).Sum(w => w.Mentees);
    }

    private static IEnumerable<Advice> Of(IReadOnlyList<MonthHeld> months)
    {
        var last = months.ToList().FindLastIndex(m => m.Held > 0);
        if (last < 0)
            yield return new(Words.Get("rehearsal.advice.nobody"), Words.Get("rehearsal.advice.nobody.why"));
        else if (months.Count - 1 - last is > 0 and var over)
            yield return new(Words.Count("rehearsal.advice.short", over), Words.Get("rehearsal.advice.short.why", Say(months[last].First)));
    }

    /// <summary>`March 2027`.</summary>
    public static string Say(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
