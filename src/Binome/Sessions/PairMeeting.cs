using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Who meets when a pair meets, as one of them asks: what proposals and pages about sessions are made from.</summary>
/// <param name="Beside">Other mentors who meet the same mentee together with this pair.</param>
/// <param name="Taken">Sessions that any of them has from now on, in whatever programme.</param>
/// <param name="Unsigned">Whose signature the charter waits for: `me` before `other`; null when nobody's.</param>
/// <param name="Preparing">A mentor of theirs who has met nobody in this programme yet and is not ready to, though it asks for that.</param>
public sealed record PairMeeting(
    KnownPair Pair,
    Programme Programme,
    Participant Me,
    IReadOnlyList<KnownPair> Beside,
    ILookup<Id<Person>, Span> Taken,
    Progress? Preparing = null,
    string? Unsigned = null
)
{
    /// <summary>Times are proposed already, and wait for an answer.</summary>
    public bool IsProposed { get; init; }

    /// <summary>Of one of the viewer's own pairs; null when it is none of theirs. Four statements; one more where a mentor is not ready, and one where a charter is not signed.</summary>
    /// <param name="except">Does not stand in its own way when it is moved.</param>
    public static async Task<PairMeeting?> Of(
        BinomeDb db,
        Viewer viewer,
        Id<Pairing> id,
        DateTime now,
        CancellationToken stop,
        Id<Session>? except = null
    )
    {
        var pair = await db.Pairings.Mine(db, viewer).Where(p => p.Id == id).WithPeople(db).SingleOrDefaultAsync(stop);
        if (pair is null)
            return null;
        var unready = db.NotToBook()
            .Where(m => db.Pairings.Any(p => p.MentorId == m.Id && p.MenteeId == pair.Mentee.Id && p.EndedAt == null));
        var unsigned = db.Unsigned().Where(p => p.MenteeId == pair.Mentee.Id);
        var of = await db
            .Programmes.Where(p => p.Id == pair.Pairing.ProgrammeId)
            .Select(p => new
            {
                Programme = p,
                IsPreparing = unready.Any(),
                IsUnsigned = unsigned.Any(),
                IsProposed = db.Sessions.Any(s => s.State == SessionState.Proposed && s.Seats.Any(t => t.PairingId == pair.Pairing.Id)),
            })
            .SingleAsync(stop);
        var programme = of.Programme;
        var beside = pair.Pairing.IsRunning
            ? (await db.Together(programme.Id, programme.MentorsTogether, [pair.Mentee.Id], stop)).Beside(pair)
            : [];
        beside = [.. beside.Where(Meets)];
        var people = beside.Select(p => p.MentorPerson.Id).Append(pair.MentorPerson.Id).Append(pair.MenteePerson.Id).ToList();
        var taken = await db
            .SessionSeats.AsNoTracking()
            .Where(s => EF.Parameter(people).Contains(s.PersonId) && s.EndsAt > now && s.SessionId != except)
            .Select(s => new { s.PersonId, Span = new Span(s.StartsAt!.Value, s.EndsAt!.Value) })
            .ToListAsync(stop);
        var me = pair.Mentor.PersonId == viewer.Person ? pair.Mentor : pair.Mentee;
        var mentors = beside.Select(p => p.Mentor.Id).Append(pair.Mentor.Id).ToList();
        // Nobody else's preparation is anybody's business: read where somebody of them is not ready, and then once.
        var preparing = of.IsPreparing ? await db.ProgressOf(unready.Where(m => mentors.Contains(m.Id)), stop) : [];
        return new(
            pair,
            programme,
            me,
            beside,
            taken.ToLookup(t => t.PersonId, t => t.Span),
            preparing.OrderBy(p => p.Mentor.Id == me.Id ? 0 : 1).FirstOrDefault(),
            of.IsUnsigned ? await Signs(db, unsigned, [pair, .. beside], me, stop) : null
        )
        {
            IsProposed = of.IsProposed,
        };
    }

    /// <summary>Of those who meet; a mentee's other pairs are nobody's business here.</summary>
    private static async Task<string?> Signs(
        BinomeDb db,
        IQueryable<Pairing> unsigned,
        List<KnownPair> meet,
        Participant me,
        CancellationToken stop
    )
    {
        var (ids, mine) = (meet.ConvertAll(p => p.Pairing.Id), db.ToSign(me.PersonId));
        var waiting = await unsigned.Where(p => ids.Contains(p.Id)).Select(p => mine.Any(m => m.Id == p.Id)).ToListAsync(stop);
        return waiting.Count == 0 ? null
            : waiting.Contains(true) ? "me"
            : "other";
    }

    /// <summary>Whether a pair meets at all: both have said yes, it runs, and is not paused.</summary>
    public static bool Meets(KnownPair pair) => pair.Pairing is { IsRunning: true, IsAccepted: true, PausedAt: null };

    /// <summary>Why this pair cannot meet now; null when it can.</summary>
    public string? Refusal =>
        !Pair.Pairing.IsRunning || Programme.State != ProgrammeState.Running ? "pairings.refused.ended"
        : !Pair.Pairing.IsAccepted ? "sessions.refused.notAccepted"
        : Pair.Pairing.PausedAt is not null ? "sessions.refused.paused"
        : Unsigned is not null ? $"sessions.refused.charter.{Unsigned}"
        : Preparing is not null ? $"sessions.refused.preparing.{(Preparing.Mentor.Id == Me.Id ? "me" : "other")}"
        : null;

    /// <summary>What is missing before their first session, to the mentor who prepares; empty to everybody else.</summary>
    public string Missing => Preparing is { } one && one.Mentor.Id == Me.Id ? PairingReasons.Listed(one.Missing) : "";

    /// <summary>The clock that sessions of this pair are kept on: the mentee's, or else the mentor's, or else the server's.</summary>
    public string Zone => ZoneOf(Pair, Pair.Mentee);

    public string MyZone => ZoneOf(Pair, Me);

    public string OtherZone => ZoneOf(Pair, Pair.OtherOf(Me));

    /// <summary>The other one, as whoever asks may read them.</summary>
    public string NameOfOther(Viewer viewer) => Pair.NameOfOther(Me, ReaderOf(viewer));

    /// <summary>One of those who sit there, as the viewer may read them; somebody who sits there no more has no name.</summary>
    public string NameOf(Id<Participant>? one, Viewer viewer) =>
        Beside.FirstOrDefault(p => p.Mentor.Id == one) is { } beside ? beside.MentorName(ReaderOf(viewer))
        : one == Pair.Mentor.Id ? Pair.MentorName(ReaderOf(viewer))
        : one == Pair.Mentee.Id ? Pair.MenteeName(ReaderOf(viewer))
        : Words.Get("sessions.someone");

    public ProgrammeReader ReaderOf(Viewer viewer) => new(viewer, Programme.Id, false, false, CoMentors.KnownTo(Pair, Me, Beside));

    /// <summary>What was asked for, where the programme has it; the first of its lengths otherwise.</summary>
    public int LengthOf(string? asked) =>
        Lengths.FirstOrDefault(m => m.ToString(CultureInfo.InvariantCulture) == asked) is > 0 and var minutes ? minutes : Lengths[0];

    /// <summary>Where they would meet before anybody says so: nobody travels from one town to another for half an hour.</summary>
    public SessionPlace UsualPlace =>
        new(
            Pair.MentorPerson.City is { Length: > 0 } one && Pair.MenteePerson.City is { Length: > 0 } other && one != other
                ? SessionPlace.Video
                : SessionPlace.Kinds[0],
            ""
        );

    /// <summary>Lengths that a session may have.</summary>
    public IReadOnlyList<int> Lengths => [.. Programme.SessionMinutes.Split('|').Select(m => int.Parse(m, CultureInfo.InvariantCulture))];

    public IReadOnlyList<Diary> Diaries => [.. Sitting.Select(s => DiaryOf(s.Pair, s.One))];

    /// <summary>Whether one of them has a session then, or one of the others a leave: never told apart, or a refused time would tell who meets elsewhere.</summary>
    public bool IsTaken(Slot slot) =>
        Taken.SelectMany(t => t).Any(t => t.Start < slot.EndsAt && t.End > slot.StartsAt)
        || Sitting.Any(s => s.One.Id != Me.Id && DiaryOf(s.Pair, s.One).IsAway(slot));

    /// <summary>Whether somebody of them said no hours, so that a working week stands for them.</summary>
    public bool IsGuessed =>
        new[] { Pair.HoursOf(Pair.Mentor), Pair.HoursOf(Pair.Mentee) }
            .Concat(Beside.Select(p => p.HoursOf(p.Mentor)))
            .Any(h => h.Length == 0);

    /// <summary>From when to when sessions can be, UTC: the programme's dates on the session's clock; far enough ahead for a plan.</summary>
    public (DateTime From, DateTime Until) Window(DateTime now)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var (from, until) = (now + Availability.Notice, now + Availability.Horizon);
        if (Programme.StartsOn is { } first && WallClock.From(first, 0, clock) is var start && start > from)
            (from, until) = (start, start + Availability.Horizon);
        if (Programme.EndsOn is { } last && WallClock.From(last.AddDays(1), 0, clock) is var end && end < until)
            until = end;
        return (from, until);
    }

    /// <summary>Whether it might have been offered now: a page may be old, or its form made up.</summary>
    public bool IsOpen(Slot slot, DateTime now) => slot.StartsAt > now && slot.StartsAt < Window(now).Until && IsWithinDates(slot);

    /// <summary>Whether the programme runs then.</summary>
    public bool IsWithinDates(Slot slot) => !(slot.Day < Programme.StartsOn) && !(slot.Day > Programme.EndsOn);

    /// <summary>Three times that differ, or those that there are.</summary>
    /// <param name="after">Later than these: the next three.</param>
    /// <param name="instead">Of the session whose time is looked for anew: that one is not offered.</param>
    public IReadOnlyList<Slot> Propose(int minutes, DateTime now, DateOnly? after = null, Session? instead = null)
    {
        var (from, until) = Window(now);
        var clock = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        if (after is { } day && WallClock.From(day.AddDays(1), 0, clock) is var later && later > from)
            from = later;
        IReadOnlyList<Diary> diaries = instead is { StartsAt: { } starts, EndsAt: { } ends }
            ? [.. Diaries.Select(d => d with { Taken = [.. d.Taken ?? [], new(starts, ends)] })]
            : Diaries;
        return Availability.Propose(diaries, Zone, minutes, from, until);
    }

    /// <summary>Three other times for a session: none that was turned down, nor the one that stands; from the first day on where there are no later ones.</summary>
    public IReadOnlyList<Slot> Others(Session session, int minutes, DateTime now, DateOnly? after)
    {
        var later = Propose(minutes, now, after ?? session.PassedOver(Me.Id), session);
        return later.Count > 0 || after is not null ? later : Propose(minutes, now, instead: session);
    }

    /// <summary>All who sit there, each through their own pair.</summary>
    public IEnumerable<(Participant One, Id<Pairing> Through)> Seats => Sitting.Select(s => (s.One, s.Pair.Pairing.Id));

    private IEnumerable<(KnownPair Pair, Participant One)> Sitting =>
        [(Pair, Pair.Mentor), (Pair, Pair.Mentee), .. Beside.Select(p => (p, p.Mentor))];

    private Diary DiaryOf(KnownPair pair, Participant one)
    {
        var profile = pair.ProfileOf(one);
        return new(ZoneOf(pair, one), pair.HoursOf(one), profile?.AwayFrom, profile?.AwayUntil, [.. Taken[one.PersonId]]);
    }

    private static string ZoneOf(KnownPair pair, Participant one) =>
        Known(pair.ZoneOf(one)) ?? Known(pair.ZoneOf(pair.OtherOf(one))) ?? (TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC");

    private static string? Known(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : null;
}
