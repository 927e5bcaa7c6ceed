using System.Numerics;

namespace Binome.Matching.Instances;

/// <summary>Every plan of a small problem, one after the other: no bound, no cleverness, and so nothing to be wrong about.</summary>
internal sealed class Exhaustive
{
    // The places left of mentor j are byte j.
    private readonly List<(int Mentors, uint Places, int Pairs, long Fit, long Tie)>[] _choices;
    private readonly int[] _chosen;
    private readonly uint _full;
    private ((int Pairs, long Fit, long Tie) Worth, int[] Chosen) _best;

    public Exhaustive(SmallInstance instance, (int Mentee, int Mentor)? must, (int Mentee, int Mentor)? mustNot)
    {
        var (mentors, ties) = (instance.Capacity.Length, instance.Problem.Ties);
        _choices = new List<(int, uint, int, long, long)>[instance.Demand.Length];
        _chosen = new int[_choices.Length];
        _best = ((-1, 0, 0), []);
        for (var i = 0; i < _choices.Length; i++)
        {
            _choices[i] = [];
            for (var set = 0; set < 1 << mentors; set++)
            {
                var taken = Enumerable.Range(0, mentors).Where(j => (set >> j & 1) == 1).ToArray();
                var isLegal = taken.Length <= instance.Demand[i] && taken.All(j => instance.Fit[i][j] >= 0 && mustNot != (i, j));
                if (isLegal && (must is not { } pair || pair.Mentee != i || (set >> pair.Mentor & 1) == 1))
                    _choices[i]
                        .Add(
                            (
                                set,
                                (uint)taken.Sum(j => 1 << 8 * j),
                                taken.Length,
                                taken.Sum(j => (long)instance.Fit[i][j]),
                                taken.Sum(j => (long)ties.Of(i, j))
                            )
                        );
            }
        }
        // Each byte starts at 128 + places: its top bit falls when somebody would be over their places.
        _full = 0x80808080 >> 8 * (4 - mentors) & (mentors == 0 ? 0 : uint.MaxValue);
        Try(0, _full + (uint)instance.Capacity.Select((places, j) => places << 8 * j).Sum(), 0, 0, 0);
    }

    public ((int Pairs, long Fit, long Tie) Worth, List<(int Mentee, int Mentor)> Pairs) Best()
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < _best.Chosen.Length; i++)
        for (var left = (uint)_best.Chosen[i]; left != 0; left &= left - 1)
            pairs.Add((i, BitOperations.TrailingZeroCount(left)));
        return (_best.Worth, pairs);
    }

    private void Try(int mentee, uint places, int pairs, long fit, long tie)
    {
        if (mentee == _choices.Length)
        {
            if ((pairs, fit, tie).CompareTo(_best.Worth) > 0)
                _best = ((pairs, fit, tie), [.. _chosen]);
            return;
        }
        foreach (var choice in _choices[mentee])
        {
            var left = places - choice.Places;
            if ((left & _full) != _full)
                continue;
            _chosen[mentee] = choice.Mentors;
            Try(mentee + 1, left, pairs + choice.Pairs, fit + choice.Fit, tie + choice.Tie);
        }
    }
}
