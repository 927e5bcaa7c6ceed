using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Stories;

namespace Binome.Rehearsal;

/// <summary>Some pairs tell what it changed: one of the two writes, the other reads it and agrees, or would rather not.</summary>
internal sealed class Tales(Stage stage, Agenda agenda, Dice dice, Behaviour behaviour, Habits habits, CancellationToken stop)
{
    /// <summary>Texts in the words file.</summary>
    private const int Texts = 8;

    /// <summary>In whichever programme: a sponsor may read them side by side.</summary>
    private int told;

    /// <summary>Once they have had what they came for.</summary>
    public void Consider(Actor actor, Id<Pairing> pair)
    {
        if (dice.Does(behaviour.TellsStory, "tells", actor.Name))
            agenda.At(habits.InDays(1, 12, actor), () => Tell(actor, pair));
    }

    private Task<bool> Tell(Actor actor, Id<Pairing> pair) =>
        stage.Do(
            async (services, db) =>
            {
                if (await PairStory.Of(db, actor.Viewer, pair, stop) is { Story: null } story)
                    await services.GetRequiredService<TellStory>().Write(story, Next(actor), seen: "", IsNamed(actor), actor.Viewer, stop);
            },
            stop
        );

    /// <summary>What the other does who is asked.</summary>
    public Task<bool> Answer(Actor actor, Guid pair) =>
        stage.Do(
            async (services, db) =>
            {
                if (await PairStory.Of(db, actor.Viewer, new(pair), stop) is not { Story: { } text } story || !text.WaitsFor(story.Me.Kind))
                    return;
                var telling = services.GetRequiredService<TellStory>();
                if (dice.Does(behaviour.AgreesToStory, "agrees", actor.Name))
                    await telling.Agree(story, text.TextHash, IsNamed(actor), actor.Viewer, stop);
                else
                    await telling.Decline(story, stop);
            },
            stop
        );

    private bool IsNamed(Actor actor) => dice.Does(0.7, "is named", actor.Name);

    private StoryText Next(Actor actor)
    {
        var key = $"rehearsal.story.{(1 + told++ % Texts).ToString(CultureInfo.InvariantCulture)}";
        return Words.In(
            actor.Language,
            () => new StoryText(Words.Get($"{key}.problem"), Words.Get($"{key}.done"), Words.Get($"{key}.changed"))
        );
    }
}
