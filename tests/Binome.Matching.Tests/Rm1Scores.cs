namespace Binome.Matching.Tests;

public sealed class Rm1ScoresTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 7)]
    [InlineData(300, 31)]
    [InlineData(300, 32)]
    [InlineData(300, 33)]
    [InlineData(2000, 129)]
    [InlineData(40_000, 65)]
    public void Vectors_and_plain_arithmetic_agree_at_every_width(int mentees, int mentors)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var draw = new Rm1Draw((ulong)seed);
            var sites = Math.Max(3, Math.Min(240, (mentees + mentors) / 60));
            var (e, r) = (new Rm1People(draw, 100, mentees, sites), new Rm1People(draw, 200, mentors, sites));
            int[] above = [.. Enumerable.Range(0, mentors).Select(j => draw.Even(mentees, 208, j, 0))];
            var scores = new Rm1(seed, mentees, mentors, 1, 3, 0).Scores;
            var (row, step) = (new int[mentors], Math.Max(1, mentees / 500));
            for (var i = 0; i < mentees; i += step)
            {
                scores.Row(i, row);
                var line = Rm1Tree.Line(i);
                for (var j = 0; j < mentors; j++)
                {
                    var (chance, chain) = ((int)((draw.Hash(50, i, j) >> 32) % 1000), Rm1Tree.Line(above[j]));
                    var plain =
                        chance < 4 || Rm1Tree.IsOn(chain, i, line.Length - 1) || e.IsForbidden(i, r, j)
                            ? -1
                            : e.Fit(i, r, j) + 50 * Math.Min(10, Rm1Tree.Distance(line, chain)) + (chance < 34 ? 0 : 1000);
                    Assert.True(plain == row[j], $"seed {seed}, mentee {i}, mentor {j}: {plain}, {row[j]}");
                }
            }
        }
    }
}
