using Binome.Matching.Verify;

namespace Binome.Matching;

/// <summary>A price for each person, by id; nobody has one where the proof needs none.</summary>
internal sealed record Prices(IReadOnlyDictionary<string, Levels> Mentees, IReadOnlyDictionary<string, Levels> Mentors)
{
    public static Prices Of(Roster roster, Plan? plan) =>
        new(
            Enumerable
                .Range(0, plan is null ? 0 : roster.Mentees)
                .ToDictionary(i => roster.Mentee(i).Id, i => Price(plan!.Certificate.Mentees[i])),
            Enumerable
                .Range(0, plan is null ? 0 : roster.Mentors)
                .ToDictionary(j => roster.Mentor(j).Id, j => Price(plan!.Certificate.Mentors[j]))
        );

    /// <summary>By position; null unless exactly the people of the roster have a price.</summary>
    public (Levels[] Mentees, Levels[] Mentors)? ByPosition(Roster roster)
    {
        var (mentees, mentors) = (new Levels[roster.Mentees], new Levels[roster.Mentors]);
        for (var i = 0; i < mentees.Length; i++)
            if (!Mentees.TryGetValue(roster.Mentee(i).Id, out mentees[i]))
                return null;
        for (var j = 0; j < mentors.Length; j++)
            if (!Mentors.TryGetValue(roster.Mentor(j).Id, out mentors[j]))
                return null;
        return Mentees.Count == mentees.Length && Mentors.Count == mentors.Length ? (mentees, mentors) : null;
    }

    private static Levels Price(Worth worth) => new(worth.Pairs, worth.Fit, worth.Tie);
}

/// <summary>The most pairs above the least fit of a fair plan, and the prices that prove it.</summary>
internal sealed record PairsAbove(IReadOnlyList<ByHand> Pairs, Prices Prices);
