namespace Binome.Sessions;

/// <summary>What a calendar is asked to do (RFC 5546, 3.2): show it, put it down for somebody, take it out again.</summary>
public enum CalendarMethod
{
    Publish = 1,
    Request = 2,
    Cancel = 3,
}

/// <summary>One meeting as calendars keep it.</summary>
/// <param name="Uid">The same for the whole life of the meeting, on every calendar.</param>
/// <param name="Sequence">Grows with each move and with the cancellation: a calendar that has a later one ignores an older one.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Zone">IANA name: the wall time there is what calendars keep.</param>
/// <param name="Stamp">When it last changed, UTC.</param>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    string Title,
    string? Place,
    string? About,
    DateTime StartsAt,
    TimeSpan Length,
    string Zone,
    CalendarPerson Organizer,
    IReadOnlyList<CalendarPerson> Attendees,
    bool IsCancelled,
    DateTime Stamp
);

/// <summary>Who calls a meeting, or comes to it.</summary>
public sealed record CalendarPerson(string Name, string Email, bool HasAccepted);
