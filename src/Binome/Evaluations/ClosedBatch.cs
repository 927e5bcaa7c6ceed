using Binome.People;
using Binome.Platform;

namespace Binome.Evaluations;

/// <summary>An answer that no figure counts yet.</summary>
/// <param name="IsNew">No figure of its cell counts an earlier answer of that person.</param>
/// <param name="Said">Every question of its form: one left out would have fewer answers behind it than the others.</param>
public sealed record Waiting(Id<Person> Person, bool IsNew, IReadOnlyList<(Question Question, int Value)> Said);

/// <summary>What a batch freezes of the answers in it.</summary>
public sealed record ClosedBatch(int Answers, int Newcomers, IReadOnlyDictionary<(Question Question, int Value), int> Tally)
{
    /// <summary>People behind any figure, and behind whatever sets one figure apart from another.</summary>
    public const int Least = 5;

    /// <summary>All that waits in one cell, or null while fewer than five people said it.</summary>
    /// <remarks>People, not answers: five answers of two people would tell each of the two what the other said.</remarks>
    public static ClosedBatch? Of(IReadOnlyCollection<Waiting> waiting)
    {
        if (waiting.Select(w => w.Person).Distinct().Count() < Least)
            return null;
        var asked = waiting.First().Said.Select(s => s.Question).ToHashSet();
        if (waiting.Any(w => w.Said.Count != asked.Count || !asked.SetEquals(w.Said.Select(s => s.Question))))
            throw new InvalidOperationException("An answer in a batch leaves out a question, or says it twice.");
        return new(
            waiting.Count,
            waiting.Where(w => w.IsNew).Select(w => w.Person).Distinct().Count(),
            waiting.SelectMany(w => w.Said).CountBy(s => s).ToDictionary()
        );
    }
}
