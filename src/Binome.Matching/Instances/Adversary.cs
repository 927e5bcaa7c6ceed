namespace Binome.Matching.Instances;

/// <summary>A family of instances that a method for pairing people may dislike, at any size.</summary>
/// <param name="Name">What is unusual about it.</param>
public sealed record Adversary(string Name)
{
    private const int Popularity = 5;

    /// <summary>
    /// The families of docs/matching.md: all fits equal; fits of 0 to 3; as many places as mentees; the product of a number of each person, up to 1,000,000; and
    /// mentors whom nearly everybody prefers.
    /// </summary>
    public static IReadOnlyList<Adversary> All { get; } =
    [new("all-equal"), new("fits-0-to-3"), new("balanced"), new("product"), new("popularity")];

    /// <summary>Invents an instance: O(M (N + K log K)).</summary>
    /// <param name="mentees">M, at least 1; each wants one mentor.</param>
    /// <param name="mentors">N, at least 1, with 3 to 6 places each; in the family of balance with as many in all as there are mentees.</param>
    /// <param name="kept">The pairs of each mentee, drawn by chance, at most N.</param>
    /// <param name="seed">Another seed, another instance.</param>
    public Problem Make(int mentees, int mentors, int kept, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mentees);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mentors);
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        var draw = new Rm1Draw((ulong)seed);
        kept = Math.Min(kept, mentors);
        var (starts, mentor, fit) = (new int[mentees + 1], new int[mentees * kept], new int[mentees * kept]);
        for (var i = 0; i < mentees; i++)
        {
            starts[i + 1] = starts[i] + kept;
            var row = mentor.AsSpan(starts[i], kept);
            Draw(draw, i, row, mentors);
            for (var k = 0; k < kept; k++)
                fit[starts[i] + k] = FitOf(draw, i, row[k]);
        }
        var demand = new int[mentees];
        Array.Fill(demand, 1);
        return new(demand, Capacity(draw, mentees, mentors), starts, mentor, fit, TieBreak.None(mentees, mentors));
    }

    private int[] Capacity(Rm1Draw draw, int mentees, int mentors) =>
        Name == "balanced"
            ? [.. Enumerable.Range(0, mentors).Select(j => mentees / mentors + (j < mentees % mentors ? 1 : 0))]
            : [.. Enumerable.Range(0, mentors).Select(j => 3 + draw.Even(4, 1, j, 0))];

    /// <summary>Separate mentors, ascending; the popular ones, of small numbers, more often in their family.</summary>
    private void Draw(Rm1Draw draw, int i, Span<int> row, int mentors)
    {
        var seen = new HashSet<int>();
        for (var k = 0; seen.Count < row.Length; k++)
            seen.Add(Name == "popularity" && k < 4 * row.Length ? draw.Skewed(mentors, 2, i, k) : draw.Even(mentors, 3, i, k));
        seen.ToArray().CopyTo(row);
        row.Sort();
    }

    private int FitOf(Rm1Draw draw, int i, int j) =>
        Name switch
        {
            "all-equal" => 5000,
            "fits-0-to-3" => draw.Even(4, 4, i, j),
            "product" => (1 + draw.Even(1000, 5, i, 0)) * (1 + draw.Even(1000, 6, j, 0)),
            "popularity" => 9000 / (1 + j / Popularity) + draw.Even(1000, 4, i, j),
            _ => draw.Even(Rm1.MaxFit + 1, 4, i, j),
        };
}
