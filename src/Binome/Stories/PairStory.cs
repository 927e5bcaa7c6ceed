using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Stories;

/// <summary>A pair's story as one of the two finds it; null to everybody else.</summary>
/// <param name="Story">Null while neither wrote one.</param>
public sealed record PairStory(KnownPair Pair, Programme Programme, Participant Me, Story? Story)
{
    public Participant Other => Pair.OtherOf(Me);

    /// <summary>Never with a name, whatever was said before.</summary>
    public bool IsSealed => Pair.IsSealed;

    /// <summary>Whoever left the pair, or declined it, is asked for nothing more; what is published can still be taken back.</summary>
    public bool CanChange => Pair.Pairing.IsRunning && Pair.Pairing.IsAccepted || Pair.Pairing.End == PairingEnd.Closed;

    /// <summary>The name of the other, as the two know each other; null once their pair has ended, which names nobody.</summary>
    public string? NameOfOther(Viewer viewer) =>
        Pair.Pairing.IsRunning
            ? Pair.NameOfOther(Me, new(viewer, Programme.Id, false, false, new HashSet<Id<Participant>> { Other.Id }))
            : null;

    /// <summary>Of a pair that has held a session, in a programme whose words are still kept. Two statements.</summary>
    public static async Task<PairStory?> Of(BinomeDb db, Viewer viewer, Id<Pairing> id, CancellationToken stop)
    {
        var pair = await db.Pairings.Mine(db, viewer).AsNoTracking().Where(p => p.Id == id).WithPeople(db).SingleOrDefaultAsync(stop);
        if (pair is null)
            return null;
        var found = await (
            from programme in db.Programmes.AsNoTracking()
            where programme.Id == pair.Pairing.ProgrammeId && programme.ForgottenAt == null
            where db.SessionSeats.Any(s => s.PairingId == id && db.Sessions.Any(x => x.Id == s.SessionId && x.State == SessionState.Held))
            from story in db.Stories.Where(s => s.PairingId == id).DefaultIfEmpty()
            select new { Programme = programme, Story = story }
        ).SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var told = new PairStory(pair, found.Programme, pair.Mentor.PersonId == viewer.Person ? pair.Mentor : pair.Mentee, found.Story);
        return told.CanChange || told.Story is not null ? told : null;
    }
}
