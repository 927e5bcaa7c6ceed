namespace Binome.Matching.Instances;

/// <summary>
/// The instance generator RM1: people of a group, who may be paired and how well, in integers alone, so that anyone who writes it again gets the same bytes
/// (docs/matching.md). Fits are 0 to 10,000.
/// </summary>
public sealed class Rm1
{
    /// <summary>The greatest fit.</summary>
    public const int MaxFit = 10_000;

    private readonly Rm1People _mentees;
    private readonly Rm1People _mentors;
    private readonly int[][] _lines;
    private readonly int[] _managers;
    private readonly ulong _draw;

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
        var sites = Math.Max(3, Math.Min(240, (mentees + mentors) / 60));
        _mentees = new(draw, 100, mentees, sites);
        _mentors = new(draw, 200, mentors, sites);
        _lines = [.. Enumerable.Range(0, mentees).Select(Rm1Tree.Line)];
        _managers = [.. Enumerable.Range(0, mentors).Select(j => draw.Even(mentees, 208, j, 0))];
        _draw = draw.Tag(50);
        Demand = [.. Enumerable.Range(0, mentees).Select(i => draw.Even(100, 110, i, 0) < twicePercent ? 2 : 1)];
        Capacity = [.. Enumerable.Range(0, mentors).Select(j => capacityLow + draw.Even(capacityHigh - capacityLow + 1, 210, j, 0))];
    }

    /// <summary>The ten instances of docs/matching.md, with what is known of them.</summary>
    public static IReadOnlyList<KnownInstance> Named => KnownInstance.All;

    /// <summary>Separate mentors wanted by each mentee, 1 or 2.</summary>
    public int[] Demand { get; }

    /// <summary>Places of each mentor.</summary>
    public int[] Capacity { get; }

    /// <summary>The fits of one mentee with every mentor, -1 where the pair is forbidden: O(N).</summary>
    /// <param name="mentee">0 to M - 1.</param>
    /// <param name="fit">N numbers, written over.</param>
    public void Score(int mentee, Span<int> fit)
    {
        var (line, first) = (_lines[mentee], Rm1Draw.Step(_draw, mentee));
        for (var j = 0; j < fit.Length; j++)
        {
            var draw = (int)((Rm1Draw.Step(first, j) >> 32) % 1000);
            var above = _lines[_managers[j]];
            fit[j] =
                draw < 4 || Rm1Tree.IsOn(above, mentee, line.Length - 1) || _mentees.IsForbidden(mentee, _mentors, j)
                    ? -1
                    : _mentees.Fit(mentee, _mentors, j) + 50 * Math.Min(10, Rm1Tree.Distance(line, above)) + (draw < 34 ? 0 : 1000);
        }
    }

    /// <summary>The best pairs of each mentee, by fit, then by the mentor's number; stored by the mentor's number: O(M N).</summary>
    /// <param name="kept">K, the most pairs of a mentee; 0 keeps all.</param>
    /// <param name="threads">How many rows are scored at once.</param>
    public Candidates Candidates(int kept, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        var rows = new (int[] Mentor, int[] Fit)[Demand.Length];
        Parallel.For(
            0,
            rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Best(Capacity.Length, MaxFit),
            (i, _, best) =>
            {
                Score(i, best.Fit);
                rows[i] = best.Take(kept);
                return best;
            },
            _ => { }
        );
        return Instances.Candidates.Of(rows);
    }
}
