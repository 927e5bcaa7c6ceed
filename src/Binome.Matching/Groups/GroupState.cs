namespace Binome.Matching.Groups;

/// <summary>A plan while it is searched for: who sits where, and what a change would add.</summary>
internal sealed class GroupState
{
    /// <summary>What a change that may not be would add.</summary>
    public const long Never = long.MinValue / 4;

    private readonly List<int>[] _groupsOfMentee;
    private readonly List<int>[] _groupsOfMentor;

    public GroupState(GroupProblem problem)
    {
        Problem = problem;
        Missing = [.. problem.Groups];
        AllMissing = Missing.Sum(groups => (long)groups);
        Free = [.. problem.Places];
        _groupsOfMentee = [.. Missing.Select(_ => new List<int>(1))];
        _groupsOfMentor = [.. Free.Select(_ => new List<int>(1))];
    }

    public GroupProblem Problem { get; }

    /// <summary>Groups that each mentee still wants.</summary>
    public int[] Missing { get; }

    /// <summary>Their sum.</summary>
    public long AllMissing { get; private set; }

    /// <summary>Places that each mentor still has.</summary>
    public int[] Free { get; }

    public List<int[]> Mentors { get; } = [];
    public List<List<int>> Mentees { get; } = [];

    public IReadOnlyList<int> GroupsOfMentee(int mentee) => _groupsOfMentee[mentee];

    public IReadOnlyList<int> GroupsOfMentor(int mentor) => _groupsOfMentor[mentor];

    public long Pairs => Mentees.Select((mentees, at) => (long)mentees.Count * Mentors[at].Length).Sum();

    public long Fit => Enumerable.Range(0, Mentees.Count).Sum(at => Mentees[at].Sum(mentee => Problem.Gain(mentee, Mentors[at])));

    public void Open(int[] mentors, IReadOnlyList<int> mentees)
    {
        Mentors.Add(mentors);
        Mentees.Add([]);
        foreach (var mentor in mentors)
            _groupsOfMentor[mentor].Add(Mentors.Count - 1);
        foreach (var mentee in mentees)
            Join(mentee, Mentors.Count - 1);
    }

    public void Join(int mentee, int group)
    {
        Mentees[group].Add(mentee);
        _groupsOfMentee[mentee].Add(group);
        Missing[mentee]--;
        AllMissing--;
        foreach (var mentor in Mentors[group])
            Free[mentor]--;
    }

    public void Leave(int mentee, int group)
    {
        Mentees[group].Remove(mentee);
        _groupsOfMentee[mentee].Remove(group);
        Missing[mentee]++;
        AllMissing++;
        foreach (var mentor in Mentors[group])
            Free[mentor]++;
    }

    /// <summary>The last group opened is no more.</summary>
    public void Close(int group)
    {
        foreach (var mentee in Mentees[group].ToArray())
            Leave(mentee, group);
        foreach (var mentor in Mentors[group])
            _groupsOfMentor[mentor].Remove(group);
        Mentors.RemoveAt(group);
        Mentees.RemoveAt(group);
    }

    /// <summary>Another mentor takes a seat, with all the mentees of the group.</summary>
    public void Seat(int group, int seat, int mentor)
    {
        var before = Mentors[group][seat];
        _groupsOfMentor[before].Remove(group);
        _groupsOfMentor[mentor].Add(group);
        Free[before] += Mentees[group].Count;
        Free[mentor] -= Mentees[group].Count;
        Mentors[group][seat] = mentor;
    }

    /// <summary>What a mentee adds to a group that <paramref name="without"/> leaves (-1: nobody), coming from group <paramref name="from"/> (-1: none).</summary>
    public long Gain(int mentee, int group, int without = -1, int from = -1)
    {
        if (Mentees[group].Contains(mentee))
            return Never;
        if (Problem.Apart is not null)
            foreach (var other in Mentees[group])
                if (other != without && Problem.AreApart(mentee, other))
                    return Never;
        foreach (var at in _groupsOfMentee[mentee])
            if (at != from && Shares(Mentors[at], Mentors[group]))
                return Never;
        return Problem.Gain(mentee, Mentors[group]) is >= 0 and var gain ? gain : Never;
    }

    /// <summary>What a mentee adds where it is.</summary>
    public long GainOf(int mentee, int group) => Problem.Gain(mentee, Mentors[group]);

    /// <summary>The worth of a group had it these mentors; <see cref="Never"/> when somebody may not meet one of them, or meets one elsewhere.</summary>
    public long Worth(int group, int[] mentors)
    {
        var worth = 0L;
        foreach (var mentee in Mentees[group])
        {
            if (Problem.Gain(mentee, mentors) is not (>= 0 and var gain))
                return Never;
            foreach (var at in _groupsOfMentee[mentee])
                if (at != group && Shares(Mentors[at], mentors))
                    return Never;
            worth += gain;
        }
        return worth;
    }

    public long WorthOf(int group) => Mentees[group].Sum(mentee => Problem.Gain(mentee, Mentors[group]));

    private static bool Shares(int[] mentors, int[] others)
    {
        foreach (var mentor in mentors)
            if (Array.IndexOf(others, mentor) >= 0)
                return true;
        return false;
    }
}
