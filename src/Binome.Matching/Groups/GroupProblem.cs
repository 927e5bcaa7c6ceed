namespace Binome.Matching.Groups;

/// <summary>
/// What of a pair's fit is counted twice when two mentors teach one mentee together, because both cover the same needs: 0 or more, at most the sum of
/// both fits; the same for both orders of the mentors. A mentee never adds less than 0 to a group.
/// </summary>
public delegate int Overlap(int mentee, int mentor, int other);

/// <summary>
/// People to be put into groups. A group is worth the fits of all its pairs of mentee and mentor, less what its mentors overlap for each mentee. Wanted:
/// the most pairs, then the greatest worth. No pair meets in two groups. NP-hard from three mentees a group on (exact cover by 3-sets: Garey and Johnson
/// 1979, problem SP2), hence <see cref="GroupPlan"/> with a bound.
/// </summary>
public sealed class GroupProblem
{
    /// <summary>Checks and keeps its arguments: O(M + N + people apart).</summary>
    /// <param name="pairs">
    /// The allowed pairs. Demand: separate mentors wanted, rounded up to whole groups (a mentee who wants one and meets mentors in twos gets two).
    /// Capacity: mentees at a time, rounded down to whole groups (a mentor for five has one trio).
    /// </param>
    /// <param name="shape">Who meets together.</param>
    /// <param name="apart">For each mentee the mentees, ascending, who may not sit in the same group; symmetric; null for nobody.</param>
    /// <param name="overlap">What two mentors of one group count twice for a mentee; null for nothing.</param>
    /// <param name="sameHour">All groups meet at the same hour: everybody is in one group at most.</param>
    /// <exception cref="ArgumentException">The people apart are not those of the problem, or not ascending.</exception>
    public GroupProblem(Problem pairs, GroupShape shape, IReadOnlyList<int[]>? apart = null, Overlap? overlap = null, bool sameHour = false)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(shape);
        if (apart is not null && apart.Count != pairs.Mentees)
            throw new ArgumentException("People apart are told for other mentees.");
        for (var i = 0; i < (apart?.Count ?? 0); i++)
        for (var at = 0; at < apart![i].Length; at++)
            if (apart[i][at] < 0 || apart[i][at] >= pairs.Mentees || (at > 0 && apart[i][at] <= apart[i][at - 1]))
                throw new ArgumentException($"Those apart from mentee {i} are not ascending or not known.");
        (Pairs, Shape, Apart, Overlap) = (pairs, shape, apart, shape.Mentors > 1 ? overlap : null);
        Groups = [.. pairs.Demand.Select(wanted => GroupsFor(Math.Min(wanted, pairs.Mentors + shape.Mentors), sameHour))];
        Places = [.. pairs.Capacity.Select(places => PlacesIn(Math.Min(places, pairs.Mentees + shape.Most), sameHour))];
    }

    /// <summary>The allowed pairs.</summary>
    public Problem Pairs { get; }

    /// <summary>Who meets together.</summary>
    public GroupShape Shape { get; }

    /// <summary>Who may not sit together; null for nobody.</summary>
    public IReadOnlyList<int[]>? Apart { get; }

    /// <summary>What two mentors count twice; null for nothing.</summary>
    public Overlap? Overlap { get; }

    /// <summary>Groups each mentee wants to be in, counted no further than there are mentors.</summary>
    public int[] Groups { get; }

    /// <summary>Places of each mentor that whole groups can fill, counted no further than there are mentees.</summary>
    public int[] Places { get; }

    /// <summary>Separate mentors each mentee can get: those of all groups wanted. O(1).</summary>
    public int Units(int mentee) => Groups[mentee] * Shape.Mentors;

    /// <summary>Whether two mentees may not sit in the same group: O(log of those apart).</summary>
    public bool AreApart(int mentee, int other) => Apart is not null && Array.BinarySearch(Apart[mentee], other) >= 0;

    /// <summary>The fit of a pair, or -1 where it is forbidden: O(log N).</summary>
    public int Fit(int mentee, int mentor) => Pairs.Find(mentee, mentor) is >= 0 and var at ? Pairs.Fit[at] : -1;

    /// <summary>What a mentee adds to a group of these mentors, or -1 where a pair is forbidden: O(m log N + m²).</summary>
    public long Gain(int mentee, ReadOnlySpan<int> mentors)
    {
        var gain = 0L;
        for (var at = 0; at < mentors.Length; at++)
        {
            if (Fit(mentee, mentors[at]) is not (>= 0 and var fit))
                return -1;
            gain += fit;
            for (var other = 0; Overlap is not null && other < at; other++)
                gain -= Overlap(mentee, mentors[at], mentors[other]);
        }
        return Math.Max(0, gain);
    }

    private int GroupsFor(int wanted, bool sameHour)
    {
        var groups = (wanted + Shape.Mentors - 1) / Shape.Mentors;
        return sameHour ? Math.Min(groups, 1) : groups;
    }

    private int PlacesIn(int places, bool sameHour)
    {
        var whole = sameHour ? Math.Min(places, Shape.Most) : places;
        while (!Shape.IsWhole(whole))
            whole--;
        return whole;
    }
}
