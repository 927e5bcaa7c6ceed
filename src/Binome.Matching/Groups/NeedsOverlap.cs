namespace Binome.Matching.Groups;

/// <summary>Complementary mentors: what two of them both teach of a mentee's needs counts once.</summary>
public static class NeedsOverlap
{
    /// <summary>
    /// For each need the lower level of both is taken back, with the weight that needs have in the fit: where everything overlaps the second mentor adds no
    /// needs, where nothing does both count fully. Rounded down; O(needs) for a call.
    /// </summary>
    /// <param name="roster">The people and their weights.</param>
    /// <param name="percent">How much of the overlap is taken back, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a percentage.</exception>
    public static Overlap Of(Roster roster, int percent = 100)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var weights = roster.Rules.Weights;
        return (mentee, mentor, other) =>
        {
            var (skills, others, asked, both) = (roster.Mentor(mentor).Skills, roster.Mentor(other).Skills, 0L, 0L);
            foreach (var (topic, importance) in roster.Mentee(mentee).Needs)
            {
                asked += importance;
                both += importance * Math.Min(skills.GetValueOrDefault(topic), others.GetValueOrDefault(topic));
            }
            return asked == 0 ? 0 : (int)(Criteria.Whole * both * weights.Needs * percent / (5 * asked * weights.Sum * 100));
        };
    }
}
