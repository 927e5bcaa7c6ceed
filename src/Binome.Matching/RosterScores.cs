namespace Binome.Matching;

/// <summary>The fits of a roster's pairs, but those kept by hand, which are no longer to be chosen.</summary>
internal sealed class RosterScores(Roster roster, IReadOnlySet<(int Mentor, int Mentee)> locks) : Scores
{
    public override int Mentees => roster.Mentees;

    public override int Mentors => roster.Mentors;

    public override void Row(int mentee, Span<int> fit)
    {
        for (var j = 0; j < fit.Length; j++)
            fit[j] = roster.Forbids(mentee, j) is null ? roster.Fit(mentee, j) : -1;
        foreach (var pair in locks)
            if (pair.Mentee == mentee)
                fit[pair.Mentor] = -1;
    }

    /// <summary>Nothing is kept between rows: one reader serves all threads.</summary>
    public override Scores Another() => this;
}
