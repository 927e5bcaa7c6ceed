using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>Reads a programme's people out of the database: the one way to a roster.</summary>
internal static class RosterReading
{
    /// <summary>Five statements, whatever the number of people. Lists are in the order of aliases, which tells nothing of anybody.</summary>
    public static async Task<ProgrammeRoster> Roster(this BinomeDb db, Programme programme, DateOnly today, CancellationToken stop)
    {
        var enrolled = db
            .Participants.AsNoTracking()
            .Enrolled()
            .Where(p => p.ProgrammeId == programme.Id && db.People.Present(today).Any(x => x.Id == p.PersonId));
        var rows = await (
            from p in enrolled
            join person in db.People on p.PersonId equals person.Id
            from profile in db.Profiles.Where(x => x.PersonId == p.PersonId).DefaultIfEmpty()
            select new
            {
                Participant = p,
                Known = new Known(person.Id, person.Number, person.ManagerId)
                {
                    Unit = person.Unit,
                    Company = person.Company,
                    City = person.City,
                    Country = person.Country,
                    TimeZone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone,
                    Languages = person.Languages,
                },
                Hours = profile == null ? "" : profile.Hours,
            }
        ).ToListAsync(stop);
        var (ids, persons) = (enrolled.Select(p => p.Id), enrolled.Select(p => p.PersonId));
        var above = db.Lines.Where(l => persons.Contains(l.PersonId)).Select(l => l.AboveId);
        var topics = (await db.ParticipantTopics.AsNoTracking().Where(t => ids.Contains(t.ParticipantId)).ToListAsync(stop)).ToLookup(t =>
            t.ParticipantId
        );
        var choices = (await db.ParticipantChoices.AsNoTracking().Where(c => ids.Contains(c.ParticipantId)).ToListAsync(stop)).ToLookup(c =>
            c.ParticipantId
        );
        // Of those who stand above, no more than whom they report to: a line for each of their dotted managers, or one without.
        var reporting = await (
            from person in db.People
            where persons.Concat(above).Contains(person.Id)
            from relation in db
                .Relations.Where(r => r.PersonId == person.Id && (r.Kind == RelationKind.DottedManager || persons.Contains(r.PersonId)))
                .DefaultIfEmpty()
            select new { Known = new Known(person.Id, person.Number, person.ManagerId), Relation = relation }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var relations = reporting.Select(r => r.Relation).OfType<Relation>().ToLookup(r => r.PersonId);
        var pairs = await Pairs(db, programme.Id, stop);

        var people = new Dictionary<Id<People.Person>, Known>();
        foreach (var known in rows.Select(row => row.Known).Concat(reporting.Select(r => r.Known))) // who takes part and stands above is described whole
            people.TryAdd(known.Id, known with { Related = relations[known.Id].ToLookup(r => r.Kind, r => r.OtherId) });
        var taking = rows.OrderBy(row => row.Participant.Alias, StringComparer.Ordinal)
            .ToLookup(
                row => row.Participant.Kind,
                row => Take(programme, row.Participant, row.Hours, topics, choices, [.. pairs[row.Participant.Id]])
            );
        return new(
            [.. taking[ParticipantKind.Mentor]],
            [.. taking[ParticipantKind.Mentee]],
            people,
            pairs.Sum(of => of.Count(p => p.IsRunning)) / 2
        );
    }

    private static Taking Take(
        Programme programme,
        Participant p,
        string hours,
        ILookup<Id<Participant>, ParticipantTopic> topics,
        ILookup<Id<Participant>, ParticipantChoice> choices,
        List<Partner> partners
    )
    {
        // The demand counts every mentor of somebody who meets two together: it is not multiplied again.
        var wanted = p.Kind == ParticipantKind.Mentor ? p.Capacity : Math.Max(p.Demand, programme.MentorsTogether);
        // As the pages count who waits: a pair that is done has given a mentee what they wanted, and its mentor has a place again.
        var served = partners.Count(x => x.IsRunning || x.IsDone && p.Kind == ParticipantKind.Mentee);
        return new(
            p.Id,
            p.PersonId,
            p.IsSealed,
            Math.Max(0, wanted - served),
            [.. topics[p.Id].OrderBy(t => t.Topic, StringComparer.Ordinal).Select(t => (t.Topic, t.Level))],
            p.Style,
            p.Hours.Length > 0 ? p.Hours : hours,
            Chosen(ChoiceKind.Wish),
            Chosen(ChoiceKind.Veto),
            [.. partners.Where(x => !x.IsRunning).Select(x => x.Person).Union(Chosen(ChoiceKind.Met))],
            [.. partners.Where(x => x.IsRunning || x.IsRefused).Select(x => x.Person).Distinct()]
        );

        IReadOnlyList<Id<People.Person>> Chosen(ChoiceKind kind) =>
            [
                .. choices[p.Id]
                    .Where(c => c.Kind == kind)
                    .OrderBy(c => c.Rank)
                    .ThenBy(c => c.OtherId.ToString(), StringComparer.Ordinal)
                    .Select(c => c.OtherId),
            ];
    }

    /// <summary>Who was whose: pairs that run, and those that are over and were announced. What was held back happened to nobody.</summary>
    /// <remarks>Pairs of this programme alone: that somebody was paired in another one may be sealed.</remarks>
    private static async Task<ILookup<Id<Participant>, Partner>> Pairs(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var pairs = await (
            from p in db.Pairings.Happened()
            where p.ProgrammeId == programme
            join mentor in db.Participants on p.MentorId equals mentor.Id
            join mentee in db.Participants on p.MenteeId equals mentee.Id
            select new
            {
                p.MentorId,
                p.MenteeId,
                Mentor = mentor.PersonId,
                Mentee = mentee.PersonId,
                IsRunning = p.EndedAt == null,
                p.End,
            }
        ).ToListAsync(stop);
        return pairs
            .SelectMany(p =>
            {
                var (isRefused, isDone) = (p.End is PairingEnd.Declined or PairingEnd.Left, p.End is PairingEnd.Closed);
                return new[]
                {
                    (Of: p.MentorId, Other: new Partner(p.Mentee, p.IsRunning, isRefused, isDone)),
                    (Of: p.MenteeId, Other: new Partner(p.Mentor, p.IsRunning, isRefused, isDone)),
                };
            })
            .ToLookup(p => p.Of, p => p.Other);
    }

    /// <param name="IsRefused">One of the two declined or left: which one is not known here.</param>
    private sealed record Partner(Id<People.Person> Person, bool IsRunning, bool IsRefused, bool IsDone);
}
