using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Binome.Rehearsal;

/// <summary>Line managers agree the time or not, reviewers read, and those who were not chosen take another role: by the links of their letters.</summary>
internal sealed class Choosing(Stage stage, Agenda agenda, Dice dice, Behaviour behaviour, CancellationToken stop)
{
    /// <summary>Anybody may be somebody's manager: they need no part of their own.</summary>
    public void Agree(string manager, IReadOnlyList<string> tokens)
    {
        if (dice.Does(behaviour.ManagerIsSilent, "is silent", manager))
            return;
        var token = tokens[dice.Does(behaviour.ManagerSaysNotNow, "not now", manager) ? ^1 : 0];
        agenda.At(
            stage.Now + dice.Around(behaviour.AnswersAfterHours, "agrees", manager),
            () =>
                stage.Do(
                    async (services, db) =>
                    {
                        if (services.GetRequiredService<SelectionLinks>().ReadTime(token, stage.Now) is not var (about, by, answer, _))
                            return;
                        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == about && a.AskedId == by, stop);
                        application?.Answer(answer, stage.Now);
                    },
                    stop
                )
        );
    }

    /// <summary>Reads what was given to them, one after the other.</summary>
    public Task Read(Actor reviewer, Guid programme) =>
        stage.Do(
            async (services, db) =>
            {
                if (await db.RemitIn(reviewer.Viewer, new(programme), stop, RoleKind.Reviewer) is not { } remit)
                    return;
                var rubric = Rubric.Of(remit.Programme);
                foreach (var given in (await Shortlist.GivenTo(db, remit, stop)).Where(g => g.DoneAt is null))
                {
                    var application = await db.Applications.SingleAsync(a => a.Id == given.Application, stop);
                    if (!application.IsOpen)
                        continue;
                    // What is in an application is the same to both; how they read it is not.
                    var isWeak = dice.Does(behaviour.IsWeak, "weak", application.Id.ToString());
                    var marks = rubric.Qualities.ToDictionary(
                        q => $"mark-{q.Code}",
                        _ => new StringValues(
                            Links.Number(isWeak ? dice.Between(1, 2, "marks", reviewer.Name) : dice.Between(2, 4, "marks", reviewer.Name))
                        )
                    );
                    var posted = new Posted(marks);
                    await services.GetRequiredService<GiveReview>().Run(application, rubric, reviewer.Person, isThird: false, posted, stop);
                    Wrong.Check(posted);
                }
            },
            stop
        );

    /// <summary>What a manager of the programme does with those who wait: answers whoever was read and has the time; near the promise, and before pairs are made, everybody.</summary>
    public Task Decide(Id<Programme> programme, string by, bool isLast) =>
        stage.Do(
            async (services, db) =>
            {
                var decide = services.GetRequiredService<DecideApplication>();
                var (now, soon) = (stage.Now, stage.Now.AddDays(3));
                var waiting = await db.Applications.Open(db, programme).OrderBy(a => a.PromisedAt).ThenBy(a => a.SentAt).ToListAsync(stop);
                var known = waiting.Select(w => w.Id).ToList();
                var reviews = (
                    await db.Reviews.AsNoTracking().Where(r => EF.Parameter(known).Contains(r.ApplicationId)).ToListAsync(stop)
                ).ToLookup(r => r.ApplicationId);
                foreach (var application in waiting)
                {
                    var read = reviews[application.Id].Where(r => r.DoneAt is not null).ToList();
                    if (!isLast && application.PromisedAt > soon && (read.Count < ShareOut.Readers || application.IsTimeOpen))
                        continue;
                    var who = application.ParticipantId.ToString();
                    var isWeak = read.Count > 0 && read.All(r => Rubric.Ours.Qualities.All(q => r[q.Code] <= 2));
                    var (outcome, reason, settles) =
                        isWeak && dice.Does(0.5, "redirects", who) ? (Selection.Outcome.Redirected, "practice", false)
                        : isWeak ? (Selection.Outcome.Refused, "practice", false)
                        : application.Time == TimeAnswer.NotNow && dice.Does(0.5, "settles", who)
                            ? (Selection.Outcome.Reserve, "time", false)
                        : (Selection.Outcome.Selected, "", application.Time is null or TimeAnswer.NotNow);
                    await decide.Run(application, outcome, reason, "", settles, by, stop);
                }
            },
            stop
        );

    /// <summary>One click, for those who still like to help.</summary>
    public Func<Task>? Help(Actor actor, string token) =>
        dice.Does(behaviour.HelpsOtherwise, "helps otherwise", actor.Name)
            ? () =>
                stage.Do(
                    async (services, db) =>
                    {
                        if (services.GetRequiredService<SelectionLinks>().ReadRole(token, stage.Now) is not var (about, role))
                            return;
                        var application = await db.Applications.SingleAsync(a => a.Id == about, stop);
                        var programme = await db.Programmes.SingleAsync(p => p.Id == application.ProgrammeId, stop);
                        if (TakeOtherRole.IsOpen(application, programme))
                            services.GetRequiredService<TakeOtherRole>().Run(application, programme, role);
                    },
                    stop
                )
            : null;
}
