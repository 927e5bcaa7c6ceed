namespace Binome.Matching.Verify;

/// <summary>A price, or the worth of a pair, compared level by level: pairs, then fit, then the tie break.</summary>
public readonly record struct Levels(long Pairs, long Fit, long Tie)
{
    internal int Sign =>
        Pairs != 0 ? Math.Sign(Pairs)
        : Fit != 0 ? Math.Sign(Fit)
        : Math.Sign(Tie);

    internal Levels Less(Levels a, Levels b) => checked(new(Pairs - a.Pairs - b.Pairs, Fit - a.Fit - b.Fit, Tie - a.Tie - b.Tie));
}

/// <summary>Writes the fits of a mentee with every mentor, -1 where a rule forbids the pair, and their tie breaks.</summary>
public delegate void Row(int mentee, Span<int> fit, Span<long> tie);

/// <summary>The answer: no fault (null) or the first one by name, with its people (-1: none in particular); and the plan's pairs and fit.</summary>
public sealed record Verdict(string? Fault, int Mentee, int Mentor, long Pairs, long Fit);

/// <summary>Checks in integers, over all pairs, that no plan has more pairs, more fit, or a greater tie break: the dual check of docs/matching.md.</summary>
public static class DualCheck
{
    /// <summary>O(M N). <paramref name="demand"/> and <paramref name="mentees"/> by mentee, <paramref name="capacity"/> and <paramref name="mentors"/> by mentor.</summary>
    public static Verdict Check(
        int[] demand,
        int[] capacity,
        Row row,
        IEnumerable<(int Mentee, int Mentor)> pairs,
        Levels[] mentees,
        Levels[] mentors
    )
    {
        var (free, places, plan) = ((int[])demand.Clone(), (int[])capacity.Clone(), pairs.ToHashSet());
        long fitOfPlan = 0;
        Verdict Refuse(string? fault, int mentee, int mentor) => new(fault, mentee, mentor, plan.Count, fitOfPlan);
        if (plan.Count != pairs.Count())
            return Refuse("pairTwice", -1, -1);
        foreach (var (i, j) in plan)
            if (--free[i] < 0)
                return Refuse("tooManyMentors", i, -1);
            else if (--places[j] < 0)
                return Refuse("tooManyMentees", -1, j);
        for (var i = 0; i < demand.Length; i++)
            if (mentees[i].Sign < 0 || (free[i] > 0 && mentees[i].Sign != 0))
                return Refuse(mentees[i].Sign < 0 ? "negativePrice" : "priceTooHigh", i, -1);
        for (var j = 0; j < capacity.Length; j++)
            if (mentors[j].Sign < 0 || (places[j] > 0 && mentors[j].Sign != 0))
                return Refuse(mentors[j].Sign < 0 ? "negativePrice" : "priceTooHigh", -1, j);
        // A price is exact when it is 0 and may be, or when one of its own pairs (any pair, for whom none can be used) pays exactly for itself.
        var exactMentee = mentees.Select((price, i) => price.Sign == 0 && (free[i] > 0 || demand[i] == 0)).ToArray();
        var exactMentor = mentors.Select((price, j) => price.Sign == 0 && (places[j] > 0 || capacity[j] == 0)).ToArray();
        var (fit, tie, primal, dual) = (new int[capacity.Length], new long[capacity.Length], new Sum(), new Sum());
        for (var i = 0; i < demand.Length; i++)
        {
            row(i, fit, tie);
            for (var j = 0; j < capacity.Length; j++)
            {
                var used = plan.Contains((i, j));
                if (used && fit[j] < 0)
                    return Refuse("forbiddenPair", i, j);
                if (fit[j] < 0)
                    continue;
                var worth = new Levels(1, fit[j], tie[j]);
                var left = worth.Less(mentees[i], mentors[j]);
                if (used ? left.Sign < 0 : left.Sign > 0)
                    return Refuse(used ? "priceTooHigh" : "priceTooLow", i, j);
                exactMentee[i] |= left.Sign == 0 && (used || demand[i] == 0);
                exactMentor[j] |= left.Sign == 0 && (used || capacity[j] == 0);
                if (!used)
                    continue;
                fitOfPlan += fit[j];
                primal.Add(worth, 1);
                dual.Add(left, 1);
            }
            dual.Add(mentees[i], demand[i]);
        }
        for (var j = 0; j < capacity.Length; j++)
            dual.Add(mentors[j], capacity[j]);
        if (Array.IndexOf(exactMentee, false) is >= 0 and var person)
            return Refuse("priceTooLow", person, -1);
        if (Array.IndexOf(exactMentor, false) is >= 0 and var other)
            return Refuse("priceTooLow", -1, other);
        return Refuse(primal.Equals(dual) ? null : "sumsDiffer", -1, -1);
    }

    private record struct Sum(Int128 Pairs, Int128 Fit, Int128 Tie)
    {
        public void Add(Levels level, int times) =>
            (Pairs, Fit, Tie) = (Pairs + (Int128)level.Pairs * times, Fit + (Int128)level.Fit * times, Tie + (Int128)level.Tie * times);
    }
}
