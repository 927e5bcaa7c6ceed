using System.Globalization;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>After a session: it was so, or it was not at all; then perhaps another one, or the end.</summary>
internal sealed class Opinions(
    Stage stage,
    Agenda agenda,
    Dice dice,
    Behaviour behaviour,
    Habits habits,
    Meetings meetings,
    Tales tales,
    CancellationToken stop
)
{
    /// <summary>Sentences of what to keep, in the words file.</summary>
    private const int Keeps = 24;

    /// <summary>From one to the next: every sentence is said before one is said again.</summary>
    private const int Stride = 7;

    private readonly Dictionary<(Id<Programmes.Programme>, string), int> said = [];

    /// <summary>Leaves a pair; set once pairs are there.</summary>
    public Func<Actor, Id<Pairings.Pairing>, Task> Leave { get; set; } = (_, _) => Task.CompletedTask;

    /// <param name="missed">The other link of the letter: we did not meet.</param>
    public async Task After(Actor actor, string token, string? missed)
    {
        if (missed is not null && WasMissed(actor, missed))
            await Tell(missed, false);
        else
            await stage.Do((services, db) => Say(services, db, actor, token), stop);
    }

    /// <summary>Asked once more: yes, the first link, or no, the second.</summary>
    public Task TellAtLast(Actor actor, IReadOnlyList<string> links) =>
        !dice.Does(behaviour.TellsAtLast, "tells at last", actor.Name) ? Task.CompletedTask
        : WasMissed(actor, links[1]) ? Tell(links[1], false)
        : Tell(links[0], true);

    private Task<bool> Tell(string link, bool met) =>
        stage.Do(
            async (services, db) =>
            {
                if (
                    services.GetRequiredService<SessionLinks>().Read(link, stage.Now) is not { } signed
                    || await db.ReaderOf(new(signed.By), stage.Today, stop) is not { } reader
                )
                    return;
                var session = await db.Sessions.Mine(reader).Whole().SingleOrDefaultAsync(s => s.Id == new Id<Session>(signed.On), stop);
                if (session?.State == SessionState.Agreed)
                    await services.GetRequiredService<AnswerSession>().Tell(session, met, new(signed.By), stop);
            },
            stop
        );

    private bool WasMissed(Actor actor, string link) => link.Length > 0 && dice.Does(behaviour.Misses, "misses", actor.Name);

    private async Task Say(IServiceProvider services, BinomeDb db, Actor actor, string token)
    {
        if (services.GetRequiredService<EvaluationLinks>().Read(token, stage.Now) is not { } signed)
            return;
        var me = new Id<Participant>(signed.By);
        if (
            await db.ReaderOf(me, stage.Today, stop) is not { } reader
            || await EvaluationSheet.Of(db, new(signed.On), me, stage.Now, stop, isLinked: true) is not { Mine: null } sheet
        )
            return;
        GoOn(actor, sheet);
        if (!dice.Does(behaviour.Evaluates, "evaluates", actor.Name))
            return;
        if (sheet.Session.State == SessionState.Agreed)
            await services.GetRequiredService<AnswerSession>().Tell(await db.Locked(reader, sheet.Session.Id, stop), true, me, stop);
        await services.GetRequiredService<Evaluate>().Run(sheet.Session.Id, me, Answers(actor, sheet), stop);
    }

    /// <summary>Mostly content, some not: as answers of people who came by themselves are.</summary>
    private EvaluationAnswers Answers(Actor actor, EvaluationSheet sheet)
    {
        var mood = dice.Roll("mood", actor.Name);
        var usefulness =
            mood < 0.04 ? 2
            : mood < 0.16 ? 3
            : mood < 0.55 ? 4
            : 5;
        var answers = new EvaluationAnswers(
            usefulness,
            Math.Min(5, usefulness + dice.Between(-1, 1, "comfort", actor.Name)),
            Math.Clamp((2 * usefulness) + dice.Between(-2, 1, "recommends", actor.Name), 0, 10),
            usefulness <= 2 ? NextWish.Adjust : NextWish.GoOn
        )
        {
            PassedOn = Some(sheet.ToPassOn, "passed on", actor),
            Learned = Some(sheet.ToLearn, "learned", actor),
            Hours = sheet.AsksHours && dice.Does(0.6, "says hours", actor.Name) ? new(dice.Between(2, 8, "hours", actor.Name)) : null,
        };
        return dice.Does(0.25, "writes", actor.Name)
            ? answers with
            {
                Keep = Kept(actor, sheet.Programme.Id),
                KeepIsShared = dice.Does(0.5, "shares", actor.Name),
            }
            : answers;
    }

    private string Kept(Actor actor, Id<Programmes.Programme> programme)
    {
        var nth = said[(programme, actor.Language)] = said.GetValueOrDefault((programme, actor.Language)) + 1;
        return Words.In(
            actor.Language,
            () => Words.Get($"rehearsal.keep.{(1 + (nth * Stride % Keeps)).ToString(CultureInfo.InvariantCulture)}")
        );
    }

    private IReadOnlyList<string> Some(IReadOnlyList<Platform.Ui.Option> options, string what, Actor actor) =>
        options.Count == 0 ? [] : [.. options.Where(o => dice.Does(0.4, $"{what} {o.Value}", actor.Name)).Select(o => o.Value)];

    /// <summary>The mentee asks for the next one as soon as it suits, until they have had what they came for.</summary>
    private void GoOn(Actor actor, EvaluationSheet sheet)
    {
        var pair = sheet.Pairing.Id;
        var met = actor.Met[pair.Value] = actor.Met.GetValueOrDefault(pair.Value) + 1;
        if (dice.Does(behaviour.LeavesPair, "leaves", actor.Name))
            agenda.At(habits.InDays(1, 8, actor), () => Leave(actor, pair));
        else if (sheet.Me.Kind == ParticipantKind.Mentee && actor.Parts.Find(p => p.Programme == sheet.Programme.Id) is { } part)
        {
            if (met < part.Wanted(actor))
                agenda.At(habits.InDays(2, 20, actor), () => meetings.Propose(actor, pair));
            else
                tales.Consider(actor, pair);
        }
    }

    /// <summary>Some weeks later: how far are you, do you use it at work?</summary>
    public Task OfOneself(Actor actor, string token) =>
        dice.Does(behaviour.AssessesOneself, "after", actor.Name)
            ? stage.Do(
                async (services, db) =>
                {
                    if (services.GetRequiredService<SelfAssessmentLinks>().Read(token, stage.Now) is not var (me, asked))
                        return;
                    if (await SelfAssessmentSheet.Of(db, me, asked, stage.Now, stop) is { IsReleased: false } sheet)
                        await services
                            .GetRequiredService<AssessOneself>()
                            .Run(sheet, sheet.Questions.ToDictionary(q => q, q => Far(q, actor)), stop);
                },
                stop
            )
            : Task.CompletedTask;

    /// <summary>Further than before, mostly.</summary>
    private int Far(Question question, Actor actor) =>
        question == Question.UsedAtWork ? (dice.Does(0.6, "uses it", actor.Name) ? 1 : 0) : dice.Between(4, 9, "far", actor.Name);
}
