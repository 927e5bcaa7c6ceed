namespace Binome.Matching;

/// <summary>
/// Stable pairs: there is no allowed pair in which both would rather have each other than somebody they have (or a place they leave empty). Deferred
/// acceptance (Gale and Shapley 1962, doi:10.1080/00029890.1962.11989827; Roth 1984, doi:10.1086/261272, for several partners on both sides), mentees asking
/// first: of all stable answers the one mentees like best.
/// </summary>
public static class Stable
{
    /// <summary>Nobody has wishes: both sides prefer by fit, then by tie break. See <see cref="Solve(Problem, Func{int, int, int}, Func{int, int, int})"/>.</summary>
    public static IReadOnlyList<Pair> Solve(Problem problem) => Solve(problem, null, null);

    /// <summary>O(E log E), and O(E) where few are turned away. The answer does not depend on the order of people.</summary>
    /// <param name="problem">Who may be paired; its fit and tie break decide after the wishes.</param>
    /// <param name="menteeWish">How much a mentee (first) wishes for a mentor (second); greater is dearer, 0 without a wish; null when no mentee has any.</param>
    /// <param name="mentorWish">How much a mentor (second) wishes for a mentee (first); null when no mentor has any.</param>
    /// <returns>The pairs, by mentee, then by mentor.</returns>
    public static IReadOnlyList<Pair> Solve(Problem problem, Func<int, int, int>? menteeWish, Func<int, int, int>? mentorWish)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var answers = new Suitors(problem, mentorWish);
        var asks = new Asks(problem, menteeWish, answers.Floor);
        for (var i = 0; i < problem.Mentees; i++)
        for (var unit = 0; unit < problem.Units(i); unit++)
        for (var mentee = i; mentee >= 0 && asks.Next(mentee) is >= 0 and var pair; )
            mentee = answers.Ask(mentee, pair); // whoever is turned away asks on
        var held = answers.Pairs();
        var pairs = new Pair[held.Length];
        for (int i = 0, at = 0; at < held.Length; at++)
        {
            while (problem.RowStart[i + 1] <= held[at])
                i++;
            pairs[at] = new(i, problem.Mentor[held[at]], problem.Fit[held[at]]);
        }
        return pairs;
    }
}
