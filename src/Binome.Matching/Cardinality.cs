namespace Binome.Matching;

/// <summary>
/// The most pairs there can be, and the split that goes with it (Dulmage and Mendelsohn 1958): where places are short, everybody competes for them and every
/// place is taken; elsewhere everybody is served. Augmenting paths in phases that look at each mentor once (as Pothen and Fan
/// 1990; not all of the shortest, as Hopcroft and Karp 1973); the last phase finds none, and what it reached is the part that is short.
/// </summary>
internal sealed class Cardinality
{
    private readonly Problem _problem;
    private readonly Network _flow;
    private readonly int[] _mentorSeen;
    private readonly int[] _menteeSeen;
    private readonly int[] _fromMentee;
    private readonly int[] _fromPair;
    private readonly int[] _viaUnit;
    private readonly Queue<int> _queue = new();
    private int _phase;

    /// <summary>O(d E) a phase, d the greatest demand; one or two phases where places abound, as many as units at worst.</summary>
    public Cardinality(Problem problem, Columns columns)
    {
        (_problem, _flow) = (problem, new Network(problem, columns));
        (_mentorSeen, _menteeSeen) = (new int[problem.Mentors], new int[problem.Mentees]);
        (_fromMentee, _fromPair, _viaUnit) = (new int[problem.Mentors], new int[problem.Mentors], new int[problem.Mentees]);
        TakeFreePlaces();
        while (Phase()) { }
    }

    /// <summary>Whether a mentee competes for places that do not suffice.</summary>
    public bool IsMenteeShort(int mentee) => _menteeSeen[mentee] == _phase;

    /// <summary>Whether a mentor's places are among those that do not suffice.</summary>
    public bool IsMentorShort(int mentor) => _mentorSeen[mentor] == _phase;

    /// <summary>
    /// Each takes a free place: the first, or where places are fewer than what is wanted, the one for which the fewest may ask. What is left over then is what more may
    /// have, and a third as many ways have to be found again (measured on cofely-tight).
    /// </summary>
    private void TakeFreePlaces()
    {
        var start = _flow.Columns.Start;
        var looks = _problem.Capacity.Sum(c => (long)c) < _problem.Demand.Sum(d => (long)d) ? int.MaxValue : 1;
        for (var i = 0; i < _problem.Mentees; i++)
            while (_flow.Unserved[i] > 0)
            {
                var (best, fewest, seen) = (-1, int.MaxValue, 0);
                for (var e = _problem.RowStart[i]; e < _problem.RowStart[i + 1] && seen < looks; e++)
                {
                    var j = _problem.Mentor[e];
                    if (_flow.Full(j) || _flow.Used(i, e))
                        continue;
                    seen++;
                    if (start[j + 1] - start[j] < fewest)
                        (best, fewest) = (e, start[j + 1] - start[j]);
                }
                if (best < 0)
                    break;
                _flow.Take(_flow.FreeUnit(i), best);
            }
    }

    private bool Phase()
    {
        _phase++;
        var found = false;
        for (var i = 0; i < _problem.Mentees; i++)
            while (_flow.Unserved[i] > 0 && Augment(i))
                found = true;
        return found;
    }

    private bool Augment(int source)
    {
        _queue.Clear();
        _queue.Enqueue(source);
        _menteeSeen[source] = _phase;
        while (_queue.TryDequeue(out var mentee))
            for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
            {
                var mentor = _problem.Mentor[e];
                if (_mentorSeen[mentor] == _phase || _problem.Capacity[mentor] == 0 || _flow.Used(mentee, e))
                    continue;
                (_mentorSeen[mentor], _fromMentee[mentor], _fromPair[mentor]) = (_phase, mentee, e);
                if (!_flow.Full(mentor))
                {
                    Move(mentor, source);
                    return true;
                }
                for (var unit = _flow.First[mentor]; unit >= 0; unit = _flow.Next(unit))
                    if (_menteeSeen[_flow.UnitMentee[unit]] != _phase)
                    {
                        (_menteeSeen[_flow.UnitMentee[unit]], _viaUnit[_flow.UnitMentee[unit]]) = (_phase, unit);
                        _queue.Enqueue(_flow.UnitMentee[unit]);
                    }
            }
        return false;
    }

    private void Move(int mentor, int source)
    {
        for (int mentee; (mentee = _fromMentee[mentor]) != source; )
        {
            var (unit, pair) = (_viaUnit[mentee], _fromPair[mentor]);
            mentor = _flow.MentorOf(unit);
            _flow.GiveBack(unit);
            _flow.Take(unit, pair);
        }
        _flow.Take(_flow.FreeUnit(source), _fromPair[mentor]);
    }
}
