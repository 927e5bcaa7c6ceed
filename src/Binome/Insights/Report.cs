using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>What a sponsor reads of a programme: counts of it all, without a name.</summary>
/// <param name="Paired">Mentees who were announced in a pair at least once.</param>
/// <param name="Met">Mentees who held a session.</param>
/// <param name="Held">Sessions, those of sealed people too.</param>
/// <param name="Minutes">Of the sessions whose time may be known.</param>
public sealed record Report(int Mentors, int Mentees, int Paired, int Met, int Held, int Minutes)
{
    /// <summary>Below so many a number could be a person.</summary>
    public const int Least = 5;

    public static string Say(int count) =>
        count < Least ? Words.Get("insights.few", Least) : count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>One statement.</summary>
    public static async Task<Report> Read(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var mentees = Mentee(db, programme);
        var announced = db.Pairings.Where(p => p.ProgrammeId == programme && p.AnnouncedAt != null).Select(p => p.MenteeId);
        var held = db.Sessions.Where(s => s.ProgrammeId == programme && s.State == SessionState.Held);
        var met = held.Join(db.SessionSeats, s => s.Id, t => t.SessionId, (s, t) => t.ParticipantId);
        var hidden = db.Sessions.WithSealed(db, programme).Select(s => s.Id);
        return await db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new Report(
                db.Participants.Enrolled().Count(m => m.ProgrammeId == programme && m.Kind == ParticipantKind.Mentor),
                mentees.Count(),
                mentees.Count(m => announced.Contains(m.Id)),
                mentees.Count(m => met.Contains(m.Id)),
                held.Count(),
                held.Where(s => !hidden.Contains(s.Id)).Sum(s => s.Minutes) ?? 0
            ))
            .SingleAsync(stop);
    }

    /// <summary>Sessions held by week, twelve weeks back; those of sealed people are in none. One statement, a row for each day.</summary>
    public static async Task<IReadOnlyList<WeekHeld>> Weeks(BinomeDb db, Id<Programme> programme, DateOnly today, CancellationToken stop)
    {
        var (from, until) = (Rhythm.From(today), Rhythm.Monday(today).AddDays(6));
        var hidden = db.Sessions.WithSealed(db, programme).Select(s => s.Id);
        var days = await db
            .Sessions.Where(s => s.ProgrammeId == programme && s.State == SessionState.Held && s.Day >= from && s.Day <= until)
            .Where(s => !hidden.Contains(s.Id))
            .GroupBy(s => s.Day)
            .Select(g => new { g.Key, Sessions = g.Count() })
            .ToListAsync(stop);
        return Rhythm.Held(days.Select(d => (d.Key!.Value, d.Sessions)), today);
    }

    /// <summary>Mentees by country, of those who are not sealed. One statement, a row for each country.</summary>
    public static async Task<IReadOnlyList<Covered>> Countries(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var announced = db.Pairings.Where(p => p.ProgrammeId == programme && p.AnnouncedAt != null).Select(p => p.MenteeId);
        return await (
            from mentee in Mentee(db, programme)
            where mentee.Discretion != Discretion.Sealed
            join person in db.People on mentee.PersonId equals person.Id
            where person.Country != null
            group announced.Contains(mentee.Id) by person.Country into of
            orderby of.Count() descending, of.Key
            select new Covered(of.Key, of.Count(), of.Count(isPaired => isPaired))
        ).ToListAsync(stop);
    }

    private static IQueryable<Participant> Mentee(BinomeDb db, Id<Programme> programme) =>
        db.Participants.Enrolled().Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentee);
}

/// <summary>How many mentees of a country have a mentor.</summary>
/// <param name="Country">ISO 3166; null for the rest: small countries, unknown ones, and sealed people, whose country nobody is told.</param>
public sealed record Covered(string? Country, int Mentees, int Paired)
{
    /// <summary>Lines of the table, the rest among them.</summary>
    public const int Many = 8;

    /// <summary>
    /// The largest countries and the rest. No line is of fewer than five mentees, and none can be worked out from the others: a rest of one to four takes the
    /// smallest country with it.
    /// </summary>
    /// <param name="countries">The largest first.</param>
    public static IReadOnlyList<Covered> Lines(IEnumerable<Covered> countries, int mentees, int paired)
    {
        var shown = countries.Where(c => c.Mentees >= Report.Least).Take(Many - 1).ToList();
        while (Rest() is { Mentees: > 0 and < Report.Least } && shown.Count > 0)
            shown.RemoveAt(shown.Count - 1);
        return Rest() is { Mentees: >= Report.Least } rest ? [.. shown, rest] : shown;

        Covered Rest() => new(null, mentees - shown.Sum(c => c.Mentees), paired - shown.Sum(c => c.Paired));
    }
}
