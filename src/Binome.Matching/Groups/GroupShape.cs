namespace Binome.Matching.Groups;

/// <summary>Who meets together in one session: so many mentors, and from so many to so many mentees.</summary>
public sealed record GroupShape
{
    /// <summary>The most mentors in one group.</summary>
    public const int MostMentors = 4;

    /// <summary>The most mentees in one group: beyond a dozen it is a lecture.</summary>
    public const int MostMentees = 12;

    /// <summary>From so many mentees on a group is a workshop, which may be smaller than asked for, but not smaller than this.</summary>
    public const int LeastWorkshop = 5;

    /// <param name="mentors">Mentors in each group, 1 to <see cref="MostMentors"/>.</param>
    /// <param name="least">The fewest mentees in a group, 1 or more.</param>
    /// <param name="most">The most mentees in a group, <paramref name="least"/> to <see cref="MostMentees"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public GroupShape(int mentors, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mentors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mentors, MostMentors);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostMentees);
        (Mentors, Least, Most) = (mentors, least, most);
    }

    /// <summary>Exactly so many of both; from five mentees on, a workshop of five to so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GroupShape Of(int mentors, int mentees) => new(mentors, Math.Min(mentees, LeastWorkshop), mentees);

    /// <summary>Mentors in each group.</summary>
    public int Mentors { get; }

    /// <summary>The fewest mentees in a group.</summary>
    public int Least { get; }

    /// <summary>The most mentees in a group.</summary>
    public int Most { get; }

    /// <summary>
    /// Mentors for one mentee: nothing binds two mentees, so the groups are a flow. A mentee for whom mentors are short has fewer of them, not none.
    /// </summary>
    public bool IsFlow => Most == 1;

    /// <summary>Whether so many mentees of one mentor are whole groups: k groups hold k·least to k·most of them. O(1).</summary>
    public bool IsWhole(int mentees) => (mentees + Most - 1) / Most * Least <= mentees;

    /// <summary>The most pairs of mentee and mentor that whole groups can make of at most so many.</summary>
    internal long WholePairs(long pairs) => IsFlow ? pairs : pairs / Unit * Unit;

    private int Unit => Mentors * (Least == Most ? Most : 1);
}
