namespace Binome.Matching;

/// <summary>
/// Pairs whom nobody would leave: there is no allowed pair in which both would rather have each other than somebody they have (or a place they leave empty). Deferred
/// acceptance (Gale and Shapley 1962; Roth 1984 for several partners on both sides), mentees asking first: of all stable answers the one mentees like best.
/// </summary>
public static class Stable
{
    /// <summary>O(E log E). The answer does not depend on the order of people.</summary>
    /// <param name="problem">Who may be paired; its fit and tie break decide after the wishes.</param>
    /// <param name="menteeWish">How much a mentee (first) wishes for a mentor (second); greater is dearer, 0 without a wish.</param>
    /// <param name="mentorWish">How much a mentor (second) wishes for a mentee (first).</param>
    public static IReadOnlyList<Pair> Solve(Problem problem, Func<int, int, int> menteeWish, Func<int, int, int> mentorWish)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(menteeWish);
        ArgumentNullException.ThrowIfNull(mentorWish);
        var asks = Enumerable.Range(0, problem.Mentees).Select(Dearest).ToArray();
        var held = Enumerable.Range(0, problem.Mentors).Select(_ => new PriorityQueue<int, (int, int, ulong)>()).ToArray();
        var waiting = new Queue<int>(Enumerable.Range(0, problem.Mentees).SelectMany(i => Enumerable.Repeat(i, problem.Demand[i])));
        while (waiting.TryDequeue(out var mentee))
            if (asks[mentee].TryDequeue(out var pair))
            {
                var mentor = problem.Mentor[pair];
                held[mentor].Enqueue(mentee, (mentorWish(mentee, mentor), problem.Fit[pair], problem.Ties.Of(mentee, mentor)));
                if (held[mentor].Count > problem.Capacity[mentor])
                    waiting.Enqueue(held[mentor].Dequeue());
            }
        return
        [
            .. held.SelectMany((queue, mentor) => queue.UnorderedItems.Select(item => (Mentee: item.Element, Mentor: mentor)))
                .Select(pair => new Pair(pair.Mentee, pair.Mentor, problem.Fit[problem.Find(pair.Mentee, pair.Mentor)]))
                .OrderBy(pair => pair.Mentee)
                .ThenBy(pair => pair.Mentor),
        ];

        Queue<int> Dearest(int mentee)
        {
            var from = problem.RowStart[mentee];
            var pairs = Enumerable.Range(from, problem.RowStart[mentee + 1] - from).ToArray();
            // Wish, fit and tie break in one number: comparing three of them a pair took most of the time.
            var dear = Array.ConvertAll(
                pairs,
                pair =>
                    ((UInt128)(uint)menteeWish(mentee, problem.Mentor[pair]) << 96)
                    | ((UInt128)(uint)problem.Fit[pair] << 64)
                    | problem.Ties.Of(mentee, problem.Mentor[pair])
            );
            Array.Sort(dear, pairs);
            Array.Reverse(pairs);
            return new(pairs);
        }
    }
}
