namespace Binome.Matching.Groups;

/// <summary>
/// Several mentors for each mentee alone: a flow, which <see cref="Solver"/> solves exactly; with an overlap its answer is a bound, and small changes better it.
/// </summary>
internal sealed class Flow(GroupProblem problem)
{
    /// <summary>Above any sum of fits (2^18 people, fits below 2^20), so that pairs come first.</summary>
    private const long Premium = 1L << 40;

    private const int Rounds = 100;

    public (IReadOnlyList<Group> Groups, GroupProof Proof) Solve()
    {
        var pairs = problem.Pairs;
        int[] demand = [.. Enumerable.Range(0, pairs.Mentees).Select(problem.Units)];
        var plan = Solver.Solve(new(demand, problem.Places, pairs.RowStart, pairs.Mentor, pairs.Fit, pairs.Ties));
        var prices = plan.Certificate.Mentees;
        var proof = new GroupProof([.. prices.Select(u => u.Pairs)], [.. prices.Select(u => (u.Pairs * Premium) + u.Fit)], Premium, 1);
        var teams = plan
            .Pairs.GroupBy(pair => pair.Mentee)
            .SelectMany(own => own.Select(pair => pair.Mentor).Chunk(problem.Shape.Mentors).Select(mentors => (own.Key, mentors)))
            .ToList();
        if (problem.Overlap is not null)
            Better(teams);
        return ([.. teams.Select(team => new Group([.. team.mentors.Order()], [team.Key], problem.Gain(team.Key, team.mentors)))], proof);
    }

    /// <summary>A seat for a mentor with a free place, or two seats exchanged, while the worth rises.</summary>
    private void Better(List<(int Mentee, int[] Mentors)> teams)
    {
        var free = (int[])problem.Places.Clone();
        foreach (var mentor in teams.SelectMany(team => team.Mentors))
            free[mentor]--;
        var met = teams.SelectMany(team => team.Mentors.Select(mentor => (team.Mentee, mentor))).ToHashSet();
        var teamsOf = Enumerable.Range(0, free.Length).Select(_ => new List<int>()).ToArray();
        for (var team = 0; team < teams.Count; team++)
            foreach (var mentor in teams[team].Mentors)
                teamsOf[mentor].Add(team);
        var better = true;
        for (var round = 0; better && round < Rounds; round++)
        {
            better = false;
            for (var team = 0; team < teams.Count; team++)
            for (var seat = 0; seat < teams[team].Mentors.Length; seat++)
                better |= Reseat(team, seat);
        }

        bool Reseat(int team, int seat)
        {
            var (mentee, own) = (teams[team].Mentee, Gain(team, teams[team].Mentors));
            for (var e = problem.Pairs.RowStart[mentee]; e < problem.Pairs.RowStart[mentee + 1]; e++)
            {
                var (from, to) = (teams[team].Mentors[seat], problem.Pairs.Mentor[e]);
                if (met.Contains((mentee, to)))
                    continue;
                var here = Gain(team, With(team, from, to));
                if (free[to] > 0 && here > own)
                {
                    free[from]++;
                    free[to]--;
                    Take(team, from, to);
                    return true;
                }
                foreach (var other in teamsOf[to])
                    if (
                        !met.Contains((teams[other].Mentee, from))
                        && Gain(other, With(other, to, from)) is >= 0 and var there
                        && here + there > own + Gain(other, teams[other].Mentors)
                    )
                    {
                        Take(team, from, to);
                        Take(other, to, from);
                        return true;
                    }
            }
            return false;
        }

        void Take(int team, int from, int to)
        {
            teams[team] = (teams[team].Mentee, With(team, from, to));
            met.Remove((teams[team].Mentee, from));
            met.Add((teams[team].Mentee, to));
            teamsOf[from].Remove(team);
            teamsOf[to].Add(team);
        }

        int[] With(int team, int from, int to) => [.. teams[team].Mentors.Select(mentor => mentor == from ? to : mentor)];

        long Gain(int team, int[] mentors) => problem.Gain(teams[team].Mentee, mentors);
    }
}
