namespace Binome.Matching;

/// <summary>Who has another mentor in one plan than in another.</summary>
internal static class BoardMoves
{
    public static IReadOnlyList<Move> Between(IEnumerable<Pair> before, IEnumerable<Pair> after)
    {
        var lost = before.Select(pair => (pair.Mentee, pair.Mentor)).ToHashSet();
        var won = after.Select(pair => (pair.Mentee, pair.Mentor)).ToHashSet();
        var both = lost.Where(won.Contains).ToList();
        lost.ExceptWith(both);
        won.ExceptWith(both);
        var moves = new List<Move>();
        foreach (var mentee in lost.Concat(won).Select(pair => pair.Mentee).Distinct().Order())
        {
            var from = lost.Where(pair => pair.Mentee == mentee).Select(pair => pair.Mentor).Order().ToList();
            var to = won.Where(pair => pair.Mentee == mentee).Select(pair => pair.Mentor).Order().ToList();
            for (var at = 0; at < Math.Max(from.Count, to.Count); at++)
                moves.Add(new(mentee, at < from.Count ? from[at] : -1, at < to.Count ? to[at] : -1));
        }
        return moves;
    }
}
