using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Somebody of a board as its reader may know them.</summary>
/// <param name="IsHidden">Sealed, and not known to this reader: an alias, and nothing more.</param>
internal sealed record Named(string Name, string? About, bool IsHidden);

/// <summary>The names that one page of a board says: read for those alone who stand on it.</summary>
public sealed class BoardNames
{
    private readonly BoardPeople _people;
    private readonly Dictionary<Guid, Named> _named;

    private BoardNames(BoardPeople people, Dictionary<Guid, Named> named) => (_people, _named) = (people, named);

    /// <summary>One statement.</summary>
    internal static async Task<BoardNames> Read(
        BinomeDb db,
        ProgrammeReader reader,
        BoardPeople people,
        IEnumerable<int> mentors,
        IEnumerable<int> mentees,
        CancellationToken stop
    )
    {
        var ids = mentors
            .Where(at => at >= 0)
            .Select(people.MentorId)
            .Concat(mentees.Where(at => at >= 0).Select(people.MenteeId))
            .Distinct()
            .Select(id => new Id<Participant>(id))
            .ToList();
        var found = await db
            .Participants.Of(db, reader.Viewer)
            .Where(p => p.ProgrammeId == reader.Programme && EF.Parameter(ids).Contains(p.Id))
            .Join(db.People.Of(reader.Viewer), p => p.PersonId, x => x.Id, (p, x) => new { Participant = p, Person = x })
            .AsNoTracking()
            .ToListAsync(stop);
        return new(people, found.ToDictionary(f => f.Participant.Id.Value, f => Name(reader, f.Participant, f.Person)));
    }

    internal Named Mentor(int mentor) => _named.GetValueOrDefault(_people.MentorId(mentor)) ?? Gone;

    internal Named Mentee(int mentee) => _named.GetValueOrDefault(_people.MenteeId(mentee)) ?? Gone;

    /// <summary>Erased since: the board is what it was, the name is not.</summary>
    private static Named Gone => new("—", null, true);

    private static Named Name(ProgrammeReader reader, Participant participant, Someone person)
    {
        var isHidden = participant.IsSealed && !reader.Knows(participant);
        var about = string.Join(", ", new[] { person.JobTitle, person.City }.Where(text => !string.IsNullOrEmpty(text)));
        return new(participant.NameFor(reader, person), isHidden ? Words.Get("matching.board.sealed.about") : about, isHidden);
    }
}
