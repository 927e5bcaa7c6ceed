using Binome.Platform;

namespace Binome.Selection;

/// <summary>An application in words.</summary>
public static class ApplicationWords
{
    /// <summary>To the one whose it is. What is decided and has not left is not said.</summary>
    /// <param name="zone">The reader's: a promised day is a day of theirs.</param>
    public static string Standing(Application application, string? zone) =>
        application switch
        {
            { WithdrawnAt: not null } => Words.Get("selection.standing.withdrawn"),
            { Outcome: { } outcome } => Words.Get($"selection.standing.{outcome}"),
            _ => Words.Get(
                "selection.standing.waits",
                Moments.Day(Moments.DayOf(application.SentAt, zone)),
                WeekDay(application.PromisedAt, zone)
            ),
        };

    public static string Day(DateTime at) => Moments.Day(DateOnly.FromDateTime(at));

    /// <summary>The last day on the reader's own calendar: what leaves before that moment is there in time, wherever they are.</summary>
    public static string WeekDay(DateTime at, string? zone) => Moments.WeekDay(Moments.DayOf(at, zone));

    /// <summary>Whether time is agreed, as a programme's manager reads it.</summary>
    public static string Time(Application application) =>
        application.Time is { } answer ? Words.Get($"selection.time.{answer}")
        : application.AskedId is null ? Words.Get("selection.time.nobody")
        : Words.Get("selection.time.waits", Day(application.SentAt));

    public static string Since(DateTime since, DateTime now, string? zone) =>
        Moments.Days(since, now, zone) is var days && days < 1 ? Words.Get("selection.today") : Words.Count("selection.days", days);

    /// <summary>How long is left of the promise, in days of the reader's calendar: two of one day say the same.</summary>
    public static string Left(DateTime promised, DateTime now, string? zone) =>
        promised <= now ? Words.Get("selection.left.late")
        : Moments.Days(now, promised, zone) is var days && days <= 1
            ? Words.Get(days < 1 ? "selection.left.today" : "selection.left.tomorrow")
        : Words.Count("selection.left", days);
}
