using System.Numerics;

namespace Binome.Matching;

/// <summary>
/// Every rule that forbids each pair, as one bit a rule, a row at a time. What concerns few (lines, teams, appraisers, vetoes) is found by the people it names;
/// what concerns many (language, clocks, hours, scope) is asked once for all mentors who are alike in it.
/// </summary>
internal sealed class RuleCount
{
    private static readonly int s_rules = Enum.GetValues<Rule>().Length;

    private readonly Side[] _mentees;
    private readonly Side[] _mentors;
    private readonly HardRules _rules;
    private readonly Dictionary<int, int> _byNumber = [];
    private readonly ILookup<int, int> _below;
    private readonly ILookup<int, int> _byManager;
    private readonly ILookup<int, int> _byAppraiser;
    private readonly ILookup<int, int> _byHr;
    private readonly ILookup<int, int> _vetoing;
    private readonly ILookup<int, int> _byHand;
    private readonly int[] _kinds;
    private readonly Side[] _ofKind;

    public RuleCount(Side[] mentees, Side[] mentors, HardRules rules)
    {
        (_mentees, _mentors, _rules) = (mentees, mentors, rules);
        foreach (var mentor in mentors)
            _byNumber[mentor.Number] = mentor.Index;
        _below = By(mentor => mentor.Above.Keys);
        _byManager = By(mentor => mentor.Manager < 0 ? [] : [mentor.Manager]);
        _byAppraiser = By(mentor => mentor.Appraisers);
        _byHr = By(mentor => mentor.Hr);
        _vetoing = By(mentor => mentor.Vetoes);
        _byHand = rules.ByHand.ToLookup(pair => pair.Mentee, pair => pair.Mentor);
        var kinds = mentors.GroupBy(Kind).Select((alike, kind) => (alike, kind)).ToList();
        _ofKind = [.. kinds.Select(k => k.alike.First())];
        _kinds = new int[mentors.Length];
        foreach (var (alike, kind) in kinds)
        foreach (var mentor in alike)
            _kinds[mentor.Index] = kind;
    }

    public RuleEffects All()
    {
        var whole = new Sum(_mentors.Length);
        Parallel.For(
            0,
            _mentees.Length,
            () => new Sum(_mentors.Length),
            (mentee, _, sum) =>
            {
                Row(_mentees[mentee], sum.Row);
                sum.Add();
                return sum;
            },
            sum =>
            {
                lock (whole)
                    whole.Add(sum);
            }
        );
        return whole.Effects((long)_mentees.Length * _mentors.Length);
    }

    /// <summary>Writes every rule that forbids this mentee's pairs: bit r of place j for rule r and mentor j.</summary>
    public void Row(Side mentee, int[] row)
    {
        Span<int> ofKind = _ofKind.Length <= 1024 ? stackalloc int[_ofKind.Length] : new int[_ofKind.Length];
        for (var kind = 0; kind < ofKind.Length; kind++)
            ofKind[kind] = OfMany(mentee, _ofKind[kind]);
        for (var j = 0; j < row.Length; j++)
            row[j] = ofKind[_kinds[j]];
        if (_byNumber.TryGetValue(mentee.Number, out var self))
            row[self] |= Bit(Rule.Self);
        foreach (var above in mentee.Above.Keys)
            if (_byNumber.TryGetValue(above, out var j) && _rules.AreInLine(mentee, _mentors[j]))
                row[j] |= Bit(Rule.ReportingLine);
        foreach (var j in _below[mentee.Number])
            if (_rules.AreInLine(mentee, _mentors[j]))
                row[j] |= Bit(Rule.ReportingLine);
        foreach (var j in _byManager[mentee.Manager])
            if (_rules.InOneTeam(mentee, _mentors[j]))
                row[j] |= Bit(Rule.SameTeam);
        if (_rules.Rules.Appraiser)
            Mark(row, mentee.Appraisers, _byAppraiser[mentee.Number], Rule.Appraiser);
        if (_rules.Rules.Hr)
            Mark(row, mentee.Hr, _byHr[mentee.Number], Rule.Hr);
        foreach (var j in mentee.Vetoes.Concat(_vetoing[mentee.Index]))
            row[j] |= Bit(Rule.Veto);
        foreach (var j in _byHand[mentee.Index])
            row[j] |= Bit(Rule.Forbid);
    }

    private int OfMany(Side mentee, Side mentor) =>
        (_rules.LackALanguage(mentee, mentor) ? Bit(Rule.CommonLanguage) : 0)
        | (_rules.AreFarApart(mentee, mentor) ? Bit(Rule.MaxHoursApart) : 0)
        | (_rules.LackAnHour(mentee, mentor) ? Bit(Rule.CommonHours) : 0)
        | (mentee.OutOfScope is not null || mentor.OutOfScope is not null ? Bit(Rule.Scope) : 0);

    private void Mark(int[] row, int[] deciders, IEnumerable<int> decided, Rule rule)
    {
        foreach (var number in deciders)
            if (_byNumber.TryGetValue(number, out var j))
                row[j] |= Bit(rule);
        foreach (var j in decided)
            row[j] |= Bit(rule);
    }

    private ILookup<int, int> By(Func<Side, IEnumerable<int>> keys) =>
        _mentors.SelectMany(mentor => keys(mentor).Select(key => (key, mentor.Index))).ToLookup(pair => pair.key, pair => pair.Index);

    /// <summary>All that <see cref="OfMany"/> reads of a mentor.</summary>
    private (string, int?, string, bool) Kind(Side mentor) =>
        (
            string.Join(',', mentor.Languages.Order()),
            mentor.Person.OffsetMinutes,
            _rules.Rules.CommonHours ? string.Join(',', mentor.Hours) : "",
            mentor.OutOfScope is not null
        );

    private static int Bit(Rule rule) => 1 << (int)rule;

    /// <summary>What the rows of one thread add up to.</summary>
    private sealed class Sum(int mentors)
    {
        private readonly long[] _pairs = new long[s_rules];
        private readonly long[] _only = new long[s_rules];
        private readonly int[] _mentees = new int[s_rules];
        private readonly int[] _wouldHave = new int[mentors];
        private readonly bool[] _has = new bool[mentors];
        private long _allowed;
        private int _alone;

        public int[] Row { get; } = new int[mentors];

        /// <summary>Counts a mentee's row: a pair with one bit would be allowed without that rule.</summary>
        public void Add()
        {
            var (allowed, wouldHave) = (0, 0);
            for (var j = 0; j < Row.Length; j++)
            {
                var rules = Row[j];
                if (rules == 0)
                {
                    allowed++;
                    _has[j] = true;
                    continue;
                }
                if ((rules & (rules - 1)) == 0)
                {
                    _only[BitOperations.TrailingZeroCount(rules)]++;
                    wouldHave |= rules;
                    _wouldHave[j] |= rules;
                }
                for (; rules != 0; rules &= rules - 1)
                    _pairs[BitOperations.TrailingZeroCount(rules)]++;
            }
            _allowed += allowed;
            if (allowed > 0)
                return;
            _alone++;
            Count(wouldHave, _mentees);
        }

        public void Add(Sum other)
        {
            (_allowed, _alone) = (_allowed + other._allowed, _alone + other._alone);
            for (var rule = 0; rule < s_rules; rule++)
            {
                _pairs[rule] += other._pairs[rule];
                _only[rule] += other._only[rule];
                _mentees[rule] += other._mentees[rule];
            }
            for (var j = 0; j < _has.Length; j++)
            {
                _has[j] |= other._has[j];
                _wouldHave[j] |= other._wouldHave[j];
            }
        }

        public RuleEffects Effects(long pairs)
        {
            var mentors = new int[s_rules];
            for (var j = 0; j < _has.Length; j++)
                if (!_has[j])
                    Count(_wouldHave[j], mentors);
            return new(
                pairs,
                _allowed,
                _alone,
                _has.Count(has => !has),
                [.. Enum.GetValues<Rule>().Select((rule, r) => new RuleEffect(rule, _pairs[r], _only[r], _mentees[r], mentors[r]))]
            );
        }

        private static void Count(int rules, int[] into)
        {
            for (; rules != 0; rules &= rules - 1)
                into[BitOperations.TrailingZeroCount(rules)]++;
        }
    }
}
