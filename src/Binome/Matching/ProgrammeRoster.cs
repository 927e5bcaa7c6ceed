using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Somebody who takes part, as a list says it. Lists of people hold their directory ids: never written as they are.</summary>
/// <param name="Number">Places, or mentors wanted, beside the running pairs.</param>
/// <param name="Never">Their running partners: a pair that runs is not proposed again.</param>
internal sealed record Taking(
    Id<Participant> Id,
    Id<Someone> Person,
    bool IsSealed,
    int Number,
    string Topics,
    string Style,
    string Hours,
    IReadOnlyList<Id<Someone>> Wishes,
    IReadOnlyList<Id<Someone>> Vetoes,
    IReadOnlyList<Id<Someone>> Met,
    IReadOnlyList<Id<Someone>> Never
);

/// <summary>What the directory knows of somebody who takes part, or who stands above them.</summary>
internal sealed record Known(Id<Someone> Id, string? Number, Id<Someone>? Manager)
{
    public string? Unit { get; init; }
    public string? Company { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }
    public string? TimeZone { get; init; }
    public string Languages { get; init; } = "";
    public ILookup<RelationKind, Id<Someone>> Related { get; init; } = Nobody;

    private static readonly ILookup<RelationKind, Id<Someone>> Nobody = Array
        .Empty<Relation>()
        .ToLookup(relation => relation.Kind, relation => relation.OtherId);
}

/// <summary>A programme's people as they are now: who offers, who asks, what the directory says of them, and what runs already.</summary>
internal sealed record ProgrammeRoster(
    IReadOnlyList<Taking> Mentors,
    IReadOnlyList<Taking> Mentees,
    IReadOnlyDictionary<Id<Someone>, Known> People,
    int RunningPairs
)
{
    /// <summary>Vetoes between people of the two lists: all that is ever told of them.</summary>
    public int Vetoes
    {
        get
        {
            var (mentors, mentees) = (Mentors.Select(m => m.Person).ToHashSet(), Mentees.Select(m => m.Person).ToHashSet());
            return Mentors
                .SelectMany(m => m.Vetoes.Where(mentees.Contains).Select(other => (m.Person, other)))
                .Concat(Mentees.SelectMany(m => m.Vetoes.Where(mentors.Contains).Select(other => (other, m.Person))))
                .Distinct()
                .Count();
        }
    }

    /// <summary>Eight statements, whatever the number of people.</summary>
    /// <param name="only">One mentee whose case is matched again, alone.</param>
    public static async Task<ProgrammeRoster> Read(
        BinomeDb db,
        Programme programme,
        DateOnly today,
        CancellationToken stop,
        Id<Participant>? only = null
    )
    {
        var people = await RosterPeople.Read(db, programme, stop);
        var participants = await db
            .Participants.Enrolled()
            .Where(p => p.ProgrammeId == programme.Id && db.People.Present(today).Any(x => x.Id == p.PersonId))
            .AsNoTracking()
            .ToListAsync(stop);
        var all = await db
            .Participants.Where(p => p.ProgrammeId == programme.Id)
            .Select(p => new { p.Id, p.PersonId })
            .ToDictionaryAsync(p => p.Id, p => p.PersonId, stop);
        var inProgramme = db.Participants.Where(p => p.ProgrammeId == programme.Id).Select(p => p.Id);
        var topics = (
            await db.ParticipantTopics.Where(t => inProgramme.Contains(t.ParticipantId)).AsNoTracking().ToListAsync(stop)
        ).ToLookup(t => t.ParticipantId);
        var choices = (
            await db.ParticipantChoices.Where(c => inProgramme.Contains(c.ParticipantId)).AsNoTracking().ToListAsync(stop)
        ).ToLookup(c => c.ParticipantId);
        var pairs = await db
            .Pairings.Where(p => p.ProgrammeId == programme.Id)
            .Select(p => new
            {
                p.MentorId,
                p.MenteeId,
                p.EndedAt,
            })
            .ToListAsync(stop);
        var partners = pairs
            .SelectMany(p =>
                new[]
                {
                    (Of: p.MentorId, Other: all[p.MenteeId], IsRunning: p.EndedAt is null),
                    (Of: p.MenteeId, Other: all[p.MentorId], IsRunning: p.EndedAt is null),
                }
            )
            .ToLookup(p => p.Of);

        return new(
            [.. participants.Where(p => p.Kind == ParticipantKind.Mentor).Select(Take).Where(t => t.Number > 0)],
            [
                .. participants
                    .Where(p => p.Kind == ParticipantKind.Mentee && (only is null || p.Id == only))
                    .Select(Take)
                    .Where(t => t.Number > 0),
            ],
            people,
            pairs.Count(p => p.EndedAt is null)
        );

        Taking Take(Participant p)
        {
            var running = partners[p.Id].Where(x => x.IsRunning).Select(x => x.Other).ToList();
            // Two mentors together are two mentors wanted.
            var wanted = p.Kind == ParticipantKind.Mentor ? p.Capacity : p.Demand * programme.MentorsTogether;
            return new(
                p.Id,
                p.PersonId,
                p.IsSealed,
                Math.Max(0, wanted - running.Count),
                string.Join('|', topics[p.Id].OrderBy(t => t.Topic, StringComparer.Ordinal).Select(t => $"{t.Topic}:{t.Level}")),
                p.Style,
                p.Hours,
                [.. choices[p.Id].Where(c => c.Kind == ChoiceKind.Wish).OrderBy(c => c.Rank).Select(c => c.OtherId)],
                [.. choices[p.Id].Where(c => c.Kind == ChoiceKind.Veto).Select(c => c.OtherId)],
                [
                    .. partners[p.Id]
                        .Where(x => !x.IsRunning)
                        .Select(x => x.Other)
                        .Concat(choices[p.Id].Where(c => c.Kind == ChoiceKind.Met).Select(c => c.OtherId))
                        .Distinct(),
                ],
                running
            );
        }
    }
}
