using Binome.Enrolment;
using Binome.People.Import;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>What mentees ask for and what there is of it.</summary>
/// <param name="What">A topic, a language or a city, in words.</param>
/// <param name="Wanted">Mentors that mentees ask for who need it, speak it or are there.</param>
/// <param name="Places">Of those who take part as mentors.</param>
/// <param name="Offered">Places of candidates who wait.</param>
public sealed record CapacityLine(string What, int Wanted, int Places, int Offered)
{
    public int Short => Math.Max(0, Wanted - Places);
}

/// <summary>What a shortlist is held against: by topic, by language, by city. Sealed mentees are in none of it: a city of one would tell where they are.</summary>
public sealed record Capacity(IReadOnlyList<CapacityLine> Topics, IReadOnlyList<CapacityLine> Languages, IReadOnlyList<CapacityLine> Cities)
{
    /// <summary>Lines of each that are shown, where most is missing.</summary>
    private const int Most = 8;

    /// <summary>Two statements, however many take part.</summary>
    public static async Task<Capacity> Read(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var parts =
            from part in db.Participants
            where
                part.ProgrammeId == programme && part.EnrolledAt != null && part.WithdrawnAt == null && part.Discretion != Discretion.Sealed
            from application in db.Applications.Where(a => a.ParticipantId == part.Id).DefaultIfEmpty()
            select new
            {
                part.Id,
                part.PersonId,
                Wanted = part.Kind == ParticipantKind.Mentee ? part.Demand : 0,
                Places = part.Kind == ParticipantKind.Mentor && part.CandidateSince == null ? part.Capacity : 0,
                Offered = part.CandidateSince != null && application.AnsweredAt == null ? part.Capacity : 0,
            };
        var topics = await (
            from part in parts
            join said in db.ParticipantTopics on part.Id equals said.ParticipantId
            join topic in db.ProgrammeTopics on said.Topic equals topic.Code
            where topic.ProgrammeId == programme
            group part by new
            {
                topic.Code,
                topic.English,
                topic.French,
                topic.Position,
            } into of
            orderby of.Key.Position
            select new
            {
                of.Key,
                Wanted = of.Sum(p => p.Wanted),
                Places = of.Sum(p => p.Places),
                Offered = of.Sum(p => p.Offered),
            }
        ).ToListAsync(stop);
        var people = await (
            from part in parts
            join person in db.People on part.PersonId equals person.Id
            group part by new { person.Languages, person.City } into of
            select new
            {
                of.Key.Languages,
                of.Key.City,
                Wanted = of.Sum(p => p.Wanted),
                Places = of.Sum(p => p.Places),
                Offered = of.Sum(p => p.Offered),
            }
        ).ToListAsync(stop);
        return new(
            Shortest(
                topics.Select(t => new CapacityLine(
                    new ProgrammeTopic(programme, t.Key.Code, 0, t.Key.English, t.Key.French).Name,
                    t.Wanted,
                    t.Places,
                    t.Offered
                ))
            ),
            Shortest(
                from one in people
                from language in (one.Languages ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)
                group one by language into of
                select new CapacityLine(SpokenLanguages.Name(of.Key), of.Sum(o => o.Wanted), of.Sum(o => o.Places), of.Sum(o => o.Offered))
            ),
            Shortest(
                from one in people
                where !string.IsNullOrEmpty(one.City)
                group one by one.City into of
                select new CapacityLine(of.Key, of.Sum(o => o.Wanted), of.Sum(o => o.Places), of.Sum(o => o.Offered))
            )
        );
    }

    private static IReadOnlyList<CapacityLine> Shortest(IEnumerable<CapacityLine> lines) =>
        [
            .. lines
                .Where(l => l.Wanted + l.Places + l.Offered > 0)
                .OrderByDescending(l => l.Short)
                .ThenByDescending(l => l.Wanted)
                .ThenBy(l => l.What, StringComparer.Ordinal)
                .Take(Most),
        ];
}
