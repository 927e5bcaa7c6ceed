namespace Binome.Matching.Tests;

/// <summary>Small random problems, and every plan of one of them tried.</summary>
internal sealed record Instance(int[] Demand, int[] Capacity, int[][] Fit)
{
    private static readonly int[] s_ranges = [2, 19, 10_000];

    public Problem Problem => Problem.Dense(Demand, Capacity, Fit, TieBreak.ByPosition(Demand.Length, Capacity.Length));

    public static Instance Small(int seed)
    {
        var random = new Random(seed);
        var (mentees, mentors, range) = (random.Next(6), random.Next(5), s_ranges[random.Next(3)]);
        var forbidden = random.Next(3) * 30;
        return new Instance(
            [.. Enumerable.Range(0, mentees).Select(_ => random.Next(20) == 0 ? 0 : random.Next(1, 3))],
            [.. Enumerable.Range(0, mentors).Select(_ => random.Next(4))],
            [
                .. Enumerable
                    .Range(0, mentees)
                    .Select(_ =>
                        Enumerable.Range(0, mentors).Select(_ => random.Next(100) < forbidden ? -1 : random.Next(range + 1)).ToArray()
                    ),
            ]
        );
    }

    /// <summary>The best (pairs, fit, tie) of all plans and its pairs; <paramref name="must"/> is in it, <paramref name="mustNot"/> is not.</summary>
    public ((int Pairs, long Fit, long Tie) Worth, List<(int, int)> Pairs) Best((int, int)? must = null, (int, int)? mustNot = null)
    {
        var ties = Problem.Ties;
        ((int, long, long), List<(int, int)>) best = ((-1, 0, 0), []);
        var places = (int[])Capacity.Clone();
        var chosen = new List<(int, int)>();
        Try(0, (0, 0, 0));
        return best;

        void Try(int mentee, (int Pairs, long Fit, long Tie) worth)
        {
            if (mentee == Demand.Length)
            {
                if (worth.CompareTo(best.Item1) > 0 && (must is null || chosen.Contains(must.Value)))
                    best = (worth, [.. chosen]);
                return;
            }
            for (var set = 0; set < 1 << Capacity.Length; set++)
            {
                var mentors = Enumerable.Range(0, Capacity.Length).Where(j => (set >> j & 1) == 1).ToList();
                if (mentors.Count > Demand[mentee] || mentors.Any(j => Fit[mentee][j] < 0 || places[j] == 0 || mustNot == (mentee, j)))
                    continue;
                mentors.ForEach(j => places[j]--);
                chosen.AddRange(mentors.Select(j => (mentee, j)));
                var tie = mentors.Sum(j => (long)ties.Of(mentee, j));
                Try(mentee + 1, (worth.Pairs + mentors.Count, worth.Fit + mentors.Sum(j => (long)Fit[mentee][j]), worth.Tie + tie));
                chosen.RemoveRange(chosen.Count - mentors.Count, mentors.Count);
                mentors.ForEach(j => places[j]++);
            }
        }
    }
}
