using System.Globalization;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Tells somebody what they answered, wished and refused; erased or when a programme is forgotten, all of it goes, and that somebody took part is counted.</summary>
internal sealed class OwnParts(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each topic, choice and invitation: SQLite cannot gather lists beside a row, and there are few of either.
        var rows = await (
            from programme in db.Programmes.AsNoTracking()
            from part in db.Participants.Where(p => p.ProgrammeId == programme.Id && p.PersonId == fact.Person).DefaultIfEmpty()
            from invitation in db.Invitations.Where(i => i.ProgrammeId == programme.Id && i.PersonId == fact.Person).DefaultIfEmpty()
            where part != null || invitation != null
            from problem in db.Problems.Where(x => x.ParticipantId == part.Id).DefaultIfEmpty()
            from motivation in db.Motivations.Where(x => x.ParticipantId == part.Id).DefaultIfEmpty()
            from topic in db.ParticipantTopics.Where(t => t.ParticipantId == part.Id).DefaultIfEmpty()
            from named in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id && t.Code == topic.Topic).DefaultIfEmpty()
            from choice in db.ParticipantChoices.Where(c => c.ParticipantId == part.Id).DefaultIfEmpty()
            from other in db.People.Where(o => o.Id == choice.OtherId).DefaultIfEmpty()
            orderby part.StartedAt, programme.Name, part.Id, topic.Topic, choice.Rank
            select new
            {
                Part = part,
                Programme = programme.Name,
                Invitation = invitation,
                Problem = problem,
                Motivation = motivation,
                Topic = topic,
                Named = named,
                Choice = choice,
                Other = other,
            }
        ).ToListAsync(stop);
        var parts = rows.Where(r => r.Part is not null)
            .GroupBy(r => r.Part.Id)
            .Select(g => new
            {
                g.First().Part,
                g.First().Programme,
                g.First().Problem,
                g.First().Motivation,
                Topics = g.Where(r => r.Topic is not null)
                    .DistinctBy(r => r.Topic.Topic)
                    .Select(r => (Said: r.Topic, Name: r.Named?.Name ?? r.Topic.Topic)),
                Choices = g.Where(r => r.Other is not null)
                    .DistinctBy(r => (r.Other.Id, r.Choice.Kind))
                    .Select(r => (r.Choice.Kind, Person: r.Other)),
            });
        foreach (var one in parts)
        {
            var part = one.Part;
            fact.Add(
                "enrolment.data.part",
                one.Programme,
                AfterErasure.Counted,
                [
                    new("kind", part.Kind.ToString(), Words.Get($"enrolment.data.kind.{part.Kind}")),
                    new("discretion", part.Discretion.ToString(), Words.Get($"enrolment.data.discretion.{part.Discretion}")),
                    At("since", part.StartedAt),
                    At("enrolled", part.EnrolledAt),
                    At("withdrawn", part.WithdrawnAt),
                    At("peers", part.WishesPeersAt),
                ]
            );
            fact.Add(
                "enrolment.data.answers",
                one.Programme,
                AfterErasure.Goes,
                [
                    .. one.Topics.Select(t => new KeptFact(
                        "topic",
                        $"{t.Said.Topic} {t.Said.Level}",
                        Words.Get("enrolment.data.level", t.Name, t.Said.Level)
                    )),
                    new("hours", part.Hours, WeekHours.Say(part.Hours)),
                    new("place", part.Place, part.Place.Length > 0 ? Words.Get($"enrolment.place.{part.Place}") : null),
                    new("style", part.Style, StyleOf(part.Style)),
                    new("today", one.Problem?.Today),
                    new("tried", one.Problem?.Tried),
                    new("wanted", one.Problem?.Wanted),
                    new("why", one.Motivation?.Why),
                    new("example", one.Motivation?.Example),
                    .. one.Choices.Select(c => new KeptFact(c.Kind.ToString(), c.Person.NameFor(fact.By))),
                ]
            );
        }
        foreach (
            var (invitation, name) in rows.Where(r => r.Invitation is not null)
                .DistinctBy(r => r.Invitation.Id)
                .Select(r => (r.Invitation, r.Programme))
        )
            fact.Add(
                "enrolment.data.invitation",
                name,
                AfterErasure.Goes,
                new("words", invitation.InWords.ToString(), Words.Get($"enrolment.data.invitation.words.{invitation.InWords}")),
                At("since", invitation.InvitedAt),
                At("reminded", invitation.RemindedAt),
                At("declined", invitation.DeclinedAt)
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        await DeleteWords(db.Participants.Where(p => p.PersonId == fact.Person), stop);
        // Others' wishes and vetoes about them are about them.
        await db.ParticipantChoices.Where(c => c.OtherId == fact.Person).ExecuteDeleteAsync(stop);
        await db.CallReminders.Where(r => r.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => i.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        foreach (var part in await db.Participants.Where(p => p.PersonId == fact.Person).ToListAsync(stop))
            part.BelongToNobody(fact.Nobody, fact.At);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        var parts = db.Participants.Where(p => p.ProgrammeId == fact.Programme);
        await DeleteWords(parts, stop);
        await db.CallReminders.Where(r => r.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => i.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await parts.ExecuteUpdateAsync(
            p =>
                p.SetProperty(x => x.Style, "")
                    .SetProperty(x => x.Hours, "")
                    .SetProperty(x => x.Place, "")
                    .SetProperty(x => x.WishesPeersAt, (DateTime?)null)
                    .SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
    }

    private async Task DeleteWords(IQueryable<Participant> parts, CancellationToken stop)
    {
        await db.Problems.Where(w => parts.Any(p => p.Id == w.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.Motivations.Where(w => parts.Any(p => p.Id == w.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.ParticipantChoices.Where(c => parts.Any(p => p.Id == c.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.ParticipantTopics.Where(t => parts.Any(p => p.Id == t.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    /// <summary>Each question as it was asked, and the answer between its two ends.</summary>
    private static string StyleOf(string style) =>
        string.Join(
            " · ",
            WorkingStyle
                .Answers(style)
                .Zip(WorkingStyle.Axes)
                .Select(a =>
                    Words.Get(
                        "enrolment.data.style",
                        Words.Get($"enrolment.style.{a.Second}"),
                        Words.Get($"enrolment.style.{a.Second}.low"),
                        Words.Get($"enrolment.style.{a.Second}.high"),
                        a.First
                    )
                )
        );

    private static KeptFact At(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(DateOnly.FromDateTime(day)) : null);
}
