using System.Runtime.InteropServices;

namespace Binome.Matching;

/// <summary>Who moves where in one edit, from the network's log and what was locked or unlocked by hand.</summary>
internal sealed class Moves(Network network)
{
    private readonly Problem _problem = network.Problem;
    private readonly List<(int Mentee, int Mentor)> _lost = [];
    private readonly List<(int Mentee, int Mentor)> _won = [];
    private readonly List<Move> _moves = [];

    public ReadOnlySpan<Move> Last => CollectionsMarshal.AsSpan(_moves);

    public void Begin()
    {
        network.Log!.Clear();
        _lost.Clear();
        _won.Clear();
    }

    /// <summary>The same edit going on over more pairs.</summary>
    /// <param name="more">As <see cref="Network.Over"/> made it.</param>
    /// <param name="pairOf">Where a pair stands now.</param>
    public Moves Over(Network more, Func<int, int> pairOf)
    {
        more.Log = [.. network.Log!.Select(entry => entry with { Before = entry.Before < 0 ? entry.Before : pairOf(entry.Before) })];
        var moves = new Moves(more);
        moves._lost.AddRange(_lost);
        moves._won.AddRange(_won);
        return moves;
    }

    public void Lose(int mentee, int mentor) => _lost.Add((mentee, mentor));

    public void Win(int mentee, int mentor) => _won.Add((mentee, mentor));

    /// <summary>Who lost whom and who has whom instead; a pair lost and won again, or locked as it was, is no move. Quadratic in the log, which is short.</summary>
    public void Tell()
    {
        var log = CollectionsMarshal.AsSpan(network.Log!);
        for (var at = 0; at < log.Length; at++)
        {
            var (unit, before, _) = log[at];
            var isFirst = true;
            for (var earlier = 0; earlier < at && isFirst; earlier++)
                isFirst = log[earlier].Unit != unit;
            if (!isFirst)
                continue;
            if (before >= 0)
                _lost.Add((network.UnitMentee[unit], _problem.Mentor[before]));
            if (network.UnitPair[unit] >= 0)
                _won.Add((network.UnitMentee[unit], network.MentorOf(unit)));
        }
        _moves.Clear();
        for (var at = _lost.Count - 1; at >= 0; at--)
            if (_won.Remove(_lost[at]))
                _lost.RemoveAt(at);
        foreach (var (mentee, mentor) in CollectionsMarshal.AsSpan(_lost))
        {
            var to = -1;
            for (var at = _won.Count - 1; at >= 0 && to < 0; at--)
                if (_won[at].Mentee == mentee)
                {
                    to = _won[at].Mentor;
                    _won.RemoveAt(at);
                }
            _moves.Add(new(mentee, mentor, to));
        }
        foreach (var (mentee, mentor) in CollectionsMarshal.AsSpan(_won))
            _moves.Add(new(mentee, -1, mentor));
    }
}
