using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>An executive for whom the viewer books: what is asked and done for them is asked and done as theirs, and noted as the assistant's.</summary>
public sealed record Behind
{
    /// <summary>Present in the company.</summary>
    public required Person Executive { get; init; }
    public required Id<Pairing> Pairing { get; init; }

    /// <summary>As queries know them; nobody's account.</summary>
    public Viewer Viewer => Viewer.Stranger with { Person = Executive.Id, Organisation = Executive.Organisation };

    /// <summary>A pair in which the viewer's executive learns.</summary>
    public static Task<Behind?> Pair(BinomeDb db, Viewer viewer, Id<Pairing> pairing, DateOnly today, CancellationToken stop) =>
        All(db, viewer, today).FirstOrDefaultAsync(b => b.Pairing == pairing, stop);

    /// <summary>A session in which the viewer's executive sits as a mentee.</summary>
    public static Task<Behind?> Session(BinomeDb db, Viewer viewer, Id<Session> session, DateOnly today, CancellationToken stop) =>
        All(db, viewer, today)
            .FirstOrDefaultAsync(
                b => db.SessionSeats.Any(s => s.SessionId == session && s.PairingId == b.Pairing && s.PersonId == b.Executive.Id),
                stop
            );

    /// <summary>Pairs that run and that both have said yes to: nothing else has sessions to book.</summary>
    internal static IQueryable<Behind> All(BinomeDb db, Viewer viewer, DateOnly today) =>
        from executive in db.BookedForBy(viewer, today)
        join mentee in db.Participants on executive.Id equals mentee.PersonId
        where mentee.Kind == ParticipantKind.Mentee
        join pairing in db.Pairings on mentee.Id equals pairing.MenteeId
        where pairing.EndedAt == null && pairing.MentorAcceptedAt != null && pairing.MenteeAcceptedAt != null
        orderby pairing.PublishedAt, pairing.Id
        select new Behind { Executive = executive, Pairing = pairing.Id };

    /// <summary>The other of the pair, as the executive knows them; of a sealed pair nobody is named.</summary>
    public string Other(PairMeeting meeting) =>
        meeting.Pair.IsSealed || meeting.Beside.Any(b => b.IsSealed) ? Words.Get("assistants.colleague") : meeting.NameOfOther(Viewer);
}

/// <summary>Assistants' named queries. What a viewer may not see is not in them.</summary>
public static class AssistantQueries
{
    /// <summary>Those who book now. Whoever has become the executive's own mentor does not: they would answer themselves.</summary>
    public static IQueryable<Assistant> Serving(this DbSet<Assistant> assistants, BinomeDb db) =>
        assistants.Where(a =>
            a.Until == null
            && !db.Pairings.Any(p =>
                p.EndedAt == null
                && p.MentorAcceptedAt != null
                && p.MenteeAcceptedAt != null
                && db.Participants.Any(m => m.Id == p.MenteeId && m.PersonId == a.ExecutiveId)
                && db.Participants.Any(m => m.Id == p.MentorId && m.PersonId == a.PersonId)
            )
        );

    /// <summary>Executives who named the viewer, and are in the company.</summary>
    public static IQueryable<Person> BookedForBy(this BinomeDb db, Viewer viewer, DateOnly today)
    {
        var serving = db.Assistants.Serving(db);
        return db
            .People.Present(today)
            .Where(p =>
                p.Organisation == viewer.Organisation
                && serving.Any(a => a.ExecutiveId == p.Id && viewer.Person != null && a.PersonId == viewer.Person)
            );
    }
}
