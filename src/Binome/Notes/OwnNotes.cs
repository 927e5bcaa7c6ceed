using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Notes;

/// <summary>Tells somebody what they noted, in clear; erased, or when a programme is forgotten, it goes. So does what the others shared with whoever is erased; what they noted for themselves is theirs.</summary>
internal sealed class OwnNotes(BinomeDb db, NoteKey key) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from participant in db.Participants.AsNoTracking()
            where participant.PersonId == fact.Person
            join note in db.Notes on participant.Id equals note.By
            join programme in db.Programmes on participant.ProgrammeId equals programme.Id
            orderby note.At, note.Kind
            select new { Note = note, Programme = programme.Name }
        ).ToListAsync(stop);
        foreach (var session in rows.GroupBy(r => r.Note.SessionId))
            fact.Add(
                "notes.data",
                session.First().Programme,
                AfterErasure.Goes,
                [.. session.Select(r => new KeptFact(r.Note.Kind.ToString(), key.Open(r.Note.Kept, r.Note.About) ?? ""))]
            );
    }

    public Task On(PersonErased fact, CancellationToken stop)
    {
        var own = db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id);
        var sessions = db.SessionSeats.Where(s => own.Contains(s.ParticipantId)).Select(s => s.SessionId);
        return db
            .Notes.Where(n =>
                own.Contains(n.By) || sessions.Contains(n.SessionId) && n.Kind != NoteKind.Checks && n.Kind != NoteKind.Private
            )
            .ExecuteDeleteAsync(stop);
    }

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Notes.Where(n => db.Sessions.Any(s => s.Id == n.SessionId && s.ProgrammeId == fact.Programme)).ExecuteDeleteAsync(stop);
}
