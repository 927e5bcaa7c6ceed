namespace Binome.Matching;

/// <summary>Whether a board's pairs still are what its programme allows: a rule, a line, a veto, a place or a demand may have changed since its people were read.</summary>
/// <remarks>One answer for all pairs: which of them it is, or how many, would tell whose veto it was.</remarks>
internal sealed class StillPossible
{
    private readonly Roster _roster;
    private readonly Dictionary<Guid, int> _mentors;
    private readonly Dictionary<Guid, int> _mentees;

    public StillPossible(ProgrammeRoster now, RuleSet rules)
    {
        _roster = now.Under(rules, withPairs: true);
        _mentors = now.Mentors.Index().ToDictionary(t => t.Item.Id.Value, t => t.Index);
        _mentees = now.Mentees.Index().ToDictionary(t => t.Item.Id.Value, t => t.Index);
    }

    public bool All(BoardPeople people, BoardView view) =>
        view.Rows.All(row =>
            _mentors.TryGetValue(people.MentorId(row.Mentor), out var mentor)
            && _mentees.TryGetValue(people.MenteeId(row.Mentee), out var mentee)
            && _roster.Forbids(mentee, mentor) is null
        )
        && view.Rows.GroupBy(row => row.Mentor)
            .All(of =>
                of.Count()
                <= Left(view.State.Places(of.Key), people.Roster.Capacity(of.Key), _roster.Capacity(_mentors[people.MentorId(of.Key)]))
            )
        && view.Rows.GroupBy(row => row.Mentee)
            .All(of =>
                of.Count()
                <= Left(view.State.Wanted(of.Key), people.Roster.Demand(of.Key), _roster.Demand(_mentees[people.MenteeId(of.Key)]))
            );

    /// <summary>What a hand gave stays given; what was taken since is taken from it.</summary>
    private static int Left(int onBoard, int then, int now) => onBoard - Math.Max(0, then - now);
}
