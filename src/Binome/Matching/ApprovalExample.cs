using Binome.Enrolment;
using Binome.Pairings;

namespace Binome.Matching;

/// <summary>One pair of a board and all the pairs of its two people: what the mail to each of them would tell.</summary>
public sealed class ApprovalExample
{
    private readonly BoardPeople _people;
    private readonly BoardRow _row;
    private readonly IReadOnlyList<BoardRow> _ofMentor;
    private readonly IReadOnlyList<BoardRow> _ofMentee;

    internal ApprovalExample(OpenBoard board, BoardRow row)
    {
        (_people, _row) = (board.Live.People, row);
        _ofMentor = [.. board.View.Rows.Where(r => r.Mentor == row.Mentor)];
        _ofMentee = [.. board.View.Rows.Where(r => r.Mentee == row.Mentee)];
    }

    internal IEnumerable<int> Mentors => _ofMentee.Select(r => r.Mentor).Append(_row.Mentor);
    internal IEnumerable<int> Mentees => _ofMentor.Select(r => r.Mentee).Append(_row.Mentee);

    /// <summary>Read once the rows to name are known.</summary>
    internal BoardNames Names { get; set; } = null!;

    internal string NameOf(ParticipantKind side) =>
        side == ParticipantKind.Mentor ? Names.Mentor(_row.Mentor).Name : Names.Mentee(_row.Mentee).Name;

    /// <summary>The pairs that the mail to this side tells of.</summary>
    internal IReadOnlyList<ProposedPair> Told(ParticipantKind side) =>
        side == ParticipantKind.Mentor
            ? [.. _ofMentor.Select(r => Pair(r, ParticipantKind.Mentee, Names.Mentee(r.Mentee)))]
            : [.. _ofMentee.Select(r => Pair(r, ParticipantKind.Mentor, Names.Mentor(r.Mentor)))];

    private ProposedPair Pair(BoardRow row, ParticipantKind other, Named named)
    {
        var reasons = PairReasons.Of(_people, row.Mentor, row.Mentee);
        var isSealed = Names.Mentee(row.Mentee).IsSealed || Names.Mentor(row.Mentor).IsSealed;
        return new(other, named.IsSealed ? null : named.Name, isSealed ? reasons.TopicsAlone() : reasons);
    }
}
