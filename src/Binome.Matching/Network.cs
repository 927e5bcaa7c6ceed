namespace Binome.Matching;

/// <summary>
/// Who is with whom, and the prices. Always true of a finished plan: an allowed pair that is not used costs u + p - worth ≥ 0, a used one leaves worth - u - p ≥ 0;
/// a mentor with a free place and a mentee with an unserved unit have price 0; no price is negative. Each unit of demand is a node of its mentor's list, so
/// that taking and giving back cost O(1) and no place can be taken twice.
/// </summary>
internal sealed partial class Network
{
    private const int Nobody = -1;
    private const int Closed = -2;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _unitMentor;
    private readonly int[] _unitFit;

    /// <summary>Nobody is with anybody yet.</summary>
    /// <param name="problem">Who may be paired.</param>
    /// <param name="columns">The problem's, where they are known.</param>
    /// <param name="mostDemand">On a board, room for so many units that somebody may want later; null keeps no more of the units wanted than make a difference.</param>
    public Network(Problem problem, Columns? columns = null, int? mostDemand = null)
    {
        Problem = problem;
        Columns = columns ?? new Columns(problem);
        var (m, n) = (problem.Mentees, problem.Mentors);
        UnitStart = new int[m + 1];
        for (var i = 0; i < m; i++)
            UnitStart[i + 1] = UnitStart[i] + (mostDemand is { } most ? Math.Max(problem.Demand[i], most) : problem.Units(i));
        UnitMentee = new int[UnitStart[m]];
        for (var i = 0; i < m; i++)
            UnitMentee.AsSpan(UnitStart[i], UnitStart[i + 1] - UnitStart[i]).Fill(i);
        (_unitMentor, _unitFit) = (new int[UnitStart[m]], new int[UnitStart[m]]);
        (UnitPair, _next, _previous) = (Nobodies(UnitStart[m]), Nobodies(UnitStart[m]), Nobodies(UnitStart[m]));
        for (var i = 0; i < m && mostDemand is not null; i++)
            UnitPair.AsSpan(UnitStart[i] + problem.Demand[i], UnitStart[i + 1] - UnitStart[i] - problem.Demand[i]).Fill(Closed);
        (Capacity, Demand) = ((int[])problem.Capacity.Clone(), (int[])problem.Demand.Clone());
        for (var i = 0; i < m && mostDemand is null; i++)
            Demand[i] = problem.Units(i);
        (First, Taken, Unserved) = (Nobodies(n), new int[n], (int[])Demand.Clone());
        (U, UTie, P, PTie) = (new long[m], new long[m], new long[n], new long[n]);
    }

    public Problem Problem { get; }

    public Columns Columns { get; }

    /// <summary>Places and units as they are now; a board changes them. Without a board, units that make no difference are left out.</summary>
    public int[] Capacity { get; }
    public int[] Demand { get; }

    /// <summary>Pairs that may not be used, or null while none is.</summary>
    public bool[]? Blocked { get; set; }

    /// <summary>Pairs in use, and their fit.</summary>
    public int PairCount { get; private set; }
    public long Fit { get; private set; }

    /// <summary>Units taken or given back, each with the pair it held before, or -1, and the unit it stood behind there; null while nobody asks.</summary>
    public List<(int Unit, int Before, int Behind)>? Log { get; set; }

    /// <summary>Prices as they were before they changed, of mentees, then of mentors (M + j); null while nobody asks.</summary>
    public List<(int Node, Cost Price)>? PriceLog { get; set; }

    /// <summary>Prices, in the two words of <see cref="Cost"/>.</summary>
    public long[] U { get; }
    public long[] UTie { get; }
    public long[] P { get; }
    public long[] PTie { get; }

    /// <summary>The units of each mentee, and the pair each holds, or -1.</summary>
    public int[] UnitStart { get; }
    public int[] UnitMentee { get; }
    public int[] UnitPair { get; }

    /// <summary>The first unit at each mentor, or -1.</summary>
    public int[] First { get; }
    public int[] Taken { get; }
    public int[] Unserved { get; }

    /// <summary>Units without a mentor in a plan, also those left out here.</summary>
    public int Missing(int mentee) => Problem.Demand[mentee] - Demand[mentee] + Unserved[mentee];

    public int Next(int unit) => _next[unit];

    public bool Full(int mentor) => Taken[mentor] >= Capacity[mentor];

    public Cost PriceOfMentee(int i) => new(U[i], UTie[i]);

    public Cost PriceOfMentor(int j) => new(P[j], PTie[j]);

    public void PriceMentee(int i, Cost price)
    {
        PriceLog?.Add((i, PriceOfMentee(i)));
        (U[i], UTie[i]) = (price.Upper, price.Tie);
        MenteeFell(i);
    }

    public void PriceMentor(int j, Cost price)
    {
        PriceLog?.Add((Problem.Mentees + j, PriceOfMentor(j)));
        (P[j], PTie[j]) = (price.Upper, price.Tie);
        MentorFell(j);
    }

    public Cost WorthOf(int mentee, int pair) => new(Cost.OnePair + Problem.Fit[pair], (long)Problem.Ties.Of(mentee, Problem.Mentor[pair]));

    /// <summary>What a pair costs beyond its prices; negative when it is worth more than them.</summary>
    public Cost CostOf(int mentee, int pair) => PriceOfMentee(mentee) + PriceOfMentor(Problem.Mentor[pair]) - WorthOf(mentee, pair);

    /// <summary>The same of the pair that a unit holds, without a look at the pair: where units are met at random, most of what a search takes is waiting for memory.</summary>
    public Cost CostOf(int unit)
    {
        var (mentee, mentor) = (UnitMentee[unit], _unitMentor[unit]);
        return PriceOfMentee(mentee)
            + PriceOfMentor(mentor)
            - new Cost(Cost.OnePair + _unitFit[unit], (long)Problem.Ties.Of(mentee, mentor));
    }

    /// <summary>With whom a unit is; it must hold a pair.</summary>
    public int MentorOf(int unit) => _unitMentor[unit];

    /// <summary>What a mentee would keep of a pair's worth at the mentor's price.</summary>
    public Cost LeftOf(int mentee, int pair) => WorthOf(mentee, pair) - PriceOfMentor(Problem.Mentor[pair]);

    public ReadOnlySpan<int> UnitsOf(int mentee) => UnitPair.AsSpan(UnitStart[mentee], UnitStart[mentee + 1] - UnitStart[mentee]);

    public bool Used(int mentee, int pair) => UnitsOf(mentee).Contains(pair);

    /// <summary>Whether a mentee has this mentor (-1: a unit that nobody serves).</summary>
    public bool Has(int mentee, int mentor) =>
        mentor < 0 ? Unserved[mentee] > 0 : Problem.Find(mentee, mentor) is >= 0 and var pair && Used(mentee, pair);

    public int FreeUnit(int mentee)
    {
        var unit = UnitStart[mentee];
        while (UnitPair[unit] != Nobody)
            unit++;
        return unit;
    }

    public void Take(int unit, int pair)
    {
        var (mentor, fit) = (Problem.Mentor[pair], Problem.Fit[pair]);
        (UnitPair[unit], _unitMentor[unit], _unitFit[unit]) = (pair, mentor, fit);
        _previous[unit] = Nobody;
        _next[unit] = First[mentor];
        if (First[mentor] >= 0)
            _previous[First[mentor]] = unit;
        First[mentor] = unit;
        Taken[mentor]++;
        Unserved[UnitMentee[unit]]--;
        PairCount++;
        Fit += fit;
        Log?.Add((unit, Nobody, Nobody));
    }

    public void GiveBack(int unit)
    {
        var mentor = _unitMentor[unit];
        if (_previous[unit] < 0)
            First[mentor] = _next[unit];
        else
            _next[_previous[unit]] = _next[unit];
        if (_next[unit] >= 0)
            _previous[_next[unit]] = _previous[unit];
        Log?.Add((unit, UnitPair[unit], _previous[unit]));
        PairCount--;
        Fit -= _unitFit[unit];
        UnitPair[unit] = Nobody;
        Taken[mentor]--;
        Unserved[UnitMentee[unit]]++;
    }

    /// <summary>One unit fewer that this mentee wants; it must be unserved.</summary>
    public void CloseUnit(int mentee)
    {
        UnitPair[FreeUnit(mentee)] = Closed;
        (Demand[mentee], Unserved[mentee]) = (Demand[mentee] - 1, Unserved[mentee] - 1);
    }

    /// <summary>One unit more, unserved.</summary>
    public void OpenUnit(int mentee)
    {
        UnitPair[UnitPair.AsSpan(UnitStart[mentee], UnitStart[mentee + 1] - UnitStart[mentee]).IndexOf(Closed) + UnitStart[mentee]] =
            Nobody;
        (Demand[mentee], Unserved[mentee]) = (Demand[mentee] + 1, Unserved[mentee] + 1);
    }

    public bool IsBlocked(int pair) => Blocked is not null && Blocked[pair];

    /// <summary>By mentee, then by mentor.</summary>
    public Pair[] Pairs()
    {
        var pairs = new Pair[PairCount];
        var (at, mine) = (0, new List<int>());
        for (var i = 0; i < Problem.Mentees; i++)
        {
            mine.Clear();
            for (var unit = UnitStart[i]; unit < UnitStart[i + 1]; unit++)
                if (UnitPair[unit] >= 0)
                    mine.Add(UnitPair[unit]);
            mine.Sort();
            foreach (var pair in mine)
                pairs[at++] = new Pair(i, Problem.Mentor[pair], Problem.Fit[pair]);
        }
        return pairs;
    }

    private static int[] Nobodies(int count)
    {
        var nobodies = new int[count];
        Array.Fill(nobodies, Nobody);
        return nobodies;
    }
}
