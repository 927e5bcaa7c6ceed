using System.Globalization;
using Binome.Counts;
using Binome.Enrolment;
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

    /// <summary>Sessions held by week, twelve weeks back; those of sealed people are in none.</summary>
    public required IReadOnlyList<WeekHeld> Weeks { get; init; }

    /// <summary>Mentees by country, of those who are not sealed, the largest first.</summary>
    public required IReadOnlyList<Covered> Countries { get; init; }

    /// <summary>Two statements: some rows for each country, and some for each of eighty-four days.</summary>
    /// <param name="today">The weeks end with its own; of a programme that is over, the day on which it ended.</param>
    /// <param name="counts">Where the page has asked for them already; else they are asked for.</param>
    public static async Task<Report> Read(
        BinomeDb db,
        Id<Programme> programme,
        DateOnly today,
        CancellationToken stop,
        CurrentCounts? counts = null
    )
    {
        counts ??= await CurrentCounts.Of(db, stop);
        var people = await counts
            .Participants(programme)
            .Where(p => p.IsEnrolled)
            .GroupBy(p => new
            {
                p.Kind,
                p.Country,
                p.IsAnnounced,
                p.HasMet,
            })
            .Select(g => new { g.Key, People = g.Sum(p => p.People) })
            .ToListAsync(stop);
        var (from, until) = (Rhythm.From(today), Rhythm.Monday(today).AddDays(6));
        var days = await counts
            .Sessions(programme)
            .Where(s => s.State == SessionState.Held)
            .GroupBy(s => s.Day >= from && s.Day <= until ? s.Day : CountedDay.None)
            .Select(g => new
            {
                g.Key,
                Sessions = g.Sum(s => s.Sessions),
                Minutes = g.Sum(s => s.Minutes),
            })
            .ToListAsync(stop);
        var mentees = people.Where(p => p.Key.Kind == ParticipantKind.Mentee).ToList();
        return new(
            people.Sum(p => p.People) - mentees.Sum(m => m.People),
            mentees.Sum(m => m.People),
            mentees.Where(m => m.Key.IsAnnounced).Sum(m => m.People),
            mentees.Where(m => m.Key.HasMet).Sum(m => m.People),
            days.Sum(d => d.Sessions),
            days.Sum(d => d.Minutes)
        )
        {
            Weeks = Rhythm.Held(days.Where(d => d.Key != CountedDay.None).Select(d => (d.Key, d.Sessions)), today),
            Countries =
            [
                .. mentees
                    .Where(m => m.Key.Country.Length > 0)
                    .GroupBy(m => m.Key.Country)
                    .Select(g => new Covered(g.Key, g.Sum(m => m.People), g.Where(m => m.Key.IsAnnounced).Sum(m => m.People)))
                    .OrderByDescending(c => c.Mentees)
                    .ThenBy(c => c.Country, StringComparer.Ordinal),
            ],
        };
    }
}

/// <summary>How many mentees of a country have a mentor.</summary>
/// <param name="Country">ISO 3166; null for the rest: small countries, unknown ones, and sealed people, whose country nobody is told.</param>
public sealed record Covered(string? Country, int Mentees, int Paired)
{
    public double Share => (double)Paired / Mentees;

    /// <summary>Lines of the table, the rest among them.</summary>
    public const int Many = 8;

    /// <summary>
    /// The largest countries and the rest. No line is of fewer than five mentees, and none can be worked out from the others: a rest of one to four takes the
    /// smallest country with it, and so does one in which one to four have a mentor, once the title says how many have one in all.
    /// </summary>
    /// <param name="countries">The largest first.</param>
    public static IReadOnlyList<Covered> Lines(IEnumerable<Covered> countries, int mentees, int paired)
    {
        var isTold = paired >= Report.Least;
        var shown = countries.Where(c => c.Mentees >= Report.Least && !(isTold && c.Paired < Report.Least)).Take(Many - 1).ToList();
        while (Rest() is { Mentees: > 0 } few && (few.Mentees < Report.Least || isTold && few.Paired < Report.Least) && shown.Count > 0)
            shown.RemoveAt(shown.Count - 1);
        return Rest() is { Mentees: >= Report.Least } rest ? [.. shown, rest] : shown;

        Covered Rest() => new(null, mentees - shown.Sum(c => c.Mentees), paired - shown.Sum(c => c.Paired));
    }
}
