namespace Binome.Matching.Tests;

public sealed class StableTests
{
    [Fact]
    public void Nobody_would_rather_have_somebody_who_would_rather_have_them()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var problem = Instance.Small(seed).Problem;
            var (byMentee, byMentor) = (new int[8, 8], new int[8, 8]);
            for (var k = 0; k < 64; k++)
                (byMentee[k / 8, k % 8], byMentor[k / 8, k % 8]) = (random.Next(3), random.Next(3));
            var pairs = Stable.Solve(problem, (i, j) => byMentee[i, j], (i, j) => byMentor[i, j]);
            Assert.All(pairs.GroupBy(pair => pair.Mentor), of => Assert.True(of.Count() <= problem.Capacity[of.Key]));
            Assert.All(pairs.GroupBy(pair => pair.Mentee), of => Assert.True(of.Count() <= problem.Demand[of.Key]));
            Assert.Equal(pairs.Count, pairs.Distinct().Count());
            for (var i = 0; i < problem.Mentees; i++)
            for (var e = problem.RowStart[i]; e < problem.RowStart[i + 1]; e++)
            {
                var j = problem.Mentor[e];
                if (pairs.Any(pair => (pair.Mentee, pair.Mentor) == (i, j)))
                    continue;
                var (own, theirs) = (pairs.Where(pair => pair.Mentee == i).ToList(), pairs.Where(pair => pair.Mentor == j).ToList());
                var menteeWould =
                    own.Count < problem.Demand[i] || own.Any(pair => Likes(byMentee, i, pair.Mentor).CompareTo(Likes(byMentee, i, j)) < 0);
                var mentorWould =
                    theirs.Count < problem.Capacity[j]
                    || theirs.Any(pair => Likes(byMentor, pair.Mentee, j).CompareTo(Likes(byMentor, i, j)) < 0);
                Assert.False(menteeWould && mentorWould, $"seed {seed}: {i} and {j} would leave");
            }

            (int, int, ulong) Likes(int[,] wishes, int i, int j) => (wishes[i, j], problem.Fit[problem.Find(i, j)], problem.Ties.Of(i, j));
        }
    }
}
