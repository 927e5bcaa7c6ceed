using Binome.Programmes;

namespace Binome.Sessions;

/// <summary>Somebody who sits in a session was written what changed: whoever books for them reads of its time too.</summary>
/// <param name="What">The last part of the mail's kind.</param>
/// <param name="Key">Of the mail: telling twice under it tells once.</param>
/// <param name="IsReminder">Nothing changed, it still waits; whoever wants no reminders gets none.</param>
public sealed record SeatTold(
    Programme Programme,
    Session Session,
    SessionSeat Seat,
    SessionNews News,
    string What,
    string Key,
    bool IsReminder = false
);
