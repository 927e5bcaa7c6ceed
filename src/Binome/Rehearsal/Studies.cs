using Binome.Library;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>A mentor whose programme asks for it prepares: a module every other day, with a wrong answer now and then, and the cards played with another mentor.</summary>
internal sealed class Studies(Stage stage, Agenda agenda, Dice dice, Habits habits, CancellationToken stop)
{
    /// <summary>How often they sit down to it, in all.</summary>
    private const int Patience = 25;

    private const double WrongAnswer = 0.15;

    private readonly HashSet<(Id<People.Person>, Id<Programme>)> begun = [];

    public void Begin(Actor actor, Id<Programme> programme)
    {
        if (begun.Add((actor.Person, programme)))
            agenda.At(habits.InDays(0.1, 2, actor), () => GoOn(actor, programme, Patience));
    }

    private async Task GoOn(Actor actor, Id<Programme> programme, int times)
    {
        var isDone = true;
        await stage.Do(
            async (services, db) =>
            {
                if (await db.MyProgress(actor.Viewer, programme.Value, stop) is not var (of, progress))
                    return; // not asked for, or no longer a mentor here
                isDone = progress.ReadyAt is not null || progress.IsToSignOff;
                if (progress.MissingModules.FirstOrDefault() is { } code)
                    Answer(services.GetRequiredService<PassModule>(), actor, progress, code);
                else if (progress.PlayedAt is null)
                    await Play(services.GetRequiredService<PlayRoles>(), db, actor, of, progress);
            },
            stop
        );
        if (!isDone && times > 1)
            agenda.At(habits.InDays(0.5, 3, actor), () => GoOn(actor, programme, times - 1));
    }

    private void Answer(PassModule pass, Actor actor, Progress progress, string code)
    {
        var module = Reading.Of(ShippedText.Find(code, actor.Language)!);
        var isWrong = dice.Does(WrongAnswer, "answers wrongly", actor.Name);
        pass.Run(
            progress.Mentor,
            module,
            [.. module.Body.Questions.Select(q => (int?)q.Items.Index().First(i => i.Item.IsTicked != isWrong).Index)]
        );
    }

    /// <summary>With whom they happen to know; whoever was asked in vain is not asked again.</summary>
    private async Task Play(PlayRoles playing, BinomeDb db, Actor actor, Programme programme, Progress progress)
    {
        var me = progress.Mentor;
        var others = await db.Mentors(programme.Id)
            .Where(p => p.Id != me.Id && !db.RolePlays.Any(r => r.ById == me.Id && r.WithId == p.PersonId))
            .OrderBy(p => p.StartedAt)
            .ThenBy(p => p.Id)
            .Select(p => p.PersonId)
            .ToListAsync(stop);
        if (others.Count > 0)
            await playing.Say(programme, me, dice.One(others, "plays with", actor.Name), actor.Viewer, stop);
    }

    /// <summary>"Yes, we have played it", from the letter.</summary>
    public Task Confirm(string token) =>
        stage.Do(
            async (services, db) =>
            {
                if (
                    services.GetRequiredService<RolePlayLinks>().Read(token, stage.Now) is var (play, peer)
                    && await db.Participants.SingleOrDefaultAsync(p => p.Id == peer && p.WithdrawnAt == null, stop) is { } me
                )
                    await services.GetRequiredService<PlayRoles>().Confirm(play, me, stop);
            },
            stop
        );
}
