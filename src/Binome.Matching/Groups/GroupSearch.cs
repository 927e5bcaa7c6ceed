namespace Binome.Matching.Groups;

/// <summary>
/// Betters a plan by small changes until none helps: somebody moves, two change places, one left out comes in for another, a mentor's seat goes to
/// another mentor, two mentors change seats. Each is judged by what it changes alone.
/// </summary>
internal sealed class GroupSearch(GroupState state, Candidates candidates)
{
    private readonly GroupProblem _problem = state.Problem;

    /// <summary>At most so many rounds over everybody: O(mentees · candidates · group) each.</summary>
    public void Run(int rounds)
    {
        for (var better = true; better && rounds > 0; rounds--)
        {
            better = false;
            for (var mentee = 0; mentee < state.Missing.Length; mentee++)
            {
                better |= state.Missing[mentee] > 0 && ComeIn(mentee);
                for (var at = 0; at < state.GroupsOfMentee(mentee).Count; at++)
                    better |= GoElsewhere(mentee, state.GroupsOfMentee(mentee)[at]);
            }
            for (var group = 0; group < state.Mentors.Count; group++)
            for (var seat = 0; seat < state.Mentors[group].Length; seat++)
                better |= Reseat(group, seat);
        }
    }

    private bool ComeIn(int mentee)
    {
        foreach (var mentor in candidates.MentorsOf(mentee))
        foreach (var group in state.GroupsOfMentor(mentor))
        {
            if (HasRoom(group) && state.Gain(mentee, group) >= 0)
            {
                state.Join(mentee, group);
                return true;
            }
            foreach (var other in state.Mentees[group])
                if (state.Gain(mentee, group, other) > state.GainOf(other, group))
                {
                    state.Leave(other, group);
                    state.Join(mentee, group);
                    return true;
                }
        }
        return false;
    }

    private bool GoElsewhere(int mentee, int group)
    {
        var own = state.GainOf(mentee, group);
        foreach (var mentor in candidates.MentorsOf(mentee))
        {
            // With one mentor a group, one of the two who change gains by itself: it is enough to look at that one.
            if (_problem.Shape.Mentors == 1 && _problem.Fit(mentee, mentor) <= own)
                break;
            foreach (var to in state.GroupsOfMentor(mentor))
            {
                if (to == group)
                    continue;
                if (HasRoom(to) && state.Mentees[group].Count > _problem.Shape.Least && state.Gain(mentee, to, -1, group) > own)
                {
                    state.Leave(mentee, group);
                    state.Join(mentee, to);
                    return true;
                }
                foreach (var other in state.Mentees[to])
                    if (Exchange(mentee, group, own, other, to))
                        return true;
            }
        }
        return false;
    }

    private bool Exchange(int mentee, int group, long own, int other, int to)
    {
        var there = _problem.Gain(mentee, state.Mentors[to]) - own - state.GainOf(other, to);
        if (there + _problem.Gain(other, state.Mentors[group]) <= 0 || Both(mentee, group, other, to) <= own + state.GainOf(other, to))
            return false;
        state.Leave(mentee, group);
        state.Leave(other, to);
        state.Join(mentee, to);
        state.Join(other, group);
        return true;
    }

    private long Both(int mentee, int group, int other, int to) =>
        state.Gain(mentee, to, other, group) is >= 0 and var a && state.Gain(other, group, mentee, to) is >= 0 and var b
            ? a + b
            : GroupState.Never;

    private bool HasRoom(int group)
    {
        if (state.Mentees[group].Count >= _problem.Shape.Most)
            return false;
        foreach (var mentor in state.Mentors[group])
            if (state.Free[mentor] == 0)
                return false;
        return true;
    }

    private bool Reseat(int group, int seat)
    {
        var (mentees, own) = (state.Mentees[group], state.WorthOf(group));
        foreach (var mentor in candidates.MentorsOf(mentees[0]))
        {
            if (Array.IndexOf(state.Mentors[group], mentor) >= 0)
                continue;
            if (state.Free[mentor] >= mentees.Count && state.Worth(group, With(group, seat, mentor)) > own)
            {
                state.Seat(group, seat, mentor);
                return true;
            }
            foreach (var other in state.GroupsOfMentor(mentor))
                if (Change(group, seat, own, mentor, other))
                    return true;
        }
        return false;
    }

    private bool Change(int group, int seat, long own, int mentor, int other)
    {
        var before = state.Mentors[group][seat];
        if (state.Mentees[other].Count != state.Mentees[group].Count || Array.IndexOf(state.Mentors[other], before) >= 0)
            return false;
        var seatThere = Array.IndexOf(state.Mentors[other], mentor);
        var (here, there) = (With(group, seat, mentor), With(other, seatThere, before));
        // Somebody who is in both groups would be judged by the old seats of one of them.
        if (state.Mentees[group].Exists(state.Mentees[other].Contains))
            return false;
        if (Math.Min(state.Worth(group, here), state.Worth(other, there)) < 0)
            return false;
        if (state.Worth(group, here) + state.Worth(other, there) <= own + state.WorthOf(other))
            return false;
        state.Seat(group, seat, mentor);
        state.Seat(other, seatThere, before);
        return true;
    }

    private int[] With(int group, int seat, int mentor)
    {
        var mentors = (int[])state.Mentors[group].Clone();
        mentors[seat] = mentor;
        return mentors;
    }
}
