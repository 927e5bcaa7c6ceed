using System.Globalization;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Binome.Rehearsal;

/// <summary>Says yes, no or nothing to a call, and fills in the form as its page would have it.</summary>
internal sealed class Joining(Stage stage, Cast cast, Agenda agenda, Dice dice, Behaviour behaviour, Habits habits, CancellationToken stop)
{
    /// <summary>Of each kind, in the words file.</summary>
    private const int Sentences = 4;

    /// <summary>What each problem of the words file is about: who has it needs that most.</summary>
    private static readonly string[] s_topics = ["workspace", "networks", "ai", "workspace", "video", "models", "image", "data"];

    /// <summary>What a letter about enrolment makes somebody do; null for nothing.</summary>
    public Func<Task>? Wants(Actor actor, Guid programme)
    {
        if (actor.Parts.Find(p => p.Programme.Value == programme) is not { IsDecided: false } part)
            return null;
        part.IsDecided = true;
        if (part.IsComing)
        {
            // Whoever is asked in good time comes in good time: how many come is the scenario's.
            agenda.At(habits.InDays(0.05, part.Plan.EnrolDays * 0.45, actor), () => Come(actor, part));
            return null;
        }
        return dice.Does(behaviour.Declines / (behaviour.Declines + behaviour.Ignores), "declines", actor.Name)
            ? () => Decline(actor, part)
            : null;
    }

    private Task<bool> Decline(Actor actor, Part part) =>
        stage.Do(
            async (services, db) => await services.GetRequiredService<Enrol>().Decline(await Called(db, actor, part), actor.Viewer, stop),
            stop
        );

    private Task<Programme> Called(BinomeDb db, Actor actor, Part part) =>
        db.CallsTo(actor.Viewer).SingleAsync(p => p.Id == part.Programme, stop);

    private async Task Come(Actor actor, Part part)
    {
        if (dice.Does(behaviour.TurnsRemindersOff, "reminders", actor.Name))
            await stage.Do(
                (services, _) =>
                    services.GetRequiredService<ChangeProfile>().Run(actor.Person, new(actor.Person) { WantsReminders = false }, stop),
                stop
            );
        if (dice.Does(behaviour.PutsOff, "puts off", actor.Name))
        {
            await stage.Do((services, db) => Fill(services, db, actor, part, onlyBegin: true), stop);
            agenda.At(habits.InDays(3.1, 4, actor), () => SendForm(actor, part));
        }
        else
            await SendForm(actor, part);
        if (dice.Does(behaviour.Withdraws, "withdraws", actor.Name))
            agenda.At(habits.InDays(20, 120, actor), () => GoAway(actor, part));
    }

    private async Task SendForm(Actor actor, Part part) =>
        part.HasCome = await stage.Do((services, db) => Fill(services, db, actor, part), stop);

    private async Task Fill(IServiceProvider services, BinomeDb db, Actor actor, Part part, bool onlyBegin = false)
    {
        var (enrol, save) = (services.GetRequiredService<Enrol>(), services.GetRequiredService<SaveAnswers>());
        var programme = await Called(db, actor, part);
        var one = await enrol.Begin(programme, part.Kind, actor.Viewer, stop);
        await db.SaveChangesAsync(stop);
        var offered = await db
            .ProgrammeTopics.AsNoTracking()
            .Where(t => t.ProgrammeId == programme.Id)
            .OrderBy(t => t.Position)
            .ToListAsync(stop);
        var problem = dice.Between(1, s_topics.Length, "problem", actor.Name);
        var about = part.Kind == ParticipantKind.Mentee ? s_topics[problem - 1] : null;
        var chosen = offered
            .OrderBy(t => t.Code == about ? -1 : dice.Roll($"topic {t.Code}", actor.Name))
            .Take(dice.Between(2, part.Kind == ParticipantKind.Mentor ? 5 : 3, "topics", actor.Name))
            .ToList();
        await Keep(posted => save.Topics(one, offered, posted, stop), ("topics", [.. chosen.Select(t => t.Code)]));
        await db.SaveChangesAsync(stop);
        one.Step = 1;
        one.Changed();
        if (onlyBegin)
            return;
        var levels = chosen.Select(t => ($"level-{t.Code}", new[] { Links.Number(t.Code == about ? 5 : Level(part.Kind, actor)) }));
        var capacity = dice.Between(part.Plan.Capacity.Least, part.Plan.Capacity.Most, "capacity", actor.Name);
        await Keep(posted => save.Levels(one, posted, stop), [.. levels, ("capacity", [Links.Number(capacity)])]);
        SaveAnswers.Hours(one, Posted(("hours", HoursOf(actor)), ("place", [dice.One(SaveAnswers.Places, "place to meet", actor.Name)])));
        if (part.Kind == ParticipantKind.Mentee)
            await Keep(
                posted => save.Problem(one, posted, stop),
                ("wanted", [Words.In(actor.Language, () => Words.Get($"rehearsal.problem.{Links.Number(problem)}"))])
            );
        await Choose(services, db, actor, part, one);
        if (dice.Does(0.7, "style", actor.Name))
            SaveAnswers.Style(
                one,
                Posted([.. WorkingStyle.Axes.Select(a => ($"style-{a}", new[] { Links.Number(dice.Between(1, 5, "axis", actor.Name)) }))])
            );
        var isChosen = part.Kind == ParticipantKind.Mentor && programme.PromisedDays is not null;
        if (isChosen)
            await Keep(posted => save.Motivation(one, posted, stop), ("why", [Say("why", actor)]), ("example", [Say("example", actor)]));
        if (part.Kind == ParticipantKind.Mentee)
            await Keep(posted => save.HowKnown(one, posted, stop), ("discretion", [Links.Number((int)DiscretionOf(actor))]));
        one.Step = EnrolmentSteps.Of(part.Kind, isChosen).Count;
        one.Changed();
        await db.SaveChangesAsync(stop);
        await enrol.Send(programme, one, actor.Viewer, stop);
        await db.SaveChangesAsync(stop);
        if (
            dice.Does(behaviour.AssessesOneself, "before", actor.Name)
            && await SelfAssessmentSheet.Of(db, one.Id, Asked.Before, stage.Now, stop) is { } sheet
        )
            await services
                .GetRequiredService<AssessOneself>()
                .Run(sheet, sheet.Questions.ToDictionary(q => q, _ => dice.Between(2, 6, "before", actor.Name)), stop);
    }

    /// <summary>Rather with one of those who are asked on the other side, or never.</summary>
    private async Task Choose(IServiceProvider services, BinomeDb db, Actor actor, Part part, Participant one)
    {
        var roll = dice.Roll("choices", actor.Name);
        if (roll >= behaviour.Wishes + behaviour.Vetoes)
            return;
        var other = part.Kind == ParticipantKind.Mentor ? ParticipantKind.Mentee : ParticipantKind.Mentor;
        var about = dice.One([.. cast.Of(part.Plan, other, part.Wave)], "about whom", actor.Name);
        await db.SaveChangesAsync(stop);
        var what = $"{(roll < behaviour.Wishes ? "wish" : "veto")}:{about.Person}";
        await services.GetRequiredService<Choose>().Run(one, what, actor.Viewer, stage.Today, stop);
    }

    private int Level(ParticipantKind kind, Actor actor) => dice.Between(kind == ParticipantKind.Mentor ? 3 : 2, 5, "level", actor.Name);

    private Discretion DiscretionOf(Actor actor) =>
        dice.Roll("discretion", actor.Name) is var roll && roll < behaviour.IsSealed ? Discretion.Sealed
        : roll < behaviour.IsSealed + behaviour.IsPairOnly ? Discretion.PairOnly
        : Discretion.Open;

    /// <summary>A few parts of the week, as the form offers them.</summary>
    private string[] HoursOf(Actor actor) =>
        [.. OfferedHours.Of("").SelectMany(d => d.Options).Select(o => o.Value).Where(v => dice.Does(0.35, $"hours {v}", actor.Name))];

    /// <summary>Some sentence of its kind, in their language.</summary>
    private string Say(string kind, Actor actor)
    {
        var number = dice.Between(1, Sentences, kind, actor.Name).ToString(CultureInfo.InvariantCulture);
        return Words.In(actor.Language, () => Words.Get($"rehearsal.{kind}.{number}"));
    }

    private Task<bool> GoAway(Actor actor, Part part) =>
        stage.Do(
            async (services, db) =>
            {
                var one = await db
                    .Participants.Mine(actor.Viewer)
                    .SingleAsync(p => p.ProgrammeId == part.Programme && p.Kind == part.Kind, stop);
                if (one.HasSent)
                    await services.GetRequiredService<Withdraw>().Run(await Called(db, actor, part), one, null, stop);
            },
            stop
        );

    private static async Task Keep(Func<Posted, Task> step, params (string Name, string[] Values)[] fields)
    {
        var posted = Posted(fields);
        await step(posted);
        Wrong.Check(posted);
    }

    private static Posted Posted(params (string Name, string[] Values)[] fields) =>
        new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Values)));
}
