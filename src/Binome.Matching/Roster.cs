namespace Binome.Matching;

/// <summary>Two lists of people under a programme's rules: which pairs are allowed, why the others are not, and how well each fits.</summary>
public sealed class Roster
{
    private readonly Side[] _mentees;
    private readonly Side[] _mentors;
    private readonly int[] _demand;
    private readonly int[] _capacity;
    private readonly int _topics;
    private readonly IReadOnlySet<(int Mentor, int Mentee)> _forbids;
    private readonly HardRules _rules;

    /// <summary>O(people · length of their lines).</summary>
    /// <param name="mentees">Those who learn; ids unique in the list.</param>
    /// <param name="demand">Separate mentors each of them wants.</param>
    /// <param name="mentors">Those who teach; ids unique in the list.</param>
    /// <param name="capacity">Places of each.</param>
    /// <param name="directory">The organisation, which may know more people than the lists; on who reports to whom it has the last word.</param>
    /// <param name="rules">The programme's rules.</param>
    /// <param name="forbids">Pairs (mentor, mentee) forbidden by hand.</param>
    /// <exception cref="ArgumentException">A level, an importance, an answer of style or a weight is out of its range.</exception>
    public Roster(
        IReadOnlyList<Person> mentees,
        IReadOnlyList<int> demand,
        IReadOnlyList<Person> mentors,
        IReadOnlyList<int> capacity,
        IEnumerable<Person> directory,
        Rules rules,
        IReadOnlySet<(int Mentor, int Mentee)>? forbids = null
    )
    {
        if (!rules.Weights.AreValid)
            throw new ArgumentException("A weight is not within 0..100, or all are 0.");
        var numbers = new Numbers();
        var topics = new Numbers();
        var lines = new Lines(directory.Concat(mentees).Concat(mentors), numbers);
        var taught = mentors.SelectMany(person => person.Skills.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in mentees.SelectMany(person => person.Needs.Keys).Where(taught.Contains))
            topics.Of(topic);
        var sides = new Sides(rules, lines, numbers, topics);
        _mentees = sides.Of(mentees, mentors, rules.Mentees);
        _mentors = sides.Of(mentors, mentees, rules.Mentors);
        (_demand, _capacity, _topics, Rules) = ([.. demand], [.. capacity], topics.Count, rules);
        _forbids = forbids ?? new HashSet<(int, int)>();
        _rules = new HardRules(rules, _forbids);
        UnknownIds = sides.UnknownIds;
    }

    /// <summary>The rules it was made with.</summary>
    public Rules Rules { get; }

    /// <summary>Wishes, vetoes and earlier pairs that name nobody of the other list.</summary>
    public int UnknownIds { get; }

    /// <summary>M.</summary>
    public int Mentees => _mentees.Length;

    /// <summary>N.</summary>
    public int Mentors => _mentors.Length;

    /// <summary>A mentee's facts.</summary>
    public Person Mentee(int mentee) => _mentees[mentee].Person;

    /// <summary>A mentor's facts.</summary>
    public Person Mentor(int mentor) => _mentors[mentor].Person;

    /// <summary>Separate mentors a mentee wants.</summary>
    public int Demand(int mentee) => _demand[mentee];

    /// <summary>Places of a mentor.</summary>
    public int Capacity(int mentor) => _capacity[mentor];

    /// <summary>The rule that forbids a pair, with its facts, or null: O(1) in the number of people.</summary>
    public Obstacle? Forbids(int mentee, int mentor) => _rules.Forbids(_mentees[mentee], _mentors[mentor]);

    /// <summary>What each rule costs: the pairs that it takes away, and whom it leaves with nobody. O(M N), a few machine instructions a pair, rows in parallel.</summary>
    public RuleEffects Effects() => new RuleCount(_mentees, _mentors, _rules).All();

    /// <summary>How well a pair fits, allowed or not.</summary>
    public Criteria Score(int mentee, int mentor) => Scoring.Of(_mentees[mentee], _mentors[mentor]);

    /// <summary>What a mentee wishes of a mentor, and the mentor of the mentee: 0, or 100,000 to 500,000 by rank.</summary>
    public (int OfMentee, int OfMentor) Wishes(int mentee, int mentor) =>
        (Scoring.Wish(_mentees[mentee], _mentors[mentor]), Scoring.Wish(_mentors[mentor], _mentees[mentee]));

    /// <summary>The fit of a pair, allowed or not, 0 to 1,000,000.</summary>
    public int Fit(int mentee, int mentor) => Score(mentee, mentor).Fit(Rules.Weights);

    /// <summary>
    /// The problem that is left when <paramref name="locks"/> are kept: their demand and places are taken, and they are no longer among the allowed pairs.
    /// O(M N), rows in parallel.
    /// </summary>
    /// <exception cref="ArgumentException">The locks want more than there is.</exception>
    public Problem Problem(IReadOnlySet<(int Mentor, int Mentee)>? locks = null)
    {
        var (demand, capacity) = Left(locks);
        return Shortlist.Of(Scores(locks), demand, capacity, Ties(), keep: 0, Environment.ProcessorCount);
    }

    /// <summary>The fits of all pairs but <paramref name="locks"/>, a row at a time. O(M + N · topics) once, then O(N) a row.</summary>
    public Scores Scores(IReadOnlySet<(int Mentor, int Mentee)>? locks = null) =>
        new RosterScores(this, Tables, (locks ?? new HashSet<(int, int)>()).ToLookup(pair => pair.Mentee, pair => pair.Mentor));

    private RosterTables Tables => field ??= new(_mentees, _mentors, _topics, Rules, _forbids);

    /// <summary>How many pairs no rule forbids, <paramref name="locks"/> aside: O(M N).</summary>
    public int Allowed(IReadOnlySet<(int Mentor, int Mentee)>? locks = null)
    {
        var counts = new int[Mentees];
        Threads.Run(
            Environment.ProcessorCount,
            (Mentees + Block - 1) / Block,
            Scores(locks).Another,
            (reader, block) =>
            {
                var row = new int[Mentors];
                for (var i = block * Block; i < Math.Min(Mentees, (block + 1) * Block); i++)
                {
                    reader.Row(i, row);
                    foreach (var fit in row)
                        counts[i] += fit >= 0 ? 1 : 0;
                }
            }
        );
        return counts.Sum();
    }

    private const int Block = 64;

    /// <summary>
    /// The best plan of what <paramref name="locks"/> leave, without ever holding all pairs: see <see cref="Solver.Solve(Scores, int[], int[], TieBreak, int, int)"/>.
    /// </summary>
    public Plan Solve(IReadOnlySet<(int Mentor, int Mentee)>? locks = null)
    {
        var (demand, capacity) = Left(locks);
        return Solver.Solve(Scores(locks), demand, capacity, Ties(), Solver.Kept, Environment.ProcessorCount);
    }

    /// <summary>Demand and places that are left when <paramref name="locks"/> are kept.</summary>
    public (int[] Demand, int[] Capacity) Left(IReadOnlySet<(int Mentor, int Mentee)>? locks = null)
    {
        var (demand, capacity) = ((int[])_demand.Clone(), (int[])_capacity.Clone());
        foreach (var (mentor, mentee) in locks ?? new HashSet<(int, int)>())
            (demand[mentee], capacity[mentor]) = (demand[mentee] - 1, capacity[mentor] - 1);
        return (demand, capacity);
    }

    /// <summary>How ties between these people are broken.</summary>
    public TieBreak Ties() =>
        TieBreak.ByIds(_mentees.Select(side => side.Person.Id), _mentors.Select(side => side.Person.Id), unchecked((ulong)Rules.Seed));
}
