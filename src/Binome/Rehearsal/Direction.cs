using Binome.Accounts;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Binome.Readiness;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Someone = Binome.People.Person;

namespace Binome.Rehearsal;

/// <summary>What the manager of one programme does: founds it, calls, reminds, has pairs made and confirms them, looks after them every week, closes.</summary>
internal sealed class Direction(
    Stage stage,
    Cast cast,
    Company company,
    Choosing choosing,
    ProgrammePlan plan,
    DateTime from,
    CancellationToken stop
)
{
    /// <summary>Fewer wait for the next round.</summary>
    private const int WorthARun = 3;

    private const int RoundDays = 28;

    /// <summary>Days after the first pairs: there is something to show by then.</summary>
    private const int AsksAfter = 56;

    private Id<Programme> programme;

    public Id<Programme> Programme => programme;

    private Viewer Manager => cast.Manager;

    public void Plan(Agenda agenda)
    {
        var founded = from.AddDays(plan.FoundedOn);
        agenda.At(founded, Found);
        for (var wave = 0; wave < plan.Waves.Count; wave++)
        {
            var called = founded.AddDays(wave * (plan.EnrolDays + plan.RunDays) * 2 / (3 * plan.Waves.Count));
            var number = wave;
            agenda.At(called.AddHours(2), () => Call(number));
            agenda.At(called.AddDays(7), Remind);
            agenda.At(called.AddDays(plan.EnrolDays), () => Run(isFirst: number == 0));
            for (var day = 2; plan.PromisedDays is not null && day < plan.EnrolDays; day += 2)
                agenda.At(called.AddDays(day).AddHours(9), () => choosing.Decide(programme, Manager.Actor, isLast: false));
            // Whoever is told before pairs are made can be in one.
            agenda.At(called.AddDays(plan.EnrolDays).AddHours(-1), () => choosing.Decide(programme, Manager.Actor, isLast: true));
        }
        for (var day = plan.EnrolDays + 7; day < plan.EnrolDays + plan.RunDays - 20; day += 7)
        {
            var hasRound = (day - plan.EnrolDays) % RoundDays == 0;
            agenda.At(founded.AddDays(day).AddHours(1), () => LookAfter(hasRound));
        }
        if (plan.RunDays > AsksAfter)
            agenda.At(founded.AddDays(plan.EnrolDays + AsksAfter), () => Ask("rehearsal.request", stage.Today.AddDays(21)));
        agenda.At(from.AddDays(plan.ClosesOn), () => Live(LifeStep.Close));
        agenda.At(from.AddDays(plan.ClosesOn + 1), () => Ask("rehearsal.request.over", null));
    }

    private async Task Found()
    {
        programme = await new Founding(stage, cast, plan, from, stop).Run();
        await Live(LifeStep.Enrol);
        cast.Open(plan, programme);
    }

    /// <summary>What sponsors are asked for sooner or later: hours; then, another wave.</summary>
    private Task<bool> Ask(string request, DateOnly? until) =>
        stage.Do((services, _) => services.GetRequiredService<AskSponsor>().Run(programme, Words.Get(request), until, Manager, stop), stop);

    private Task<Programme> Mine(BinomeDb db) => db.LedBy(Manager).SingleAsync(p => p.Id == programme, stop);

    private Task<bool> Live(LifeStep step) =>
        stage.Do((services, _) => services.GetRequiredService<ProgrammeLife>().Run(programme, step, Manager, stop), stop);

    private async Task Call(int wave)
    {
        if (wave > 0)
            await stage.Do(
                (services, _) =>
                    services.GetRequiredService<LateJoiners>().Welcome(programme, stage.Today.AddDays(plan.EnrolDays), Manager, stop),
                stop
            );
        foreach (var kind in new[] { ParticipantKind.Mentor, ParticipantKind.Mentee })
            if (cast.Of(plan, kind, wave).Select(a => a.Person).ToList() is { Count: > 0 } people)
                await stage.Do(
                    async (services, db) =>
                    {
                        if (plan.IsAssigned)
                            await services.GetRequiredService<Assign>().Run(await Mine(db), kind, people, Manager, stop);
                        else
                            await services.GetRequiredService<Invite>().Run(await Mine(db), kind, people, Manager, stop);
                    },
                    stop
                );
    }

    private Task<bool> Remind() =>
        stage.Do(async (services, db) => await services.GetRequiredService<Remind>().Run(await Mine(db), Manager, stop), stop);

    private async Task Run(bool isFirst)
    {
        if (isFirst)
            await Live(LifeStep.Match);
        await Pair();
    }

    /// <summary>The pairs that the engine finds best, confirmed by the manager as they stand.</summary>
    private async Task Pair()
    {
        Id<Run> run = default;
        if (
            !await stage.Do(
                async (services, _) => run = (await services.GetRequiredService<StartRun>().Do(programme, Manager, stop)).Id,
                stop
            )
        )
            return;
        cast.Read(await stage.Carry(stop));
        await stage.Do(
            async (services, db) =>
            {
                var made = await db.Runs.SingleAsync(r => r.Id == run, stop);
                if (made.State == RunState.Ready)
                    await services.GetRequiredService<ApproveRun>().Do(programme, run, made.Edits, Manager, stop);
            },
            stop
        );
        await Check(run);
    }

    /// <summary>The organisation chart as it stands today: nobody above or below the other, nor beside them under one manager.</summary>
    private async Task Check(Id<Run> run)
    {
        var pairs = await stage.Look(db =>
            (
                from pair in db.Pairings
                where pair.Run == run.Value
                from mentor in db.Participants.Where(p => p.Id == pair.MentorId)
                from mentee in db.Participants.Where(p => p.Id == pair.MenteeId)
                select new
                {
                    pair.Id,
                    Mentor = db.People.Where(p => p.Id == mentor.PersonId).Select(p => p.Number).First(),
                    Mentee = db.People.Where(p => p.Id == mentee.PersonId).Select(p => p.Number).First(),
                }
            ).ToListAsync(stop)
        );
        stage.Violations.AddRange(
            from p in pairs
            where company.AreTooNear(p.Mentor!, p.Mentee!)
            select $"TooNear: pair {p.Id}, {p.Mentor} and {p.Mentee}"
        );
    }

    /// <summary>The coach talks with those who have done their part, and says that they are ready.</summary>
    private Task<bool> SignOff()
    {
        var coach = Viewer.Stranger with
        {
            Person = cast.Roles.First(r => r.Kind == RoleKind.Coach).Person,
            Organisation = Manager.Organisation,
        };
        return stage.Do(
            async (services, db) =>
            {
                var remit = (await db.RemitIn(coach, programme, stop, RoleKind.Coach))!;
                var done = db.ToSignOff().Where(p => p.ProgrammeId == programme).OrderBy(p => p.Id).Select(p => p.Id);
                foreach (var mentor in await done.ToListAsync(stop))
                    await services.GetRequiredService<Coaching>().SignOff(remit, mentor, stop);
            },
            stop
        );
    }

    /// <summary>Once a week: what the organisation chart has made impossible ends, and what nobody has answered for three weeks; every fourth week whoever waits gets another round.</summary>
    private async Task LookAfter(bool hasRound)
    {
        await stage.Do(
            async (services, db) =>
            {
                var decide = services.GetRequiredService<DecidePairing>();
                var patience = stage.Now.AddDays(-21);
                var lost = await db
                    .Pairings.Of(db, Manager)
                    .Running()
                    .Where(p => p.ProgrammeId == programme)
                    .Where(p =>
                        p.ConflictAt != null || p.AnnouncedAt <= patience && (p.MentorAcceptedAt == null || p.MenteeAcceptedAt == null)
                    )
                    .OrderBy(p => p.PublishedAt)
                    .ToListAsync(stop);
                foreach (var pairing in lost)
                    await decide.Withdraw(pairing, Manager, stop);
            },
            stop
        );
        if (plan.AsksReadiness)
            await SignOff();
        if (!hasRound)
            return;
        var waiting = await stage.Look(db =>
            db.Participants.Enrolled()
                .CountAsync(
                    p =>
                        p.ProgrammeId == programme
                        && p.Kind == ParticipantKind.Mentee
                        && !db.Pairings.Any(x =>
                            x.MenteeId == p.Id
                            && (x.EndedAt == null || x.End == PairingEnd.Left || x.End == PairingEnd.Gone || x.End == PairingEnd.Closed)
                        ),
                    stop
                )
        );
        if (waiting >= WorthARun)
            await Pair();
    }
}
