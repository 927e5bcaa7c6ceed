namespace Binome.Matching.Instances;

/// <summary>A small random problem: at most five mentees and four mentors, so that every plan of it can be tried.</summary>
/// <param name="Demand">Separate mentors wanted by each mentee, 0 to 2.</param>
/// <param name="Capacity">Places of each mentor, 0 to 3.</param>
/// <param name="Fit">A row for each mentee; -1 where the pair is forbidden.</param>
public sealed record SmallInstance(int[] Demand, int[] Capacity, int[][] Fit)
{
    private static readonly int[] s_ranges = [2, 19, 10_000];

    /// <summary>The same question for a solver; ties broken by position.</summary>
    public Problem Problem => Problem.Dense(Demand, Capacity, Fit, TieBreak.ByPosition(Demand.Length, Capacity.Length));

    /// <summary>The problem of a seed: fits up to 2, 19 or 10,000, none, a third or more than half of the pairs forbidden.</summary>
    public static SmallInstance Small(int seed)
    {
        var random = new Random(seed);
        var (mentees, mentors, range) = (random.Next(6), random.Next(5), s_ranges[random.Next(3)]);
        var forbidden = random.Next(3) * 30;
        return new SmallInstance(
            [.. Enumerable.Range(0, mentees).Select(_ => random.Next(20) == 0 ? 0 : random.Next(1, 3))],
            [.. Enumerable.Range(0, mentors).Select(_ => random.Next(4))],
            [
                .. Enumerable
                    .Range(0, mentees)
                    .Select(_ =>
                        Enumerable.Range(0, mentors).Select(_ => random.Next(100) < forbidden ? -1 : random.Next(range + 1)).ToArray()
                    ),
            ]
        );
    }

    /// <summary>Tries every plan. The best by pairs, then fit, then tie break, with its pairs by mentee and mentor; (-1, 0, 0) when none is as asked.</summary>
    /// <param name="must">A pair that must be in the plan.</param>
    /// <param name="mustNot">A pair that must not.</param>
    public ((int Pairs, long Fit, long Tie) Worth, List<(int Mentee, int Mentor)> Pairs) Best(
        (int Mentee, int Mentor)? must = null,
        (int Mentee, int Mentor)? mustNot = null
    ) => new Exhaustive(this, must, mustNot).Best();
}
