namespace Binome.Matching;

/// <summary>
/// Who may be paired with whom, and how well: M mentees with a demand, N mentors with a capacity, and the allowed pairs with an integer fit, row by row
/// (compressed sparse rows). A mentee whose demand is 2 wants two separate mentors: a pair is used at most once.
/// </summary>
public sealed class Problem
{
    /// <summary>The greatest fit of a pair.</summary>
    public const int MaxFit = 1_000_000;

    /// <summary>The greatest number of people: beyond it sums of tie breaks might leave 64 bits (the argument stands at <c>Cost</c>).</summary>
    public const int MaxPeople = 1 << 18;

    /// <summary>Checks and keeps the arrays, which are not copied: O(M + N + E).</summary>
    /// <param name="demand">Separate mentors wanted by each mentee, 0 or more.</param>
    /// <param name="capacity">Places of each mentor, 0 or more.</param>
    /// <param name="rowStart">M + 1 offsets into <paramref name="mentor"/>, ascending, from 0 to the number of allowed pairs.</param>
    /// <param name="mentor">The mentors of each mentee's allowed pairs, ascending within a row.</param>
    /// <param name="fit">The fit of each allowed pair, 0 to <see cref="MaxFit"/>.</param>
    /// <param name="ties">Breaks ties between plans of equal pairs and fit.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, or a number is out of its range.</exception>
    public Problem(int[] demand, int[] capacity, int[] rowStart, int[] mentor, int[] fit, TieBreak ties)
        : this(ties, demand, capacity, rowStart, mentor, fit)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(capacity);
        ArgumentNullException.ThrowIfNull(rowStart);
        ArgumentNullException.ThrowIfNull(mentor);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(ties);
        if (demand.Length + capacity.Length > MaxPeople)
            throw new ArgumentException($"More than {MaxPeople} people.");
        if (demand.Any(d => d < 0) || capacity.Any(c => c < 0))
            throw new ArgumentException("A demand or a capacity is negative.");
        if (rowStart.Length != demand.Length + 1 || rowStart[0] != 0 || rowStart[^1] != mentor.Length || mentor.Length != fit.Length)
            throw new ArgumentException("The arrays of pairs do not fit together.");
        if (ties.Mentees != demand.Length || ties.Mentors != capacity.Length)
            throw new ArgumentException("The tie break is for other people.");
        for (var i = 0; i < demand.Length; i++)
        {
            if (rowStart[i] > rowStart[i + 1])
                throw new ArgumentException($"The row of mentee {i} ends before it starts.");
            for (var e = rowStart[i]; e < rowStart[i + 1]; e++)
                if (mentor[e] < 0 || mentor[e] >= capacity.Length || (e > rowStart[i] && mentor[e] <= mentor[e - 1]))
                    throw new ArgumentException($"The mentors of mentee {i} are not ascending or not known.");
                else if (fit[e] is < 0 or > MaxFit)
                    throw new ArgumentException($"The fit of mentee {i} and mentor {mentor[e]} is not within 0..{MaxFit}.");
        }
    }

    private Problem(TieBreak ties, int[] demand, int[] capacity, int[] rowStart, int[] mentor, int[] fit)
    {
        (Demand, Capacity, RowStart, Mentor, Fit, Ties) = (demand, capacity, rowStart, mentor, fit, ties);
    }

    /// <summary>M.</summary>
    public int Mentees => Demand.Length;

    /// <summary>N.</summary>
    public int Mentors => Capacity.Length;

    /// <summary>E, the number of allowed pairs.</summary>
    public int Allowed => Mentor.Length;

    /// <summary>Separate mentors wanted by each mentee.</summary>
    public int[] Demand { get; }

    /// <summary>Places of each mentor.</summary>
    public int[] Capacity { get; }

    /// <summary>Where each mentee's allowed pairs start; M + 1 offsets.</summary>
    public int[] RowStart { get; }

    /// <summary>The mentor of each allowed pair.</summary>
    public int[] Mentor { get; }

    /// <summary>The fit of each allowed pair.</summary>
    public int[] Fit { get; }

    /// <summary>What decides between plans of equal pairs and fit.</summary>
    public TieBreak Ties { get; }

    /// <summary>What is known of the pairs left out of a shortlist, or null.</summary>
    internal LeftOut? LeftOut { get; private init; }

    /// <summary>For arrays that the library itself has made: the checks take longer than solving does.</summary>
    internal static Problem Made(
        int[] demand,
        int[] capacity,
        int[] rowStart,
        int[] mentor,
        int[] fit,
        TieBreak ties,
        LeftOut? leftOut = null
    ) => new(ties, demand, capacity, rowStart, mentor, fit) { LeftOut = leftOut };

    internal ReadOnlySpan<int> Row(int mentee) => Mentor.AsSpan(RowStart[mentee], RowStart[mentee + 1] - RowStart[mentee]);

    internal ReadOnlySpan<int> RowFits(int mentee) => Fit.AsSpan(RowStart[mentee], RowStart[mentee + 1] - RowStart[mentee]);

    /// <summary>Units of a mentee that make a difference: however many are wanted, one more than there are mentors to have says that not all can be served.</summary>
    internal int Units(int mentee) => Math.Min(Demand[mentee], RowStart[mentee + 1] - RowStart[mentee] + 1);

    /// <summary>The position of a pair among the allowed ones, or -1: O(log N).</summary>
    public int Find(int mentee, int mentor)
    {
        var at = Array.BinarySearch(Mentor, RowStart[mentee], RowStart[mentee + 1] - RowStart[mentee], mentor);
        return at < 0 ? -1 : at;
    }

    /// <summary>From a matrix, a row per mentee, -1 where a pair is forbidden: O(M N).</summary>
    public static Problem Dense(int[] demand, int[] capacity, int[][] fit, TieBreak ties)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var starts = new int[fit.Length + 1];
        for (var i = 0; i < fit.Length; i++)
            starts[i + 1] = starts[i] + fit[i].Count(f => f >= 0);
        var mentors = fit.SelectMany(row => Enumerable.Range(0, row.Length).Where(j => row[j] >= 0)).ToArray();
        return new Problem(demand, capacity, starts, mentors, [.. fit.SelectMany(row => row.Where(f => f >= 0))], ties);
    }
}

/// <summary>Of each mentee, the fit that none of the pairs left out of a shortlist is above; -1 where none is left out.</summary>
internal sealed record LeftOut(Scores Scores, int[] Most);
