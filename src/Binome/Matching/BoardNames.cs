using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Somebody of a board as its reader may know them.</summary>
/// <param name="IsHidden">Sealed, and not known to this reader: an alias, and nothing more.</param>
/// <param name="IsSealed">Whoever reads.</param>
internal sealed record Named(string Name, string? About, bool IsHidden, bool IsSealed);

/// <summary>The names that one page of a board says: read for those alone who stand on it.</summary>
public sealed class BoardNames
{
    private readonly BoardPeople _people;
    private readonly Dictionary<Guid, Named> _named;
    private readonly HashSet<Guid> _since;

    private BoardNames(BoardPeople people, Dictionary<Guid, Named> named, IReadOnlyList<Participant> listed, IEnumerable<Guid> hidden) =>
        (_people, _named, Listed, _since) = (people, named, listed, [.. hidden.Where(id => people.IsSealedSince(id))]);

    /// <summary>Those who are named.</summary>
    internal IReadOnlyList<Participant> Listed { get; }

    /// <summary>Somebody is sealed who was not when the run was made: it has to be made again.</summary>
    internal bool IsStale => _since.Count > 0;

    internal bool IsSince(int mentee) => mentee >= 0 && _since.Contains(_people.MenteeId(mentee));

    /// <summary>Two statements: those asked for, and the ids of whoever is sealed.</summary>
    internal static async Task<BoardNames> Read(
        BinomeDb db,
        Remit remit,
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
        var (all, reader) = (db.Participants.In(db, remit), ProgrammeReader.Of(remit));
        var found = await all.Where(p => EF.Parameter(ids).Contains(p.Id))
            .Join(db.People.Of(reader.Viewer), p => p.PersonId, x => x.Id, (p, x) => new { Participant = p, Person = x })
            .AsNoTracking()
            .ToListAsync(stop);
        var hidden = await all.Where(p => p.Discretion == Discretion.Sealed).Select(p => p.Id).ToListAsync(stop);
        return new(
            people,
            found.ToDictionary(f => f.Participant.Id.Value, f => Name(reader, f.Participant, f.Person)),
            [.. found.Select(f => f.Participant)],
            hidden.Select(id => id.Value)
        );
    }

    internal Named Mentor(int mentor) => _named.GetValueOrDefault(_people.MentorId(mentor)) ?? Gone;

    internal Named Mentee(int mentee) => _named.GetValueOrDefault(_people.MenteeId(mentee)) ?? Gone;

    /// <summary>Erased since: the board is what it was, the name is not.</summary>
    private static Named Gone => new("—", null, true, true);

    private static Named Name(ProgrammeReader reader, Participant participant, Someone person)
    {
        var isHidden = participant.IsSealed && !reader.Knows(participant);
        var about = string.Join(", ", new[] { person.JobTitle, person.City }.Where(text => !string.IsNullOrEmpty(text)));
        return new(
            participant.NameFor(reader, person),
            isHidden ? Words.Get("matching.board.sealed.about") : about,
            isHidden,
            participant.IsSealed
        );
    }
}
