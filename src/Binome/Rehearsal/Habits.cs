namespace Binome.Rehearsal;

/// <summary>When people do things: some hours after they read of it, on a working day, by daylight where they live.</summary>
internal sealed class Habits(Stage stage, Dice dice, Behaviour behaviour)
{
    public DateTime WhenItSuits(Actor actor) => Awake(stage.Now + dice.Around(behaviour.AnswersAfterHours, "answers", actor.Name), actor);

    public DateTime InDays(double least, double most, Actor actor) =>
        Awake(stage.Now.AddDays(least + ((most - least) * dice.Roll("when", actor.Name))), actor);

    /// <summary>The next working hour from then on; to the quarter of an hour, so that the clock has fewer stops.</summary>
    private DateTime Awake(DateTime moment, Actor actor)
    {
        var zone =
            actor.Viewer.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTimeFromUtc(moment, zone);
        var awake =
            there.Hour < 8 ? there.Date.AddHours(8 + (2 * dice.Roll("morning", actor.Name)))
            : there.Hour >= 20 ? there.Date.AddDays(1).AddHours(8 + (2 * dice.Roll("morning", actor.Name)))
            : there;
        while (awake.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            awake = awake.Date.AddDays(1).AddHours(8 + (3 * dice.Roll("monday", actor.Name)));
        var waited = moment + (awake - there);
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        return new DateTime((waited.Ticks + quarter - 1) / quarter * quarter, DateTimeKind.Utc);
    }
}
