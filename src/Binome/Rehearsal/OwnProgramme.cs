using Binome.Counts;
using Binome.Enrolment;
using Binome.Matching;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>What a rehearsal takes from a real programme: how many there are and what is set. No row of a person is read, only counts.</summary>
internal sealed record OwnProgramme(int InScope, int Mentors, int Mentees, SortedDictionary<string, int> Countries)
{
    public const int MostPeople = 3_000;
    public const int LeastPeople = 100;
    public const int MostMentors = 60;
    public const int MostMentees = 200;
    public const int MostPlaces = 5;
    public const int MostSessions = 8;
    public const int MostSeed = 9_999;

    /// <summary>A year and a half, as long as the longest programme that is described in public.</summary>
    public const int MostRunDays = 548;

    private const int UsualEnrolDays = 28;
    private const int MostEnrolDays = 90;
    private const int UsualRunDays = 182;

    /// <summary>Below so many, a country could be a person.</summary>
    private const int Least = 5;

    /// <summary>While one is played nobody is asked for the next.</summary>
    public static readonly OwnProgramme Unread = new(0, 0, 0, []);

    /// <summary>Three statements of sums, whatever the size of the directory.</summary>
    public static async Task<OwnProgramme> Read(BinomeDb db, Programme programme, DateOnly today, CancellationToken stop)
    {
        var counts = await CurrentCounts.Of(db, stop);
        var enrolled = await counts
            .Participants(programme.Id)
            .Where(p => p.IsEnrolled)
            .GroupBy(p => p.Kind)
            .Select(g => new { g.Key, Count = g.Sum(p => p.People) })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var countries = await counts
            .Countries(programme, today)
            .GroupBy(c => c.Country)
            .Select(g => new { g.Key, Count = g.Sum(c => c.People) })
            .ToListAsync(stop);
        return new(
            countries.Sum(c => c.Count),
            enrolled.GetValueOrDefault(ParticipantKind.Mentor),
            enrolled.GetValueOrDefault(ParticipantKind.Mentee),
            new(countries.Where(c => c.Key.Length > 0 && c.Count >= Least).ToDictionary(c => c.Key, c => c.Count), StringComparer.Ordinal)
        );
    }

    /// <summary>As the programme stands today, with numbers to begin with: as many as there are, once a few have enrolled.</summary>
    public RehearsalOrder Order(Programme programme, IReadOnlyList<ProgrammeTopic> topics, DateOnly today)
    {
        var enrolUntil = programme.EnrolUntil ?? programme.StartsOn ?? today.AddDays(UsualEnrolDays);
        var days = enrolUntil.DayNumber - today.DayNumber;
        var enrolDays = days < UsualEnrolDays / 2 ? UsualEnrolDays : Math.Min(days, MostEnrolDays);
        var starts = programme.StartsOn > enrolUntil ? programme.StartsOn.Value : enrolUntil;
        var ends = programme.EndsOn > starts ? programme.EndsOn.Value : starts.AddDays(UsualRunDays);
        var runDays = Math.Min(ends.DayNumber - enrolUntil.DayNumber, MostRunDays);
        var own = new OwnSettings(
            [.. topics.Where(t => t.English is null).Select(t => t.Code)],
            topics.Count(t => t.English is not null),
            RulesOf(programme),
            Math.Min(starts.DayNumber - enrolUntil.DayNumber, runDays - 1),
            programme.PromisedDays
        );
        var order = new RehearsalOrder(
            Math.Clamp(InScope, LeastPeople, MostPeople),
            Usual(Mentors, MostMentors),
            Usual(Mentees, MostMentees),
            2,
            3,
            1,
            enrolUntil.AddDays(-enrolDays),
            enrolDays,
            runDays,
            programme.SessionMinutes,
            programme.MentorsTogether,
            own,
            Countries,
            Behaviour.Usual
        );
        return order with { People = Math.Max(order.People, order.LeastPeople) };

        static int Usual(int enrolled, int most) => enrolled < Least ? Math.Min(20, most) : Math.Min(enrolled, most);
    }

    /// <summary>Weights, aim and rules; who is named by them is real, and stays out.</summary>
    private static string RulesOf(Programme programme)
    {
        var set = ProgrammeRules.Of(programme);
        return (set with { Rules = set.Rules with { LineExempt = [], Mentors = new(), Mentees = new() } }).ToJson();
    }
}
