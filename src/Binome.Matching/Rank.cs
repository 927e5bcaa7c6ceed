namespace Binome.Matching;

/// <summary>Where two people stand for each other, by fit alone: 1 when nobody allowed fits better.</summary>
/// <param name="OfMentor">The mentor's rank among the mentors allowed to the mentee; equal fits share the better rank.</param>
/// <param name="Mentors">How many mentors are allowed to the mentee.</param>
/// <param name="OfMentee">The mentee's rank among the mentees allowed to the mentor.</param>
/// <param name="Mentees">How many mentees are allowed to the mentor.</param>
public readonly record struct Rank(int OfMentor, int Mentors, int OfMentee, int Mentees)
{
    /// <summary>O(mentors allowed + mentees allowed).</summary>
    internal static Rank? Of(Network network, int mentee, int mentor)
    {
        var problem = network.Problem;
        if (problem.Find(mentee, mentor) is not (>= 0 and var pair))
            return null;
        var fits = problem.RowFits(mentee);
        var (better, preferred) = (0, 0);
        foreach (var fit in fits)
            better += fit > problem.Fit[pair] ? 1 : 0;
        foreach (var other in network.Columns.Of(mentor))
            preferred += Columns.Fit(other) > problem.Fit[pair] ? 1 : 0;
        return new(1 + better, fits.Length, 1 + preferred, network.Columns.Of(mentor).Length);
    }
}
