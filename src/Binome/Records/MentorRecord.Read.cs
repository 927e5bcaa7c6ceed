using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Records;

public sealed partial record MentorRecord
{
    /// <summary>Six statements, however much somebody gave. Topics are the mentor's own, never what a mentee asked for.</summary>
    public static async Task<MentorRecord> Of(BinomeDb db, Viewer viewer, DateOnly today, CancellationToken stop)
    {
        var mine = db.Participants.Mine(viewer).Where(p => p.Kind == ParticipantKind.Mentor);
        var pairs = await Met(db, viewer, mine, today, stop);
        if (pairs.Count == 0)
            return new(viewer, [], 0);
        var sat =
            from part in mine
            join seat in db.SessionSeats on part.Id equals seat.ParticipantId
            join session in db.Sessions on seat.SessionId equals session.Id
            where session.State == SessionState.Held
            select new
            {
                seat.ParticipantId,
                seat.SessionId,
                Minutes = session.Minutes ?? 0,
            };
        var parts = await (
            from part in mine.AsNoTracking()
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from choice in db.RecordChoices.Where(c => c.ParticipantId == part.Id).DefaultIfEmpty()
            orderby part.StartedAt descending
            select new
            {
                Part = part,
                Programme = programme,
                Choice = choice,
                Sessions = sat.Count(s => s.ParticipantId == part.Id),
                Minutes = sat.Where(s => s.ParticipantId == part.Id).Sum(s => s.Minutes),
                ReadyAt = db.SignOffs.Where(s => s.ParticipantId == part.Id).Select(s => (DateTime?)s.At).FirstOrDefault(),
                Stories = db.Stories.Count(s =>
                    s.PublishedAt != null && db.Pairings.Any(p => p.Id == s.PairingId && p.MentorId == part.Id)
                ),
            }
        ).ToListAsync(stop);
        var topics = (
            await (
                from part in mine
                join topic in db.ParticipantTopics on part.Id equals topic.ParticipantId
                from named in db.ProgrammeTopics.Where(t => t.ProgrammeId == part.ProgrammeId && t.Code == topic.Topic).DefaultIfEmpty()
                orderby topic.Level descending, topic.Topic
                select new
                {
                    Part = part.Id,
                    topic.Topic,
                    topic.Level,
                    Named = named,
                }
            )
                .AsNoTracking()
                .ToListAsync(stop)
        ).ToLookup(t => t.Part);
        var hours = (
            await db
                .GivenHours.Where(h => mine.Any(p => p.Id == h.ParticipantId))
                .Select(h => new
                {
                    h.ParticipantId,
                    h.AnsweredAt,
                    h.Halves,
                })
                .ToListAsync(stop)
        ).ToLookup(h => h.ParticipantId, h => (h.AnsweredAt, h.Halves));
        var passes = (
            await db.ModulePasses.AsNoTracking().Where(m => mine.Any(p => p.Id == m.ParticipantId)).OrderBy(m => m.At).ToListAsync(stop)
        ).ToLookup(m => m.ParticipantId);
        var said = await (
            from evaluation in db.Evaluations
            where evaluation.Batch != null && sat.Any(s => s.SessionId == evaluation.SessionId)
            join teller in db.Participants on evaluation.ParticipantId equals teller.Id
            where teller.Kind == ParticipantKind.Mentee
            select teller.PersonId
        )
            .Distinct()
            .CountAsync(stop);
        var unnamed = pairs.SelectMany(of => of).Where(p => p.Named is null).Select(p => p.Known).ToHashSet();
        return new(
            viewer,
            [
                .. parts
                    .Where(p => pairs.Contains(p.Part.Id))
                    .Select(p => new RecordPart(
                        p.Part,
                        p.Programme,
                        p.Choice,
                        p.Sessions,
                        p.Minutes,
                        GivenHours.Sum(hours[p.Part.Id]),
                        p.ReadyAt,
                        p.Stories,
                        [.. pairs[p.Part.Id]],
                        [.. topics[p.Part.Id].Select(t => new RecordTopic(t.Topic, t.Named?.Name ?? Ours(t.Topic), t.Level))],
                        [.. passes[p.Part.Id]]
                    )
                    {
                        Unnamed = [.. unnamed.Except(pairs[p.Part.Id].Select(one => one.Named ?? ""))],
                    }),
            ],
            // One answer more must not tell who gave it: whole fives, of answers that figures count already.
            said / ClosedBatch.Least * ClosedBatch.Least
        );
    }

    /// <summary>Pairs to which both said yes, whatever became of them.</summary>
    private static async Task<ILookup<Id<Participant>, RecordPair>> Met(
        BinomeDb db,
        Viewer viewer,
        IQueryable<Participant> mine,
        DateOnly today,
        CancellationToken stop
    )
    {
        var present = db.People.Present(today).Where(p => p.Organisation == viewer.Organisation);
        var rows = await (
            from part in mine
            join pairing in db.Pairings on part.Id equals pairing.MentorId
            where pairing.AnnouncedAt != null && pairing.MentorAcceptedAt != null && pairing.MenteeAcceptedAt != null
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            join person in db.People on mentee.PersonId equals person.Id
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from naming in db.Namings.Where(n => n.PairingId == pairing.Id).DefaultIfEmpty()
            select new
            {
                Pairing = pairing,
                Mentee = mentee,
                Person = person,
                Naming = naming,
                MayBeAsked = programme.ForgottenAt == null && present.Any(p => p.Id == person.Id),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return rows.OrderBy(r => Began(r.Pairing))
            .ThenBy(r => r.Pairing.Id.Value)
            .ToLookup(
                r => r.Pairing.MentorId,
                r =>
                {
                    var (pairing, name) = (r.Pairing, NameTo(viewer, r.Mentee, r.Person));
                    return new RecordPair(
                        pairing.Id,
                        DateOnly.FromDateTime(Began(pairing)),
                        pairing.EndedAt is { } end ? DateOnly.FromDateTime(end) : null,
                        r.Mentee.IsSealed,
                        r.Naming?.AskedAt,
                        r.Naming is null && !r.Mentee.IsSealed && r.MayBeAsked,
                        name,
                        pairing.IsRunning ? name : null,
                        r.Naming is { IsAllowed: true } && !r.Mentee.IsSealed ? name : null
                    );
                }
            );
    }

    /// <summary>As whoever is paired with them reads it.</summary>
    private static string NameTo(Viewer viewer, Participant mentee, Person person) =>
        mentee.NameFor(new(viewer, mentee.ProgrammeId, false, false, new HashSet<Id<Participant>> { mentee.Id }), person);

    /// <summary>When the second of the two said yes.</summary>
    internal static DateTime Began(Pairing pairing) =>
        pairing.MentorAcceptedAt > pairing.MenteeAcceptedAt ? pairing.MentorAcceptedAt.Value : pairing.MenteeAcceptedAt!.Value;

    private static string Ours(string topic) => ShippedTopics.Codes.Contains(topic) ? ShippedTopics.NameOf(topic) : topic;
}
