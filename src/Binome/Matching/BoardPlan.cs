using System.Globalization;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>A mentor whom one might choose by hand, and what the whole would lose by it.</summary>
internal sealed record Candidate(int Mentor, int Fit, Alternative? Cost);

/// <summary>One mentee for whom somebody else may be chosen by hand.</summary>
/// <param name="Mentor">The mentor of the pair that one came from, or -1.</param>
internal sealed record Choice(int Mentee, int Mentor, IReadOnlyList<Candidate> Candidates);

/// <summary>What one page of a board shows, before anybody is named: positions alone.</summary>
public sealed class BoardPlan
{
    internal const int Size = 50;
    private const int FewAlone = 6;
    private const int MostCandidates = 8;
    private const int MostMoves = 12;
    private const int MostEdits = 10;
    private const int MostPlaces = 3;

    private BoardPlan(OpenBoard board) => Board = board;

    internal OpenBoard Board { get; }
    internal string Tab { get; private init; } = "";
    internal int Page { get; private init; }

    /// <summary>Pairs of this tab, on all its pages.</summary>
    internal int Total { get; private init; }
    internal IReadOnlyList<BoardRow> Rows { get; private init; } = [];
    internal IReadOnlyDictionary<(int, int), Alternative?> RunnersUp { get; private init; } = new Dictionary<(int, int), Alternative?>();
    internal IReadOnlyList<LeftOut> Alone { get; private init; } = [];
    internal Choice? Choice { get; private init; }
    internal BoardChange? Change { get; private init; }
    internal IReadOnlyList<Move> Moves => [.. (Change?.Moves ?? []).Take(MostMoves)];

    /// <summary>Mentors at whom one more place would be worth most.</summary>
    internal IReadOnlyList<(int Mentor, Worth Worth)> Recruits { get; private init; } = [];

    /// <summary>Edits that nobody took back, the last first.</summary>
    internal IReadOnlyList<BoardEdit> Edits { get; private init; } = [];

    internal static BoardPlan Of(OpenBoard board, string? tab, string? page, string? choose, string? with, string? edit)
    {
        var view = board.View;
        var isAlone = tab == "alone";
        var rows = tab switch
        {
            "read" => view.ToRead,
            "locked" => view.Locked,
            "wished" => view.Wished,
            _ => view.Rows,
        };
        var total = isAlone ? view.Alone.Count : rows.Count;
        var at = Pager.Within(page, Size, total);
        var shown = isAlone ? [] : rows.Skip((at - 1) * Size).Take(Size).ToList();
        var alone = isAlone ? view.Alone.Skip((at - 1) * Size).Take(Size) : view.Alone.Take(FewAlone);
        return new(board)
        {
            Tab = tab is "read" or "locked" or "wished" or "alone" ? tab : "",
            Page = at,
            Total = total,
            Rows = shown,
            RunnersUp = shown.ToDictionary(row => (row.Mentee, row.Mentor), row => board.Live.RunnerUp(view, row.Mentee, row.Mentor)),
            Alone = [.. alone.Select(person => LeftOut.Of(board.Live.People, view.State, person.Mentee))],
            Choice = Chosen(board, choose, with),
            Change =
                int.TryParse(edit, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1
                && number <= board.Edits.Count
                    ? board.Live.Change(board.Edits, number)
                    : null,
            Recruits = isAlone || at == 1 ? Worthiest(board) : [],
            Edits = [.. view.State.Active.Reverse().Take(MostEdits)],
        };
    }

    /// <summary>Everybody who has to be named.</summary>
    internal IEnumerable<int> Mentors =>
        Rows.Select(row => row.Mentor)
            .Concat(RunnersUp.Values.OfType<Alternative>().Select(other => other.Mentor))
            .Concat(Alone.Select(person => person.Best))
            .Concat(Choice?.Candidates.Select(c => c.Mentor).Append(Choice.Mentor) ?? [])
            .Concat(Moves.SelectMany(move => new[] { move.From, move.To }))
            .Concat(Recruits.Select(r => r.Mentor))
            .Concat(Edits.Append(Change?.Edit).Select(e => Board.Live.People.Mentor(e?.Mentor)));

    internal IEnumerable<int> Mentees =>
        Rows.Select(row => row.Mentee)
            .Concat(Alone.Select(person => person.Mentee))
            .Concat(Choice is null ? [] : [Choice.Mentee])
            .Concat(Moves.Select(move => move.Mentee))
            .Concat(Edits.Append(Change?.Edit).Select(e => Board.Live.People.Mentee(e?.Mentee)));

    private static Choice? Chosen(OpenBoard board, string? choose, string? with)
    {
        var (people, view) = (board.Live.People, board.View);
        var mentee = people.Mentee(people.Reference(choose));
        if (mentee < 0 || people.IsSealed(-1, mentee)) // whom a sealed person may not have would tell who they are
            return null;
        var theirs = view.Rows.Where(row => row.Mentee == mentee).Select(row => row.Mentor).ToHashSet();
        var (row, forbidden) = (people.Rows.Of(mentee), view.State.ForbiddenTo(mentee));
        var best = row.Select((fit, mentor) => (Mentor: mentor, Fit: fit))
            .Where(one => one.Fit >= 0 && !theirs.Contains(one.Mentor) && !forbidden.Contains(one.Mentor))
            .Where(one => view.State.Places(one.Mentor) > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .ThenBy(candidate => candidate.Mentor)
            .Take(MostCandidates);
        return new(
            mentee,
            people.Mentor(people.Reference(with)),
            [.. best.Select(c => new Candidate(c.Mentor, c.Fit, board.Live.Cost(view, mentee, c.Mentor)))]
        );
    }

    private static IReadOnlyList<(int, Worth)> Worthiest(OpenBoard board) =>
        board.Live.Prices(board.View) is not { } prices
            ? []
            :
            [
                .. prices
                    .Mentors.Select((worth, mentor) => (Mentor: mentor, Worth: worth))
                    .Where(place => place.Worth.Pairs > 0 || place.Worth.Fit > 0)
                    .OrderByDescending(place => place.Worth.Pairs)
                    .ThenByDescending(place => place.Worth.Fit)
                    .ThenBy(place => place.Mentor)
                    .Take(MostPlaces),
            ];
}
