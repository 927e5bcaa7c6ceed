using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>Who is enrolled in a programme, and the roster that they make: place j of a list is number j of the roster. Ids in it are those of persons.</summary>
internal sealed record EnrolledRoster(IReadOnlyList<Participant> Mentors, IReadOnlyList<Participant> Mentees, Roster Roster)
{
    /// <summary>Everybody's facts in six statements, whatever their number.</summary>
    public static async Task<EnrolledRoster> Read(BinomeDb db, Programme programme, RuleSet rules, DateOnly today, CancellationToken stop)
    {
        var facts = new EnrolledFacts(rules.Day);
        await facts.Read(db, programme, today, stop);
        var (mentors, mentees) = (facts.Of(ParticipantKind.Mentor), facts.Of(ParticipantKind.Mentee));
        var roster = new Roster(
            [.. mentees.Select(facts.FactsOf)],
            [.. mentees.Select(mentee => mentee.Demand)],
            [.. mentors.Select(facts.FactsOf)],
            [.. mentors.Select(mentor => mentor.Capacity)],
            facts.Directory,
            rules.Rules
        );
        return new(mentors, mentees, roster);
    }
}

/// <summary>What the database knows of those enrolled in one programme, and of everybody above them.</summary>
internal sealed class EnrolledFacts(DateOnly day)
{
    private readonly Clocks _clocks = new(day);
    private readonly Dictionary<Id<Participant>, Person> _people = [];
    private readonly Dictionary<Id<People.Person>, Person> _above = [];
    private List<Participant> _participants = [];

    /// <summary>Those above, then the participants: whoever is both is described once, alike.</summary>
    public IEnumerable<Person> Directory => _above.Values;

    /// <summary>In the order of their aliases, which tells nothing of them.</summary>
    public IReadOnlyList<Participant> Of(ParticipantKind kind) =>
        [.. _participants.Where(p => p.Kind == kind).OrderBy(p => p.Alias, StringComparer.Ordinal)];

    public Person FactsOf(Participant participant) => _people[participant.Id];

    public async Task Read(BinomeDb db, Programme programme, DateOnly today, CancellationToken stop)
    {
        var enrolled =
            from p in db.Participants.AsNoTracking().Enrolled()
            where p.ProgrammeId == programme.Id
            where db.People.Any(x => x.Id == p.PersonId && (x.LeftOn == null || x.LeftOn > today))
            select p;
        var rows = await (
            from p in enrolled
            join person in db.People on p.PersonId equals person.Id
            from profile in db.Profiles.Where(x => x.PersonId == p.PersonId).DefaultIfEmpty()
            select new
            {
                Participant = p,
                person.ManagerId,
                person.Languages,
                person.Unit,
                person.Company,
                person.Country,
                person.City,
                TimeZone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone,
                Hours = profile == null ? "" : profile.Hours,
            }
        ).ToListAsync(stop);
        _participants = [.. rows.Select(row => row.Participant)];
        var ids = enrolled.Select(p => p.Id);
        var persons = enrolled.Select(p => p.PersonId);
        var above = db.Lines.Where(l => persons.Contains(l.PersonId)).Select(l => l.AboveId);
        var topics = await db.ParticipantTopics.AsNoTracking().Where(t => ids.Contains(t.ParticipantId)).ToListAsync(stop);
        var choices = await db.ParticipantChoices.AsNoTracking().Where(c => ids.Contains(c.ParticipantId)).ToListAsync(stop);
        var relations = await db
            .Relations.AsNoTracking()
            .Where(r => persons.Contains(r.PersonId) || r.Kind == RelationKind.DottedManager && above.Contains(r.PersonId))
            .ToListAsync(stop);
        var managers = await db.People.Where(p => above.Contains(p.Id)).Select(p => new { p.Id, p.ManagerId }).ToListAsync(stop);
        // Pairs of this programme alone: that somebody was paired in another one may be sealed.
        var pairs = await db
            .Pairings.Where(p => p.ProgrammeId == programme.Id && p.AnnouncedAt != null)
            .Join(db.Participants, p => p.MentorId, m => m.Id, (p, m) => new { p.MenteeId, Mentor = m.PersonId })
            .ToListAsync(stop);

        var topicsOf = topics.ToLookup(t => t.ParticipantId);
        var choicesOf = choices.ToLookup(c => c.ParticipantId);
        var relationsOf = relations.ToLookup(r => r.PersonId);
        var metBy = pairs.ToLookup(p => p.MenteeId, p => p.Mentor);
        foreach (var manager in managers)
            _above[manager.Id] = Placed(manager.Id, manager.ManagerId, relationsOf[manager.Id]);
        foreach (var row in rows)
        {
            var (p, levels) = (
                row.Participant,
                topicsOf[row.Participant.Id].ToDictionary(t => t.Topic, t => t.Level, StringComparer.Ordinal)
            );
            var person = Placed(p.PersonId, row.ManagerId, relationsOf[p.PersonId]) with
            {
                Languages = row.Languages.Split('|', StringSplitOptions.RemoveEmptyEntries),
                Unit = row.Unit,
                Company = row.Company,
                Country = row.Country,
                City = row.City,
                OffsetMinutes = _clocks.Offset(row.TimeZone),
                Hours = ListCells.HoursOf(p.Hours.Length > 0 ? p.Hours : row.Hours),
                Style =
                    p.Style.Length == 0 ? [] : [.. p.Style.Split('|').Select(answer => int.Parse(answer, CultureInfo.InvariantCulture))],
                Wishes = Chosen(choicesOf[p.Id], ChoiceKind.Wish),
                Vetoes = Chosen(choicesOf[p.Id], ChoiceKind.Veto),
                Met = [.. metBy[p.Id].Select(mentor => mentor.ToString()).Union(Chosen(choicesOf[p.Id], ChoiceKind.Met))],
            };
            _people[p.Id] = p.Kind == ParticipantKind.Mentor ? person with { Skills = levels } : person with { Needs = levels };
        }
    }

    private static Person Placed(Id<People.Person> id, Id<People.Person>? manager, IEnumerable<Relation> relations)
    {
        IReadOnlyList<string> Those(RelationKind kind) => [.. relations.Where(r => r.Kind == kind).Select(r => r.OtherId.ToString())];
        return new(id.ToString())
        {
            Manager = manager?.ToString(),
            DottedManagers = Those(RelationKind.DottedManager),
            Appraisers = Those(RelationKind.Appraiser),
            Hr = Those(RelationKind.Hr),
        };
    }

    private static IReadOnlyList<string> Chosen(IEnumerable<ParticipantChoice> choices, ChoiceKind kind) =>
        [
            .. choices
                .Where(c => c.Kind == kind)
                .OrderBy(c => c.Rank)
                .ThenBy(c => c.OtherId.ToString(), StringComparer.Ordinal)
                .Select(c => c.OtherId.ToString()),
        ];
}
