using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Notes;

/// <summary>One note, in words.</summary>
/// <param name="Text">Null where the key that sealed it is not the one there is.</param>
public sealed record OpenNote(Id<Session> Session, Id<Participant> By, NoteKind Kind, string? Text);

/// <summary>Opens and seals the notes of those who sit in a session: one's own, and those that the others share.</summary>
public sealed class Notebook(BinomeDb db, NoteKey key, TimeProvider clock)
{
    /// <summary>Whether there is a key to seal with.</summary>
    public bool IsOpen => key.IsThere;

    /// <summary>What this one may read of these sessions, the newest first: of what two mentors adapted, the last counts. Whether they sit there is asked before. One statement.</summary>
    public async Task<IReadOnlyList<OpenNote>> Read(IReadOnlyCollection<Id<Session>> sessions, Id<Participant> me, CancellationToken stop)
    {
        var notes = await db
            .Notes.AsNoTracking()
            .Where(n => EF.Parameter(sessions).Contains(n.SessionId))
            .Where(n => n.By == me || n.Kind != NoteKind.Checks && n.Kind != NoteKind.Private)
            .OrderByDescending(n => n.At)
            .ToListAsync(stop);
        return [.. notes.Select(n => new OpenNote(n.SessionId, n.By, n.Kind, key.Open(n.Kept, n.About)))];
    }

    /// <summary>Writes these, and takes away those that were emptied.</summary>
    public async Task Write(Id<Session> session, Id<Participant> me, IReadOnlyDictionary<NoteKind, string> texts, CancellationToken stop)
    {
        if (!key.IsThere)
            throw new RefusedException("notes.refused.noKey");
        await db.HoldSeat(session, me, stop);
        var kept = await db.Notes.Where(n => n.SessionId == session && n.By == me).ToDictionaryAsync(n => n.Kind, stop);
        foreach (var (kind, text) in texts)
        {
            var note = kept.GetValueOrDefault(kind);
            if (text.Length == 0 && note is not null)
                db.Notes.Remove(note);
            if (text.Length == 0)
                continue;
            if (note is null)
                db.Notes.Add(note = new(session, me, kind));
            (note.Kept, note.At) = (key.Seal(text, note.About), clock.Now());
        }
    }
}
