namespace Binome.Matching;

/// <summary>
/// A roster as tables over its mentors, which vectors read thirty-two at a time, padded to a whole number of vectors: criteria and rules that follow from a kind
/// of mentee as bytes, and those that are about single people as lists.
/// </summary>
internal sealed class RosterTables
{
    /// <summary>Units of the bytes: languages and places count 100,000 each, steps of the organisation 50,000.</summary>
    public const int Place = 100_000;
    public const int Step = 50_000;

    private readonly List<int>?[] _barred;
    private readonly List<int>?[] _plain;
    private readonly Dictionary<int, List<int>> _teams = [];

    /// <summary>O(N · (topics + levels) + M + what the lists of all people name).</summary>
    public RosterTables(Side[] mentees, Side[] mentors, int topics, Rules rules, IReadOnlySet<(int Mentor, int Mentee)> forbids)
    {
        (Mentees, Mentors, Width) = (mentees, mentors, (mentors.Length + 31) / 32 * 32);
        Skills = Table(topics, (mentor, topic) => (byte)mentor.Levels[topic]);
        Styles = Table(5, (mentor, axis) => mentor.Style.Length == 0 ? (byte)0 : (byte)mentor.Style[axis]);
        HasStyle = Table(1, (mentor, _) => mentor.Style.Length == 0 ? (byte)0 : byte.MaxValue);
        OutOfScope = Table(1, (mentor, _) => mentor.OutOfScope is null ? (byte)0 : MentorBytes.Barred);
        Languages = FactBytes.Of(
            mentees,
            mentors,
            person => string.Join(' ', person.Languages),
            (e, r) => Bytes(Scoring.Language(e.Languages, r.Languages) / Place, rules.CommonLanguage && HardRules.SpeakNoCommon(e, r))
        );
        Places = FactBytes.Of(
            mentees,
            mentors,
            person => $"{person.Country} {person.City} {person.Person.OffsetMinutes}",
            (e, r) => Bytes(Scoring.Place(e, r) / Place, HardRules.MinutesTooFar(e, r, rules) is not null)
        );
        Units = FactBytes.Of(mentees, mentors, person => person.Unit, (e, r) => Bytes(Scoring.UnitApart(e, r) / Step, false));
        Chains = ChainBytes.Of(mentees, mentors, Width);
        Hours = rules.CommonHours ? HourBytes.Of(mentees, mentors) : null;
        (_barred, _plain) = (new List<int>?[mentees.Length], new List<int>?[mentees.Length]);
        Line(rules);
        ByHand(forbids);
        for (var j = 0; j < mentors.Length && rules.SameTeam; j++)
            if (mentors[j].Manager >= 0)
                Of(_teams, mentors[j].Manager).Add(j);
    }

    public Side[] Mentees { get; }
    public Side[] Mentors { get; }

    /// <summary>Mentors, rounded up to a whole vector.</summary>
    public int Width { get; }

    /// <summary>Rows of <see cref="Width"/> bytes: levels by topic; style by axis; 255 for who has answered it.</summary>
    public byte[] Skills { get; }
    public byte[] Styles { get; }
    public byte[] HasStyle { get; }

    /// <summary><see cref="MentorBytes.Barred"/> for a mentor outside the scope.</summary>
    public byte[] OutOfScope { get; }

    public MentorBytes Languages { get; }
    public MentorBytes Places { get; }
    public MentorBytes Units { get; }
    public MentorBytes Chains { get; }

    /// <summary>Null where hours forbid nothing.</summary>
    public MentorBytes? Hours { get; }

    /// <summary>Mentors whom a rule about single people keeps from a mentee: line, appraiser, HR, veto, by hand; and oneself.</summary>
    public List<int>? Barred(int mentee) => _barred[mentee];

    /// <summary>Mentors who share the mentee's direct manager.</summary>
    public List<int>? Team(int mentee) => _teams.GetValueOrDefault(Mentees[mentee].Manager);

    /// <summary>Mentors of whom more is known than kinds and tables say: who has met the mentee, or is wished for, or wishes.</summary>
    public List<int>? Plain(int mentee) => _plain[mentee];

    private void Line(Rules rules)
    {
        var (menteeOf, mentorOf) = (ByNumber(Mentees), ByNumber(Mentors));
        foreach (var e in Mentees)
        {
            Bar(e.Number);
            foreach (var (above, levels) in e.Above)
                if (mentorOf.TryGetValue(above, out var j) && HardRules.Counts(levels, e, Mentors[j], rules))
                    Bar(above);
            foreach (var decider in Deciders(e, rules))
                Bar(decider);
            foreach (var j in e.Vetoes)
                Of(_barred, e.Index).Add(j);
            foreach (var j in e.Met.Concat(e.Wishes.Keys))
                Of(_plain, e.Index).Add(j);

            void Bar(int number)
            {
                if (mentorOf.TryGetValue(number, out var j))
                    Of(_barred, e.Index).Add(j);
            }
        }
        foreach (var r in Mentors)
        {
            foreach (var (above, levels) in r.Above)
                if (menteeOf.TryGetValue(above, out var i) && HardRules.Counts(levels, r, Mentees[i], rules))
                    Of(_barred, i).Add(r.Index);
            foreach (var decider in Deciders(r, rules))
                if (menteeOf.TryGetValue(decider, out var i))
                    Of(_barred, i).Add(r.Index);
            foreach (var i in r.Vetoes)
                Of(_barred, i).Add(r.Index);
            foreach (var i in r.Met.Concat(r.Wishes.Keys))
                Of(_plain, i).Add(r.Index);
        }
    }

    private void ByHand(IReadOnlySet<(int Mentor, int Mentee)> forbids)
    {
        foreach (var (mentor, mentee) in forbids)
            Of(_barred, mentee).Add(mentor);
    }

    private static IEnumerable<int> Deciders(Side person, Rules rules) =>
        (rules.Appraiser ? person.Appraisers : []).Concat(rules.Hr ? person.Hr : []);

    private static Dictionary<int, int> ByNumber(Side[] side) => side.ToDictionary(person => person.Number, person => person.Index);

    private static List<int> Of(List<int>?[] lists, int at) => lists[at] ??= [];

    private static List<int> Of(Dictionary<int, List<int>> lists, int key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    private static byte Bytes(int value, bool isBarred) => (byte)(value | (isBarred ? MentorBytes.Barred : 0));

    private byte[] Table(int rows, Func<Side, int, byte> value)
    {
        var table = new byte[rows * Width];
        for (var row = 0; row < rows; row++)
        for (var j = 0; j < Mentors.Length; j++)
            table[row * Width + j] = value(Mentors[j], row);
        return table;
    }
}
