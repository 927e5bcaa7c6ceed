using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Binome.Protection;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>What one who sat in a session is asked about it, by page or by a signed link: whoever asks for it has made sure who they are.</summary>
public sealed record EvaluationSheet
{
    public required Session Session { get; init; }
    public required Programme Programme { get; init; }
    public required Participant Me { get; init; }

    /// <summary>The pair through which they sat there.</summary>
    public required Pairing Pairing { get; init; }

    /// <summary>Who sat there too, as the reader knows them; null once their pair has ended, which names nobody.</summary>
    public required string? Others { get; init; }

    /// <summary>When it was, on the reader's clock.</summary>
    public required string When { get; init; }

    /// <summary>What they said already.</summary>
    public required Evaluation? Mine { get; init; }

    /// <summary>They said that they were not at ease, or would adjust something, and there is somebody to have a word with.</summary>
    public bool OffersWord { get; init; }

    public bool IsUneasy => Mine?.Comfort <= Uneasy;

    /// <summary>A mentor's, said this month already.</summary>
    public GivenHours? Hours { get; init; }

    /// <summary>Of mentors alone, and while no figure counts what they said this month.</summary>
    public bool AsksHours { get; init; }

    /// <summary>What mentors pass on here: topics that the mentees asked for.</summary>
    public required IReadOnlyList<Option> Topics { get; init; }

    public IReadOnlyList<Option> ToPassOn => Me.Kind == ParticipantKind.Mentor ? Topics : Senior;

    public IReadOnlyList<Option> ToLearn => Me.Kind == ParticipantKind.Mentor ? Senior : Topics;

    private static IReadOnlyList<Option> Senior => [.. Gains.Senior.Select(code => new Option(code, Gains.NameOf(code)))];

    /// <summary>Of a session that was held and in which they sat; null when there is nothing to evaluate. Four statements, or five.</summary>
    /// <param name="isLinked">By a signed link: also one that is over and of which nobody has said yet whether they met, for whoever says how it was says that it was; and nothing said before, since a mail may be forwarded.</param>
    public static async Task<EvaluationSheet?> Of(
        BinomeDb db,
        Id<Session> id,
        Id<Participant> participant,
        DateTime now,
        CancellationToken stop,
        bool isLinked = false
    )
    {
        var seats = await (
            from seat in db.SessionSeats
            where seat.SessionId == id
            join session in db.Sessions on seat.SessionId equals session.Id
            where
                session.State == SessionState.Held
                || isLinked && session.State == SessionState.Agreed && session.StartsAt <= now
                || db.Evaluations.Any(e => e.SessionId == id && e.ParticipantId == participant) // theirs to read and take back, whatever the other says since
            join programme in db.Programmes on session.ProgrammeId equals programme.Id
            where programme.ForgottenAt == null
            join pairing in db.Pairings on seat.PairingId equals pairing.Id
            join part in db.Participants on seat.ParticipantId equals part.Id
            join person in db.People on part.PersonId equals person.Id
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            orderby part.Kind, part.Alias
            select new
            {
                Session = session,
                Programme = programme,
                Pairing = pairing,
                Part = part,
                Person = person,
                Zone = profile.TimeZone,
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        if (seats.Find(s => s.Part.Id == participant) is not { } mine || mine.Session.StartsAt is not { } startsAt)
            return null;
        var mentees = seats.Where(s => s.Part.Kind == ParticipantKind.Mentee).Select(s => s.Part.Id).ToList();
        var topics = await db
            .ProgrammeTopics.AsNoTracking()
            .Where(t => t.ProgrammeId == mine.Programme.Id)
            .Where(t => db.ParticipantTopics.Any(n => EF.Parameter(mentees).Contains(n.ParticipantId) && n.Topic == t.Code))
            .OrderBy(t => t.Position)
            .Take(MostTopics)
            .ToListAsync(stop);
        var others = seats.Where(s => s.Part.Id != participant && s.Pairing.IsRunning).ToList();
        var month = GivenHours.MonthOf(DateOnly.FromDateTime(now));
        var hours =
            mine.Part.Kind == ParticipantKind.Mentor
                ? await db.GivenHours.AsNoTracking().SingleOrDefaultAsync(h => h.ParticipantId == participant && h.Month == month, stop)
                : null;
        var said = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.SessionId == id && e.ParticipantId == participant, stop);
        var viewer = Viewer.Stranger with { Person = mine.Part.PersonId, Organisation = mine.Programme.Organisation };
        var reader = new ProgrammeReader(viewer, mine.Programme.Id, false, false, others.Select(o => o.Part.Id).ToHashSet());
        return new()
        {
            Session = mine.Session,
            Programme = mine.Programme,
            Me = mine.Part,
            Pairing = mine.Pairing,
            Others =
                mine.Pairing.IsRunning && others.Count > 0
                    ? PairingReasons.Listed([.. others.Select(o => o.Part.NameFor(reader, o.Person))])
                    : null,
            When = SessionWords.Sentence(
                SessionWords.When(startsAt, mine.Session.Minutes!.Value, mine.Zone ?? mine.Person.TimeZone ?? mine.Session.Zone)
            ),
            Mine = said,
            OffersWord =
                (said?.Comfort <= Uneasy || said?.Next == NextWish.Adjust)
                && mine.Pairing.IsRunning
                && await db.HelpersFor(mine.Pairing, DateOnly.FromDateTime(now)).AnyAsync(stop),
            Hours = isLinked ? null : hours,
            AsksHours = mine.Part.Kind == ParticipantKind.Mentor && (hours is null || !isLinked && hours.Batch is null),
            Topics = [.. topics.Select(t => new Option(t.Code, t.Name))],
        };
    }

    /// <summary>At ease, of 1 to 5: whoever says so little is offered a word.</summary>
    private const int Uneasy = 2;

    /// <summary>On a phone, three lines of chips.</summary>
    private const int MostTopics = 8;
}
