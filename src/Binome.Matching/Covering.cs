namespace Binome.Matching;

/// <summary>
/// Prices of those who take no part, over all pairs: a mentor without places, and a mentee who wants nobody, have the least price that keeps every pair covered. The
/// solver never looks at their pairs. As a board has it now: its places, units, and pairs that are locked or forbidden.
/// </summary>
internal sealed class Covering(Scores scores, int threads)
{
    private const int Block = 64;

    /// <summary>Up to so many mentors without places are looked at by their own columns, which are kept: a board closes one at a time.</summary>
    private const int MostColumns = 256;

    /// <summary>More than these are had by rows, all at once: a column may cost as much as all rows.</summary>
    private const int FewColumns = 4;

    private readonly Dictionary<int, int[]> _columns = [];

    /// <summary>O(M) for each mentor without places, whose column is had once; where they are many, or few want anybody, O(N) for each who does; and O(N) for each mentee who wants nobody.</summary>
    public void Complete(Certificate certificate, Network network)
    {
        var problem = network.Problem;
        int[] closed = [.. Enumerable.Range(0, problem.Mentors).Where(j => network.Capacity[j] == 0)];
        int[] idle = [.. Enumerable.Range(0, problem.Mentees).Where(i => network.Demand[i] == 0)];
        int[] wanting = [.. Enumerable.Range(0, problem.Mentees).Where(i => network.Demand[i] > 0)];
        if (closed.Length > MostColumns || wanting.Length <= closed.Length)
        {
            var least = new Cost[Blocks(wanting)][];
            Threads.Run(threads, least.Length, scores.Another, (reader, block) => least[block] = OfClosed(reader, Part(wanting, block)));
            for (var at = 0; at < closed.Length; at++)
                certificate.Mentors[closed[at]] = least.Select(prices => prices[at]).Aggregate(default(Cost), Cost.Max).Unpack();
        }
        else
        {
            Read(closed);
            foreach (var j in closed)
                certificate.Mentors[j] = OfColumn(j, _columns[j]).Unpack();
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
                        prices[at] = Cost.Max(prices[at], Worth(i, closed[at], row[closed[at]]) - Packed(certificate.Mentees[i]));
            }
            return prices;
        }

        Cost OfColumn(int mentor, int[] fit)
        {
            var price = default(Cost);
            foreach (var i in wanting)
                if (fit[i] >= 0 && Packed(certificate.Mentees[i]) is var own && Cost.OnePair + fit[i] - own.Upper >= price.Upper)
                    if (!IsBlocked(i, mentor))
                        price = Cost.Max(price, Worth(i, mentor, fit[i]) - own);
            return price;
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
                        price = Cost.Max(price, Worth(i, j, row[j]) - Packed(certificate.Mentors[j]));
                certificate.Mentees[i] = price.Unpack();
            }
        }

        bool IsBlocked(int mentee, int mentor) =>
            network.Blocked is not null && problem.Find(mentee, mentor) is >= 0 and var pair && network.Blocked[pair];

        Cost Worth(int mentee, int mentor, int fit) => new(Cost.OnePair + fit, (long)problem.Ties.Of(mentee, mentor));
    }

    /// <summary>Keeps no more of them than are asked for now, so that a board's history does not grow them.</summary>
    private void Read(int[] mentors)
    {
        foreach (var left in _columns.Keys.Except(mentors).ToList())
            _columns.Remove(left);
        int[] unread = [.. mentors.Where(j => !_columns.ContainsKey(j))];
        int[][] read = [.. unread.Select(_ => new int[scores.Mentees])];
        int[] all = [.. Enumerable.Range(0, scores.Mentees)];
        if (unread.Length <= FewColumns)
            Threads.Run(threads, unread.Length, scores.Another, (reader, at) => reader.Column(unread[at], read[at]));
        else
            Threads.Run(threads, Blocks(all), scores.Another, (reader, block) => OfRows(reader, Part(all, block)));
        for (var at = 0; at < unread.Length; at++)
            _columns[unread[at]] = read[at];

        void OfRows(Scores reader, ReadOnlySpan<int> mentees)
        {
            var row = new int[reader.Mentors];
            foreach (var i in mentees)
            {
                reader.Row(i, row);
                for (var at = 0; at < unread.Length; at++)
                    read[at][i] = row[unread[at]];
            }
        }
    }

    private static int Blocks(int[] people) => (people.Length + Block - 1) / Block;

    private static ReadOnlySpan<int> Part(int[] people, int block) =>
        people.AsSpan(block * Block, Math.Min(Block, people.Length - block * Block));

    private static Cost Packed(Worth price) => new((price.Pairs << Cost.FitBits) + price.Fit, price.Tie);
}
