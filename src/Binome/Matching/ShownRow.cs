using System.Globalization;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>A pair of a board as a manager reads it: names, notches, reasons, and what the second choice would cost.</summary>
public sealed class ShownRow
{
    private readonly OpenBoard board;
    private readonly BoardRow row;
    private readonly Alternative? runnerUp;
    private readonly BoardNames names;
    private readonly Func<string, string> topicName;

    internal ShownRow(OpenBoard board, BoardRow row, Alternative? runnerUp, BoardNames names, Func<string, string> topicName)
    {
        (this.board, this.row, this.runnerUp, this.names, this.topicName) = (board, row, runnerUp, names, topicName);
        (Mentor, Mentee) = (names.Mentor(row.Mentor), names.Mentee(row.Mentee));
    }

    private BoardPeople People => board.Live.People;

    internal BoardRow Row => row;

    /// <summary>False where nothing may be changed any more.</summary>
    internal bool TellsInstead { get; init; } = true;
    internal Named Mentor { get; }
    internal Named Mentee { get; }
    internal Guid MentorId => People.MentorId(row.Mentor);
    internal Guid MenteeId => People.MenteeId(row.Mentee);

    /// <summary>The same for the same pair, whatever stands around it; an id must not begin with a digit everywhere that reads it.</summary>
    internal string Key => $"p-{MenteeId}-{MentorId}";
    internal bool IsHidden => Mentor.IsHidden || Mentee.IsHidden || People.IsSealed(row.Mentor, row.Mentee);

    /// <summary>As a button is read aloud.</summary>
    internal string Both => Words.Get("matching.board.both", Mentor.Name, Mentee.Name);

    /// <summary>What a button asks for, on this pair.</summary>
    internal string Asks(BoardEditKind kind) => $"{kind}:{MentorId}:{MenteeId}";

    /// <summary>Sealed since the run was made: what it knows of them is more than may be told.</summary>
    internal bool IsSince => names.IsSince(row.Mentee);

    internal IEnumerable<Notch> Notches => IsSince ? [] : Matching.Notches.Of(board.Live.Score(row.Mentee, row.Mentor), IsHidden);

    /// <summary>The weak criteria, when it is to be read before the others.</summary>
    internal string ToRead => row.IsToRead && !IsSince ? BoardWords.Weak(row) : "";

    /// <summary>Of a sealed person no more than that the need is met.</summary>
    internal string Reasons =>
        IsSince ? Words.Get("matching.board.sealed.since")
        : IsHidden ? Words.Count("matching.board.sealed.reasons", TopicsMet)
        : PairWords.Reasons(People.Roster, new(row.Mentee, row.Mentor, row.Fit, false, null), topicName) is [var first, .. var rest]
            ? $"{char.ToUpper(first, CultureInfo.CurrentCulture)}{rest}."
        : "";

    /// <summary>The other mentors of the same mentee; empty without any.</summary>
    internal string With =>
        board.View.MentorsOf[row.Mentee].Where(other => other != row.Mentor).Select(other => names.Mentor(other).Name).ToList()
            is { Count: > 0 } others
            ? Words.Get("matching.board.with", PairingReasons.Listed(others))
            : "";

    /// <summary>Whom they would have instead, and what that costs; empty where it is not told.</summary>
    internal string Instead =>
        row.IsLocked || !TellsInstead || IsSince ? ""
        : IsHidden ? Words.Get("matching.board.sealed.instead")
        : runnerUp is not { } other ? Words.Get("matching.page.nobodyElse")
        : Words.Get("matching.board.instead", names.Mentor(other.Mentor).Name, BoardWords.Cost(other, board.View.Rows.Count));

    /// <summary>The second choice's name, when it may be taken by hand.</summary>
    internal string? Other => !IsHidden && !row.IsLocked && runnerUp is { } other ? names.Mentor(other.Mentor).Name : null;

    internal Alternative? OtherCost => runnerUp;

    internal string? AsksForOther => runnerUp is { } other ? $"{BoardEditKind.Lock}:{People.MentorId(other.Mentor)}:{MenteeId}" : null;

    private int TopicsMet => People.Roster.Mentee(row.Mentee).Needs.Keys.Count(People.Roster.Mentor(row.Mentor).Skills.ContainsKey);
}
