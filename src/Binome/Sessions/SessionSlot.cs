using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Sessions;

/// <summary>One of the times that a proposal leaves to choose from.</summary>
/// <param name="number">Grows over the life of its session: an answer to a time that was replaced meanwhile finds nothing.</param>
/// <param name="minute">From midnight, on the clock of <paramref name="zone"/>.</param>
public sealed class SessionSlot(
    Id<Session> sessionId,
    int number,
    DateOnly day,
    int minute,
    string zone,
    int minutes,
    DateTime startsAt,
    DateTime endsAt
)
{
    public SessionSlot(Id<Session> sessionId, int number, Slot slot)
        : this(sessionId, number, slot.Day, slot.Minute, slot.Zone, slot.Minutes, slot.StartsAt, slot.EndsAt) { }

    public Id<Session> SessionId { get; private set; } = sessionId;
    public int Number { get; private set; } = number;
    public DateOnly Day { get; private set; } = day;
    public int Minute { get; private set; } = minute;
    public string Zone { get; private set; } = zone;
    public int Minutes { get; private set; } = minutes;
    public DateTime StartsAt { get; private set; } = startsAt;
    public DateTime EndsAt { get; private set; } = endsAt;

    internal sealed class Mapping : IEntityTypeConfiguration<SessionSlot>
    {
        public void Configure(EntityTypeBuilder<SessionSlot> slots)
        {
            slots.HasKey(s => new { s.SessionId, s.Number });
            slots.Property(s => s.Number).ValueGeneratedNever();
        }
    }
}
