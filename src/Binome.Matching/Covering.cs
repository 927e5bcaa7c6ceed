namespace Binome.Matching;

/// <summary>
/// Prices of those who take no part, over all pairs: a mentor without places, and a mentee who wants nobody, have the least price that keeps every pair covered. The
/// solver never looks at their pairs. As a board has it now: its places, units, and pairs that are locked or forbidden.
/// </summary>
internal static class Covering
{
    private const int Block = 64;

    /// <summary>O(M N) where a mentor has no places, else O(N) for each mentee who wants nobody.</summary>
    public static void Complete(Certificate certificate, Network network, Scores scores, int threads)
    {
        var problem = network.Problem;
        int[] closed = [.. Enumerable.Range(0, problem.Mentors).Where(j => network.Capacity[j] == 0)];
        int[] idle = [.. Enumerable.Range(0, problem.Mentees).Where(i => network.Demand[i] == 0)];
        if (closed.Length > 0)
        {
            int[] wanting = [.. Enumerable.Range(0, problem.Mentees).Where(i => network.Demand[i] > 0)];
            var least = new Cost[Blocks(wanting)][];
            Threads.Run(threads, least.Length, scores.Another, (reader, block) => least[block] = OfClosed(reader, Part(wanting, block)));
            for (var at = 0; at < closed.Length; at++)
                certificate.Mentors[closed[at]] = least.Select(prices => prices[at]).Aggregate(default(Cost), Cost.Max).Unpack();
        }
        Threads.Run(threads, Blocks(idle), scores.Another, (reader, block) => OfIdle(reader, Part(idle, block)));

        Cost[] OfClosed(Scores reader, ReadOnlySpan<int> mentees)
        {
            var (prices, row) = (new Cost[closed.Length], new int[problem.Mentors]);
            foreach (var i in mentees)
            {
                reader.Row(i, row);
                for (var at = 0; at < closed.Length; at++)
                    if (row[closed[at]] >= 0 && !IsBlocked(i, closed[at]))
                        prices[at] = Cost.Max(prices[at], Worth(i, closed[at], row) - Packed(certificate.Mentees[i]));
            }
            return prices;
        }

        void OfIdle(Scores reader, ReadOnlySpan<int> mentees)
        {
            var row = new int[problem.Mentors];
            foreach (var i in mentees)
            {
                reader.Row(i, row);
                var price = default(Cost);
                for (var j = 0; j < row.Length; j++)
                    if (row[j] >= 0 && !IsBlocked(i, j))
                        price = Cost.Max(price, Worth(i, j, row) - Packed(certificate.Mentors[j]));
                certificate.Mentees[i] = price.Unpack();
            }
        }

        bool IsBlocked(int mentee, int mentor) =>
            network.Blocked is not null && problem.Find(mentee, mentor) is >= 0 and var pair && network.Blocked[pair];

        Cost Worth(int mentee, int mentor, int[] row) => new(Cost.OnePair + row[mentor], (long)problem.Ties.Of(mentee, mentor));
    }

    private static int Blocks(int[] people) => (people.Length + Block - 1) / Block;

    private static ReadOnlySpan<int> Part(int[] people, int block) =>
        people.AsSpan(block * Block, Math.Min(Block, people.Length - block * Block));

    private static Cost Packed(Worth price) => new((price.Pairs << Cost.FitBits) + price.Fit, price.Tie);
}
