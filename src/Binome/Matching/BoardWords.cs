using Binome.People;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>What a board says in words.</summary>
internal static class BoardWords
{
    /// <summary>Why a pair cannot be. When the reason touches a person, or one of the two is sealed, it is not told.</summary>
    public static string Rule(BoardPeople people, Obstacle obstacle, int mentor, int mentee) =>
        IsTold(obstacle.Rule) && !people.IsSealed(mentor, mentee)
            ? Words.Get($"matching.board.rule.{RuleWords.Key(obstacle.Rule)}")
            : Words.Get("matching.board.rule.notTold");

    public static bool IsTold(Rule rule) => rule is not (Matching.Rule.Veto or Matching.Rule.Appraiser or Matching.Rule.Hr);

    /// <summary>The weak criteria as a reader names them.</summary>
    public static string Weak(BoardRow row) => Notches.Say(row.Weak);

    /// <summary>What the whole loses: pairs, or points of fit on the mean of all.</summary>
    public static string Cost(Alternative cost, int pairs) =>
        cost.Pairs > 0 ? Words.Count("matching.board.cost.pairs", cost.Pairs)
        : cost.Pairs < 0 ? Words.Count("matching.board.cost.morePairs", -cost.Pairs)
        : Points(cost.Fit, pairs) switch
        {
            0 => Words.Get("matching.board.cost.nothing"),
            > 0 and < 0.005m => Words.Get("matching.board.cost.hardly"),
            < 0 and var gained => Words.Get("matching.board.cost.gain", -gained),
            var points => Words.Get("matching.board.cost.points", points),
        };

    /// <summary>What was asked of the board: `Lock: Ann and Bob`.</summary>
    public static string Edit(BoardPeople people, BoardNames names, BoardEdit edit)
    {
        var (mentor, mentee) = (people.Mentor(edit.Mentor), people.Mentee(edit.Mentee));
        return edit.Kind switch
        {
            BoardEditKind.Undo when edit.Value == 0 => Words.Get("matching.board.edit.undoAll"),
            BoardEditKind.Undo => Words.Get("matching.board.edit.Undo", edit.Value),
            BoardEditKind.Capacity => Words.Count("matching.board.edit.Capacity", edit.Value, names.Mentor(mentor).Name),
            BoardEditKind.Demand => Words.Count("matching.board.edit.Demand", edit.Value, names.Mentee(mentee).Name),
            _ => Words.Get($"matching.board.edit.{edit.Kind}", names.Mentor(mentor).Name, names.Mentee(mentee).Name),
        };
    }

    /// <summary>Who did it, as far as a manager is told, and when.</summary>
    public static string By(BoardEdit edit, Viewer viewer) =>
        Words.Get(
            edit.By == viewer.Actor ? "matching.board.edits.you" : "matching.board.edits.other",
            Moments.Say(edit.At, viewer.TimeZone)
        );

    /// <summary>Who has whom instead: `Ann: from Bob to Cleo`.</summary>
    public static string Move(BoardNames names, Move move) =>
        move.From < 0 ? Words.Get("matching.board.move.found", names.Mentee(move.Mentee).Name, names.Mentor(move.To).Name)
        : move.To < 0 ? Words.Get("matching.board.move.lost", names.Mentee(move.Mentee).Name, names.Mentor(move.From).Name)
        : Words.Get("matching.board.move", names.Mentee(move.Mentee).Name, names.Mentor(move.From).Name, names.Mentor(move.To).Name);

    /// <summary>Before and after, in pairs and in the mean of their fit.</summary>
    public static string Change(BoardChange change) =>
        change.Pairs != change.PairsBefore
            ? Words.Get(
                "matching.board.news.pairs",
                change.PairsBefore,
                change.Pairs,
                Mean(change.FitBefore, change.PairsBefore),
                Mean(change.Fit, change.Pairs)
            )
        : change.Fit == change.FitBefore ? Words.Get("matching.board.news.same", change.Pairs, Mean(change.Fit, change.Pairs))
        : Words.Get("matching.board.news.fit", change.Pairs, Mean(change.FitBefore, change.PairsBefore), Mean(change.Fit, change.Pairs));

    private static decimal Mean(long fit, int pairs) => Points(fit, pairs);

    /// <summary>Points on five, of the mean over so many pairs.</summary>
    public static decimal Points(long fit, int pairs) => BoardView.Points(fit) / Math.Max(1, pairs);
}
