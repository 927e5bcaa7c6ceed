using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Sessions;

/// <summary>Reads what the form of a proposal sends: times that were offered, or one that was typed, a place, a word.</summary>
public static class ProposalForm
{
    /// <summary>As boxes name an offered time: on the session's clock.</summary>
    public static string Name(Slot slot) => $"{slot.Day:yyyy-MM-dd}@{slot.Minute}";

    /// <summary>Null when something was wrong, which then stands beside its field.</summary>
    public static Proposal? Read(Posted posted, PairMeeting meeting, DateTime now)
    {
        if (
            !int.TryParse(posted["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || !meeting.Lengths.Contains(minutes)
        )
            minutes = meeting.Lengths[0];
        var times = new List<Slot>();
        foreach (var offered in posted.All("slot").Select(name => Offered(name, meeting.Zone, minutes)).OfType<Slot>())
            if (meeting.IsOpen(offered, now) && Availability.Suits(meeting.Diaries, offered))
                times.Add(offered);
            else
                posted.Wrong("slot", Words.Get("sessions.form.taken"));
        if (Own(posted, meeting, minutes, now) is { } own)
            times.Add(own);
        var word = WordOf(posted);
        var place = PlaceOf(posted);
        times = [.. times.DistinctBy(t => t.StartsAt)];
        if (!posted.IsWrong && times.Count == 0)
            posted.Wrong("slot", Words.Get("sessions.form.none"));
        if (!posted.IsWrong && times.Count > Session.MostSlots)
            posted.Wrong("slot", Words.Get("sessions.form.tooMany", Session.MostSlots));
        return posted.IsWrong ? null : new(times, place, word);
    }

    /// <summary>What is said to the other beside any answer.</summary>
    public static string WordOf(Posted posted)
    {
        var word = Typed.Text(posted["word"]);
        if (word.Length > Session.MostWord)
            posted.Wrong("word", Words.Get("sessions.form.word.tooLong", Session.MostWord));
        return word;
    }

    /// <summary>Where, as it is kept; empty where nothing was chosen.</summary>
    public static string PlaceOf(Posted posted)
    {
        var detail = Typed.Line(posted["detail"]);
        if (detail.Length > Session.MostPlace - 10) // the kind stands before it
            posted.Wrong("detail", Words.Get("sessions.form.detail.tooLong", Session.MostPlace - 10));
        return posted["place"] is { } kind && SessionPlace.Kinds.Contains(kind) ? new SessionPlace(kind, detail).ToString() : "";
    }

    private static Slot? Offered(string name, string zone, int minutes) =>
        name.Split('@') is [var day, var minute]
        && Typed.Day(day, out var on)
        && int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at < 24 * 60
        && on is { } date
        && WallClock.Utc(date, at, TimeZoneInfo.FindSystemTimeZoneById(zone)) is not null
            ? new(date, at, zone, minutes)
            : null;

    /// <summary>A day and an hour of their own, on the clock of whoever types; kept on the session's.</summary>
    private static Slot? Own(Posted posted, PairMeeting meeting, int minutes, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(posted["day"]) && string.IsNullOrWhiteSpace(posted["time"]))
            return null;
        if (!Typed.Day(posted["day"], out var on) || on is not { } day)
        {
            posted.Wrong("day", Words.Get("sessions.form.day.wrong"));
            return null;
        }
        if (
            !TimeOnly.TryParseExact(
                posted["time"]?.Trim(),
                ["H:mm", "HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            posted.Wrong("time", Words.Get("sessions.form.time.wrong"));
            return null;
        }
        if (WallClock.Utc(day, (time.Hour * 60) + time.Minute, TimeZoneInfo.FindSystemTimeZoneById(meeting.MyZone)) is not { } instant)
        {
            posted.Wrong("time", Words.Get("sessions.form.time.skipped"));
            return null;
        }
        var (there, minute) = WallClock.Shown(instant, TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone));
        var own = new Slot(there, minute, meeting.Zone, minutes);
        if (own.StartsAt != instant)
            posted.Wrong("time", Words.Get("sessions.form.time.twice"));
        else if (own.StartsAt <= now)
            posted.Wrong("day", Words.Get("sessions.form.past"));
        else if (!meeting.IsWithinDates(own))
            posted.Wrong("day", Words.Get("sessions.form.outside", ProgrammeWords.Dates(meeting.Programme)));
        else if (meeting.IsTaken(own))
            posted.Wrong("time", Words.Get("sessions.form.own.taken"));
        return posted.IsWrong ? null : own;
    }
}
