namespace Binome.Matching.Instances;

/// <summary>
/// The instance generator RM1: people of a group, who may be paired and how well, in integers alone, so that anyone who writes it again gets the same bytes
/// (docs/matching.md). Fits are 0 to 10,000.
/// </summary>
public sealed class Rm1
{
    /// <summary>The greatest fit.</summary>
    public const int MaxFit = 10_000;

    /// <summary>Invents the people: O(M + N).</summary>
    /// <param name="seed">Another seed, other people.</param>
    /// <param name="mentees">M, at least 1.</param>
    /// <param name="mentors">N, at least 1.</param>
    /// <param name="capacityLow">The least places of a mentor, 0 or more.</param>
    /// <param name="capacityHigh">The most, at least <paramref name="capacityLow"/>.</param>
    /// <param name="twicePercent">How many mentees in a hundred want two mentors, about.</param>
    public Rm1(int seed, int mentees, int mentors, int capacityLow, int capacityHigh, int twicePercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mentees);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mentors);
        ArgumentOutOfRangeException.ThrowIfNegative(capacityLow);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacityHigh, capacityLow);
        ArgumentOutOfRangeException.ThrowIfNegative(twicePercent);
        var draw = new Rm1Draw((ulong)seed);
        Scores = new Rm1Scores(new Rm1Tables(draw, mentees, mentors));
        Demand = [.. Enumerable.Range(0, mentees).Select(i => draw.Even(100, 110, i, 0) < twicePercent ? 2 : 1)];
        Capacity = [.. Enumerable.Range(0, mentors).Select(j => capacityLow + draw.Even(capacityHigh - capacityLow + 1, 210, j, 0))];
    }

    /// <summary>The ten instances of docs/matching.md, with what is known of them.</summary>
    public static IReadOnlyList<KnownInstance> Named => KnownInstance.All;

    /// <summary>Separate mentors wanted by each mentee, 1 or 2.</summary>
    public int[] Demand { get; }

    /// <summary>Places of each mentor.</summary>
    public int[] Capacity { get; }

    /// <summary>The fit of every pair, a row at a time.</summary>
    public Scores Scores { get; }

    /// <summary>The best pairs of each mentee, by fit, then by the mentor's number; stored by the mentor's number: O(M N).</summary>
    /// <param name="kept">K, the most pairs of a mentee; 0 keeps all.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    public Candidates Candidates(int kept, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        var problem = Problem(kept, threads);
        return new(problem.RowStart, problem.Mentor, problem.Fit);
    }

    /// <summary>The problem over these candidates; ties broken by position.</summary>
    /// <param name="kept">K, the most pairs of a mentee; 0 keeps all.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    public Problem Problem(int kept, int threads = 1) =>
        Shortlist.Of(Scores, Demand, Capacity, TieBreak.ByPosition(Demand.Length, Capacity.Length), kept, threads);
}
