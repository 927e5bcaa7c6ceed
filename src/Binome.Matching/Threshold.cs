namespace Binome.Matching;

/// <summary>
/// The most pairs of at least some fit, kept while that fit is moved: pairs below it are given up, and their people served again along augmenting paths. A search that finds
/// no way marks what it reached: no later path leads through it (Kuhn 1955), so all failures together cost O(E). In phases, each person looked at once in
/// one (Hopcroft and Karp 1973, doi:10.1137/0202019; Pothen and Fan 1990, doi:10.1145/98267.98287).
/// </summary>
internal sealed class Threshold
{
    private const int Nobody = -1;
    private readonly Problem _problem;
    private readonly int[] _unitStart;
    private readonly int[] _unitMentee;
    private readonly int[] _unitPair;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _free;
    private readonly int[] _mentorSeen;
    private readonly int[] _menteeSeen;
    private readonly int[] _fromPair;
    private readonly int[] _fromMentee;
    private readonly int[] _viaUnit;
    private readonly int[] _queue;
    private readonly int[] _missing;
    private int _search = 1;
    private int _dead;
    private int _phase;
    private bool _isDoubtful;

    /// <summary>Nobody is with anybody yet.</summary>
    public Threshold(Problem problem)
    {
        _problem = problem;
        var (m, n) = (problem.Mentees, problem.Mentors);
        _unitStart = new int[m + 1];
        for (var i = 0; i < m; i++)
            _unitStart[i + 1] = _unitStart[i] + problem.Units(i);
        Units = _unitStart[m];
        (_unitMentee, _unitPair, _next, _previous) = (new int[Units], new int[Units], new int[Units], new int[Units]);
        for (var i = 0; i < m; i++)
            _unitMentee.AsSpan(_unitStart[i], problem.Units(i)).Fill(i);
        (_first, _free, _mentorSeen, _fromPair, _fromMentee) = (new int[n], new int[n], new int[n], new int[n], new int[n]);
        (_menteeSeen, _viaUnit, _queue, _missing) = (new int[m], new int[m], new int[m], new int[Units]);
        Place(_unitPair.AsSpan(), clear: true);
    }

    /// <summary>Units wanted in all, but those that make no difference.</summary>
    public int Units { get; }

    /// <summary>Units served now.</summary>
    public int Count { get; private set; }

    /// <summary>The pair of each unit, or -1.</summary>
    public ReadOnlySpan<int> Held => _unitPair;

    /// <summary>Whether a mentee competes for places that do not suffice, after a <see cref="Raise"/> that was not cut short.</summary>
    public bool IsMenteeShort(int mentee) => _menteeSeen[mentee] == _dead;

    /// <summary>Likewise whether a mentor's places are among those.</summary>
    public bool IsMentorShort(int mentor) => _mentorSeen[mentor] == _dead;

    /// <summary>Serves as many units as can be by pairs of at least this fit; false as soon as more than so many must go without.</summary>
    public bool Raise(int least, int mayMiss)
    {
        _dead = ++_search;
        for (var unit = 0; unit < _unitPair.Length; unit++)
            if (_unitPair[unit] >= 0 && _problem.Fit[_unitPair[unit]] < least)
                GiveBack(unit);
        do
        {
            (_phase, _isDoubtful) = (_search + 1, false);
            for (var i = 0; i < _problem.Mentees; i++)
            for (var unit = _unitStart[i]; unit < _unitStart[i + 1]; unit++)
                if (_unitPair[unit] < 0 && _missing[unit] != _dead && !Augment(unit, least) && _missing[unit] == _dead && --mayMiss < 0)
                    return false;
        } while (_isDoubtful);
        return true;
    }

    /// <summary>Puts units back where they were.</summary>
    public void Restore(ReadOnlySpan<int> held) => Place(held, clear: false);

    /// <summary>Within a phase each person is looked at once; a failure that met what an earlier path has moved is asked again in the next.</summary>
    private bool Augment(int source, int least)
    {
        var (start, count, isDoubtful) = (_unitMentee[source], 1, false);
        _search++;
        if (_menteeSeen[start] >= _phase)
            return !(_isDoubtful = true);
        if (_menteeSeen[start] != _dead)
            (_queue[0], _menteeSeen[start], _viaUnit[start]) = (start, _search, source);
        else
            count = 0;
        for (var head = 0; head < count; head++)
        {
            var mentee = _queue[head];
            for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
            {
                if (_problem.Fit[e] < least || _mentorSeen[_problem.Mentor[e]] is var seen && (seen == _search || seen == _dead))
                    continue;
                var mentor = _problem.Mentor[e];
                isDoubtful |= seen >= _phase;
                if (seen >= _phase || (_free[mentor] == 0 && _first[mentor] < 0) || Has(mentee, e))
                    continue;
                (_mentorSeen[mentor], _fromPair[mentor], _fromMentee[mentor]) = (_search, e, mentee);
                if (_free[mentor] > 0)
                {
                    Move(mentor, start);
                    return true;
                }
                for (var unit = _first[mentor]; unit >= 0; unit = _next[unit])
                    if (_menteeSeen[_unitMentee[unit]] is var before && before >= _phase)
                        isDoubtful |= before != _search;
                    else if (before != _dead)
                        (_menteeSeen[_unitMentee[unit]], _viaUnit[_unitMentee[unit]], _queue[count++]) = (_search, unit, _unitMentee[unit]);
            }
        }
        if (isDoubtful)
            _isDoubtful = true;
        else
            Bury(source, count);
        return false;
    }

    /// <summary>Nothing reached in this search leads anywhere.</summary>
    private void Bury(int source, int count)
    {
        _missing[source] = _dead;
        foreach (var mentee in _queue.AsSpan(0, count))
        {
            _menteeSeen[mentee] = _dead;
            for (var e = _problem.RowStart[mentee]; e < _problem.RowStart[mentee + 1]; e++)
                if (_mentorSeen[_problem.Mentor[e]] == _search)
                    _mentorSeen[_problem.Mentor[e]] = _dead;
        }
    }

    private void Move(int mentor, int start)
    {
        while (true)
        {
            var (mentee, pair) = (_fromMentee[mentor], _fromPair[mentor]);
            var unit = _viaUnit[mentee];
            var left = _unitPair[unit] < 0 ? Nobody : _problem.Mentor[_unitPair[unit]];
            if (left >= 0)
                GiveBack(unit);
            Take(unit, pair);
            if (mentee == start)
                return;
            mentor = left;
        }
    }

    private bool Has(int mentee, int pair) => _unitPair.AsSpan(_unitStart[mentee].._unitStart[mentee + 1]).Contains(pair);

    private void Take(int unit, int pair)
    {
        var mentor = _problem.Mentor[pair];
        (_unitPair[unit], _previous[unit], _next[unit]) = (pair, Nobody, _first[mentor]);
        if (_first[mentor] >= 0)
            _previous[_first[mentor]] = unit;
        _first[mentor] = unit;
        _free[mentor]--;
        Count++;
    }

    private void GiveBack(int unit)
    {
        var mentor = _problem.Mentor[_unitPair[unit]];
        if (_previous[unit] < 0)
            _first[mentor] = _next[unit];
        else
            _next[_previous[unit]] = _next[unit];
        if (_next[unit] >= 0)
            _previous[_next[unit]] = _previous[unit];
        _unitPair[unit] = Nobody;
        _free[mentor]++;
        Count--;
    }

    private void Place(ReadOnlySpan<int> held, bool clear)
    {
        Count = 0;
        _first.AsSpan().Fill(Nobody);
        _problem.Capacity.CopyTo(_free, 0);
        for (var unit = 0; unit < held.Length; unit++)
            if (clear || held[unit] < 0)
                _unitPair[unit] = Nobody;
            else
                Take(unit, held[unit]);
    }
}
