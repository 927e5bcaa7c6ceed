using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Where somebody who takes part stands. Never a rank, nor a number of people.</summary>
/// <param name="Pairs">Running pairs that were announced: before that they are nobody's to know.</param>
/// <param name="ShortOf">Of what a waiting mentee needs, the topics that fewer mentors have places for than mentees need.</param>
public sealed record Standing(int Pairs, IReadOnlyList<string> ShortOf)
{
    /// <summary>Two statements, or one when nobody among them waits for a mentor.</summary>
    public static async Task<IReadOnlyDictionary<Id<Participant>, Standing>> Of(
        BinomeDb db,
        IEnumerable<Participant> parts,
        CancellationToken stop
    )
    {
        var ids = parts.Select(p => p.Id).ToList();
        if (ids.Count == 0)
            return new Dictionary<Id<Participant>, Standing>();
        var rows = await (
            from part in db.Participants
            where EF.Parameter(ids).Contains(part.Id)
            from need in db.ParticipantTopics.Where(t => t.ParticipantId == part.Id).DefaultIfEmpty()
            from topic in db.ProgrammeTopics.Where(t => t.ProgrammeId == part.ProgrammeId && t.Code == need.Topic).DefaultIfEmpty()
            orderby topic.Position
            select new
            {
                part.Id,
                part.Kind,
                Topic = topic,
                Pairs = db.Pairings.Count(p =>
                    (p.MentorId == part.Id || p.MenteeId == part.Id) && p.EndedAt == null && p.AnnouncedAt != null
                ),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var needs = rows.Where(r => r.Kind == ParticipantKind.Mentee && r.Pairs == 0 && r.Topic is not null).ToList();
        var scarce = await Scarce(db, [.. needs.Select(n => n.Topic)], stop);
        return rows.GroupBy(r => r.Id)
            .ToDictionary(
                g => g.Key,
                g => new Standing(
                    g.First().Pairs,
                    [.. needs.Where(n => n.Id == g.Key && scarce.Contains((n.Topic.ProgrammeId, n.Topic.Code))).Select(n => n.Topic.Name)]
                )
            );
    }

    private static async Task<HashSet<(Id<Programme>, string)>> Scarce(BinomeDb db, List<ProgrammeTopic> needed, CancellationToken stop)
    {
        if (needed.Count == 0)
            return [];
        var (programmes, codes) = (needed.Select(t => t.ProgrammeId).Distinct().ToList(), needed.Select(t => t.Code).Distinct().ToList());
        var counts = await (
            from topic in db.ParticipantTopics
            where EF.Parameter(codes).Contains(topic.Topic)
            join part in db.Participants.Enrolled() on topic.ParticipantId equals part.Id
            where EF.Parameter(programmes).Contains(part.ProgrammeId)
            group part by new { part.ProgrammeId, topic.Topic } into all
            select new
            {
                all.Key,
                Places = all.Sum(p => p.Kind == ParticipantKind.Mentor ? p.Capacity : 0),
                Mentees = all.Count(p => p.Kind == ParticipantKind.Mentee),
            }
        ).ToListAsync(stop);
        return [.. counts.Where(c => c.Places < c.Mentees).Select(c => (c.Key.ProgrammeId, c.Key.Topic))];
    }

    /// <summary>In sentences, to the one whose part it is.</summary>
    public IEnumerable<string> Say(Programme programme, DateOnly today)
    {
        if (Pairs > 0)
        {
            yield return Words.Count("pairings.standing.paired", Pairs);
            yield break;
        }
        if (programme.State == ProgrammeState.Closed)
            yield break;
        yield return Words.Get("pairings.standing.waits");
        yield return ProgrammeWords.NextRound(programme, today);
        if (ShortOf.Count > 0)
            yield return Words.Get("pairings.standing.short", PairingReasons.Listed(ShortOf));
    }
}

/// <summary>Says it on the pages of enrolment, which know no pairs.</summary>
internal sealed class TellStanding(BinomeDb db, TimeProvider clock) : IReact<StandingAsked>
{
    public async Task On(StandingAsked fact, CancellationToken stop)
    {
        var standings = await Standing.Of(db, fact.Parts.Where(p => p.IsEnrolled), stop);
        foreach (var (part, standing) in standings)
            fact.Said[part] = [.. standing.Say(fact.Programme, clock.Today())];
    }
}
