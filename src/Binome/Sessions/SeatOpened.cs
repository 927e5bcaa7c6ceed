using Binome.People;

namespace Binome.Sessions;

/// <summary>Somebody opens the address that stands in a mail or calendar of another's: who acts for that one may be led to a page of their own.</summary>
public sealed class SeatOpened(Guid seat, Viewer by)
{
    public Guid Seat { get; } = seat;
    public Viewer By { get; } = by;

    /// <summary>Where it leads them; null to whom it does not exist.</summary>
    public string? Href { get; set; }
}
