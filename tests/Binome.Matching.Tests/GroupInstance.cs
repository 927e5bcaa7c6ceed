using Binome.Matching.Groups;

namespace Binome.Matching.Tests;

/// <summary>Random people for groups, and every plan of a few of them tried.</summary>
internal static class GroupInstance
{
    private static readonly (int Mentors, int Least, int Most)[] s_shapes =
    [
        (1, 3, 3),
        (2, 1, 1),
        (2, 3, 3),
        (1, 2, 4),
        (2, 2, 2),
        (1, 2, 2),
        (1, 5, 6),
    ];

    /// <summary>At most nine people; people apart, overlaps and one hour for all in some.</summary>
    public static GroupProblem Small(int seed)
    {
        var random = new Random(seed);
        var mentees = random.Next(8);
        var (mentors, range) = (random.Next(Math.Min(5, 10 - mentees)), new[] { 2, 19, 10_000 }[random.Next(3)]);
        var shape = s_shapes[random.Next(s_shapes.Length)];
        return Random(
            random,
            mentees,
            mentors,
            new(shape.Mentors, shape.Least, shape.Most),
            range,
            random.Next(3) * 20,
            7,
            random.Next(2) == 0
        );
    }

    public static GroupProblem Random(
        Random random,
        int mentees,
        int mentors,
        GroupShape shape,
        int range,
        int forbidden,
        int mostPlaces,
        bool isOdd
    )
    {
        int[][] fit =
        [
            .. Enumerable
                .Range(0, mentees)
                .Select(_ =>
                    Enumerable.Range(0, mentors).Select(_ => random.Next(100) < forbidden ? -1 : random.Next(range + 1)).ToArray()
                ),
        ];
        int[] demand = [.. Enumerable.Range(0, mentees).Select(_ => random.Next(10) == 0 ? 0 : 1)];
        int[] capacity = [.. Enumerable.Range(0, mentors).Select(_ => random.Next(mostPlaces + 1))];
        var pairs = Problem.Dense(demand, capacity, fit, TieBreak.ByPosition(mentees, mentors));
        if (!isOdd)
            return new(pairs, shape);
        var apart = Enumerable.Range(0, mentees).Select(_ => new SortedSet<int>()).ToArray();
        for (var i = 0; i < mentees; i++)
        for (var k = 0; k < i; k++)
            if (random.Next(8) == 0)
            {
                apart[i].Add(k);
                apart[k].Add(i);
            }
        var salt = random.Next(100);
        return new(
            pairs,
            shape,
            [.. apart.Select(others => others.ToArray())],
            (mentee, a, b) => Math.Min(Math.Max(0, fit[mentee][a]), Math.Max(0, fit[mentee][b])) * ((mentee + a + b + salt) % 3) / 4,
            random.Next(2) == 0
        );
    }

    /// <summary>The best (pairs, fit) by putting mentees into groups one after the other in every way.</summary>
    public static GroupValue Best(GroupProblem problem)
    {
        var (best, free, groups) = (default(GroupValue), (int[])problem.Places.Clone(), new List<(int[] Mentors, List<int> Mentees)>());
        var teams = Enumerable
            .Range(1, (1 << free.Length) - 1)
            .Select(set => Enumerable.Range(0, free.Length).Where(j => (set >> j & 1) == 1).ToArray())
            .Where(team => team.Length == problem.Shape.Mentors || (problem.Shape.IsFlow && team.Length < problem.Shape.Mentors))
            .ToList();
        Try(0);
        return best;

        void Try(int mentee)
        {
            if (mentee == problem.Groups.Length)
            {
                if (groups.Exists(group => group.Mentees.Count < problem.Shape.Least))
                    return;
                var pairs = groups.Sum(group => (long)group.Mentors.Length * group.Mentees.Count);
                var fit = groups.Sum(group => group.Mentees.Sum(i => problem.Gain(i, group.Mentors)));
                if ((pairs, fit).CompareTo((best.Pairs, best.Fit)) > 0)
                    best = new(pairs, fit);
                return;
            }
            Try(mentee + 1);
            if (problem.Groups[mentee] == 0)
                return;
            for (var at = 0; at < groups.Count; at++)
                if (groups[at].Mentees.Count < problem.Shape.Most && !groups[at].Mentees.Exists(other => problem.AreApart(mentee, other)))
                    Sit(mentee, groups[at]);
            foreach (var team in teams)
            {
                groups.Add((team, []));
                Sit(mentee, groups[^1]);
                groups.RemoveAt(groups.Count - 1);
            }
        }

        void Sit(int mentee, (int[] Mentors, List<int> Mentees) group)
        {
            if (group.Mentors.Any(j => free[j] == 0) || problem.Gain(mentee, group.Mentors) < 0)
                return;
            foreach (var mentor in group.Mentors)
                free[mentor]--;
            group.Mentees.Add(mentee);
            Try(mentee + 1);
            group.Mentees.Remove(mentee);
            foreach (var mentor in group.Mentors)
                free[mentor]++;
        }
    }

    /// <summary>Sizes, places, demand, rules, people apart, pairs at most once, and sums.</summary>
    public static void Check(GroupPlan plan)
    {
        var problem = plan.Problem;
        var (free, missing) = ((int[])problem.Places.Clone(), Enumerable.Range(0, problem.Groups.Length).Select(problem.Units).ToArray());
        var met = new HashSet<(int, int)>();
        foreach (var group in plan.Groups)
        {
            Assert.InRange(group.Mentees.Count, problem.Shape.Least, problem.Shape.Most);
            Assert.InRange(group.Mentors.Count, problem.Shape.IsFlow ? 1 : problem.Shape.Mentors, problem.Shape.Mentors);
            Assert.Equal(group.Fit, group.Mentees.Sum(mentee => problem.Gain(mentee, [.. group.Mentors])));
            foreach (var mentee in group.Mentees)
            {
                Assert.DoesNotContain(group.Mentees, other => problem.AreApart(mentee, other));
                foreach (var mentor in group.Mentors)
                {
                    Assert.True(problem.Fit(mentee, mentor) >= 0 && met.Add((mentee, mentor)));
                    Assert.True(--free[mentor] >= 0 && --missing[mentee] >= 0);
                }
            }
        }
        Assert.Equal(met.Count, plan.Value.Pairs);
        Assert.Equal(plan.Groups.Sum(group => group.Fit), plan.Value.Fit);
        Assert.Equal(Enumerable.Range(0, missing.Length).Where(i => missing[i] > 0), plan.LeftOut);
        Assert.True(plan.Bound.Pairs >= plan.Value.Pairs && plan.Bound.Fit >= plan.Value.Fit);
        Assert.Equal(plan.IsOptimal, plan.Bound == plan.Value);
        if (plan.Proof is not null)
            Assert.Equal(plan.Bound, plan.Proof.Bound(problem, plan.Value.Pairs));
    }
}
