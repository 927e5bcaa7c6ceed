using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>What somebody has said so far, as far as one step of the form needs it: read by its author alone.</summary>
public sealed record Answers
{
    public IReadOnlyList<ProgrammeTopic> Offered { get; private init; } = [];
    public IReadOnlyList<ParticipantTopic> Topics { get; private init; } = [];
    public Problem? Problem { get; private init; }
    public Motivation? Motivation { get; private init; }
    public IReadOnlyList<Person> Wishes { get; private init; } = [];
    public IReadOnlyList<Person> Vetoes { get; private init; } = [];

    /// <summary>Who knows sealed people, by name.</summary>
    public string? Coordinator { get; private init; }

    public static async Task<Answers> Read(
        BinomeDb db,
        Viewer viewer,
        Programme programme,
        ParticipantKind kind,
        Participant? participant,
        string step,
        DateOnly today,
        CancellationToken stop
    )
    {
        bool Needs(params ReadOnlySpan<string> steps) => step == EnrolmentSteps.Review || steps.Contains(step);
        var answers = new Answers();
        if (Needs(EnrolmentSteps.Topics, EnrolmentSteps.Levels) && await TopicsOf(db, programme, participant, stop) is var topics)
            answers = answers with
            {
                Offered = [.. topics.Select(t => t.Offered)],
                Topics = [.. topics.Select(t => t.Chosen).OfType<ParticipantTopic>()],
            };
        if (step == EnrolmentSteps.Discretion)
            answers = answers with { Coordinator = await CoordinatorOf(db, viewer, programme, today, stop) };
        if (participant is not { Id: var id })
            return answers;
        if (Needs(EnrolmentSteps.Problem) && kind == ParticipantKind.Mentee)
            answers = answers with { Problem = await db.Problems.AsNoTracking().SingleOrDefaultAsync(p => p.ParticipantId == id, stop) };
        if (Needs(EnrolmentSteps.Motivation) && kind == ParticipantKind.Mentor && programme.PromisedDays is not null)
            answers = answers with
            {
                Motivation = await db.Motivations.AsNoTracking().SingleOrDefaultAsync(m => m.ParticipantId == id, stop) ?? new(id),
            };
        if (Needs(EnrolmentSteps.Choices))
        {
            var choices = await (
                from choice in db.ParticipantChoices
                where choice.ParticipantId == id
                join person in db.People.Of(viewer) on choice.OtherId equals person.Id
                orderby choice.Rank
                select new { choice.Kind, Person = person }
            )
                .AsNoTracking()
                .ToListAsync(stop);
            answers = answers with
            {
                Wishes = [.. choices.Where(c => c.Kind == ChoiceKind.Wish).Select(c => c.Person)],
                Vetoes = [.. choices.Where(c => c.Kind == ChoiceKind.Veto).Select(c => c.Person)],
            };
        }
        return answers;
    }

    /// <summary>What the programme offers, each with what was said of it: one statement.</summary>
    private static async Task<List<(ProgrammeTopic Offered, ParticipantTopic? Chosen)>> TopicsOf(
        BinomeDb db,
        Programme programme,
        Participant? participant,
        CancellationToken stop
    )
    {
        var id = participant?.Id;
        var rows = await (
            from offered in db.ProgrammeTopics
            where offered.ProgrammeId == programme.Id
            from chosen in db.ParticipantTopics.Where(t => t.ParticipantId == id && t.Topic == offered.Code).DefaultIfEmpty()
            orderby offered.Position
            select new { Offered = offered, Chosen = chosen }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return [.. rows.Select(r => (r.Offered, (ParticipantTopic?)r.Chosen))];
    }

    private static async Task<string?> CoordinatorOf(
        BinomeDb db,
        Viewer viewer,
        Programme programme,
        DateOnly today,
        CancellationToken stop
    )
    {
        var person = await db
            .People.Of(viewer)
            .AsNoTracking()
            .Where(p => db.SealedCoordinators(programme.Id, today).Any(r => r.PersonId == p.Id))
            .OrderBy(p => p.Search)
            .FirstOrDefaultAsync(stop);
        return person?.NameFor(viewer);
    }

    /// <summary>Step, what it is called, what was said: the last page of the form.</summary>
    public IReadOnlyList<(string Step, string Term, string Value)> Say(Participant participant, Viewer viewer)
    {
        var nothing = Words.Get("enrolment.review.nothing");
        var who = EnrolmentSteps.NameOf(participant.Kind);
        string Or(string text) => text.Length > 0 ? text : nothing;
        string Names(IReadOnlyList<Person> people) => Or(string.Join(", ", people.Select(p => p.NameFor(viewer))));
        var levels = Offered
            .Join(Topics, o => o.Code, t => t.Topic, (o, t) => Words.Get("enrolment.review.level", o.Name, t.Level))
            .ToList();
        var said = new List<(string, string, string)>
        {
            (EnrolmentSteps.Topics, Words.Get($"enrolment.review.topics.{who}"), Or(string.Join(", ", levels))),
        };
        if (participant.Kind == ParticipantKind.Mentor)
            said.Add(
                (EnrolmentSteps.Levels, Words.Get("enrolment.capacity"), Words.Count("enrolment.capacity.count", participant.Capacity))
            );
        else
            said.Add((EnrolmentSteps.Problem, Words.Get("enrolment.review.problem"), Or(InWords())));
        said.Add((EnrolmentSteps.Hours, Words.Get("enrolment.review.hours"), Or(WeekHours.Say(participant.Hours))));
        said.Add(
            (
                EnrolmentSteps.Hours,
                Words.Get("enrolment.place"),
                participant.Place.Length > 0 ? Words.Get($"enrolment.place.{participant.Place}") : nothing
            )
        );
        said.Add((EnrolmentSteps.Choices, Words.Get("enrolment.choices.wishes"), Names(Wishes)));
        said.Add((EnrolmentSteps.Choices, Words.Get("enrolment.choices.vetoes"), Names(Vetoes)));
        said.Add(
            (
                EnrolmentSteps.Style,
                Words.Get("enrolment.review.style"),
                participant.Style.Length > 0 ? Words.Get("enrolment.review.style.given") : nothing
            )
        );
        if (Motivation is { } motivation)
        {
            said.Add((EnrolmentSteps.Motivation, Words.Get("enrolment.motivation.why"), Or(motivation.Why)));
            said.Add((EnrolmentSteps.Motivation, Words.Get("enrolment.motivation.example"), Or(motivation.Example)));
        }
        if (participant.Kind == ParticipantKind.Mentee)
            said.Add(
                (EnrolmentSteps.Discretion, Words.Get("enrolment.discretion"), Words.Get($"enrolment.discretion.{participant.Discretion}"))
            );
        return said;
    }

    private string InWords() =>
        Problem is null
            ? ""
            : string.Join(
                " ",
                new[] { Problem.Today, Problem.Tried, Problem.Wanted }
                    .Where(t => t.Length > 0)
                    .Select(t => Words.Get("enrolment.review.quoted", t))
            );
}
