using System.Globalization;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>What a page of a board was asked for, as its address says it.</summary>
internal sealed record BoardAsked(string? Tab, string? Page)
{
    public string? Choose { get; init; }
    public string? With { get; init; }

    /// <summary>The edit whose news are told.</summary>
    public string? Edit { get; init; }
    public string? EditsPage { get; init; }

    /// <summary>Mentors of the name that was looked for; null when none was.</summary>
    public IReadOnlySet<Guid>? Found { get; init; }

    /// <summary>Everything at once, to be printed.</summary>
    public bool All { get; init; }
}

/// <summary>What one page of a board shows, before anybody is named: positions alone.</summary>
public sealed class BoardPlan
{
    internal const int Size = 50;
    private const int FewAlone = 6;
    private const int MostMoves = 12;
    internal const int MostEdits = 10;
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
    internal int EditsPage { get; private init; } = 1;

    /// <summary>By which edit two people were kept apart, those who still are, on their tab.</summary>
    internal IReadOnlyList<BoardEdit> Forbidden { get; private init; } = [];

    internal static BoardPlan Of(OpenBoard board, BoardAsked asked)
    {
        var (view, tab) = (board.View, asked.All ? null : asked.Tab);
        var (isAlone, isForbidden) = (tab == "alone", tab == "forbidden");
        var forbidden = isForbidden ? view.State.ForbiddenBy() : [];
        var rows = tab switch
        {
            "read" => view.ToRead,
            "locked" => view.Locked,
            "wished" => view.Wished,
            _ => view.Rows,
        };
        var total =
            isAlone ? view.Alone.Count
            : isForbidden ? forbidden.Count
            : rows.Count;
        var at = asked.All ? 1 : Pager.Within(asked.Page, Size, total);
        var size = asked.All ? Math.Max(1, Math.Max(rows.Count, view.Alone.Count)) : Size;
        var shown = isAlone || isForbidden ? [] : rows.Skip((at - 1) * size).Take(size).ToList();
        var alone = isAlone || asked.All ? view.Alone.Skip((at - 1) * size).Take(size) : view.Alone.Take(FewAlone);
        var edits = Pager.Within(asked.EditsPage, MostEdits, view.State.Active.Count);
        return new(board)
        {
            Tab = tab is "read" or "locked" or "wished" or "alone" or "forbidden" ? tab : "",
            Page = at,
            Total = total,
            Rows = shown,
            RunnersUp = shown.ToDictionary(row => (row.Mentee, row.Mentor), row => board.Live.RunnerUp(view, row.Mentee, row.Mentor)),
            Alone = [.. alone.Select(person => LeftOut.Of(board.Live.People, view.State, person.Mentee))],
            Choice = asked.All ? null : Choice.Of(board, asked),
            Change =
                int.TryParse(asked.Edit, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1
                && number <= board.Edits.Count
                    ? board.Live.Change(board.Edits, number)
                    : null,
            Recruits = isAlone || at == 1 && !asked.All ? Worthiest(board) : [],
            Edits = [.. view.State.Active.Reverse().Skip((edits - 1) * MostEdits).Take(MostEdits)],
            EditsPage = edits,
            Forbidden = [.. forbidden.Skip((at - 1) * Size).Take(Size)],
        };
    }

    /// <summary>Everybody who has to be named.</summary>
    internal IEnumerable<int> Mentors =>
        Rows.SelectMany(row => Board.View.MentorsOf[row.Mentee])
            .Concat(RunnersUp.Values.OfType<Alternative>().Select(other => other.Mentor))
            .Concat(Alone.Select(person => person.Best))
            .Concat(Choice?.Candidates.Select(c => c.Mentor).Append(Choice.Mentor) ?? [])
            .Concat(Moves.SelectMany(move => new[] { move.From, move.To }))
            .Concat(Recruits.Select(r => r.Mentor))
            .Concat(Edits.Concat(Forbidden).Append(Change?.Edit).Select(e => Board.Live.People.Mentor(e?.Mentor)));

    internal IEnumerable<int> Mentees =>
        Rows.Select(row => row.Mentee)
            .Concat(Alone.Select(person => person.Mentee))
            .Concat(Choice is null ? [] : [Choice.Mentee])
            .Concat(Moves.Select(move => move.Mentee))
            .Concat(Edits.Concat(Forbidden).Append(Change?.Edit).Select(e => Board.Live.People.Mentee(e?.Mentee)));

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
