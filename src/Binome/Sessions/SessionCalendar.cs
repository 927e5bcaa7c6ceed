using System.Net.Mail;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>A session as the calendar of one who meets keeps it: the same neutral words for everybody, and no name or address but its reader's.</summary>
/// <remarks>Assistants and teams read calendars, and locked phones show them: with whom and about what stands on the page, which asks who reads.</remarks>
public sealed class SessionCalendar(BinomeDb db, PublicUrl site, MailSettings settings)
{
    /// <summary>What a mail about a session carries, for the address it goes to: a request while the session stands, a cancellation afterwards; null before a time was agreed, and for nobody.</summary>
    /// <param name="place">As <see cref="PlaceIn(Session, CancellationToken)"/> tells it.</param>
    /// <param name="zone">The reader's own, where somebody sealed meets: the session's is the mentee's, and would say where they live.</param>
    public Func<string, string>? Invitation(Session session, SessionSeat seat, Person? person, string? place, string? zone = null)
    {
        if (session.StartsAt is null || person is null)
            return null;
        var name = person.NameFor(Viewer.Stranger with { Person = person.Id, Organisation = person.Organisation }); // to themselves
        var method = session.State == SessionState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request;
        var changedAt = session.Steps.Max(s => s.At);
        return email =>
            CalendarText.Write(method, [Event(session, seat.Uid, changedAt, place, [new(name, email, HasAccepted: true)], zone)]);
    }

    /// <summary>In the current language.</summary>
    /// <param name="seat">Of whoever reads it: the others’ calendars know the session by another name.</param>
    /// <param name="changedAt">Its last step.</param>
    /// <param name="zone">The clock it is written on; null: the session's.</param>
    public CalendarEvent Event(
        Session session,
        Guid seat,
        DateTime changedAt,
        string? place,
        IReadOnlyList<CalendarPerson> attendees,
        string? zone = null
    )
    {
        var from = new MailAddress(settings.From);
        return new(
            $"{seat}@binome", // not the address we are served at, which may change (RFC 7986, 5.3)
            session.Sequence,
            Words.Get("sessions.calendar.title"),
            place,
            Words.Get("sessions.calendar.about", site.To(SeatAddress.PathOf(seat))),
            session.StartsAt!.Value,
            session.EndsAt!.Value - session.StartsAt.Value,
            zone ?? session.Zone!,
            new(from.DisplayName.Length > 0 ? from.DisplayName : Words.Get("platform.product"), from.Address, HasAccepted: true),
            attendees,
            session.State == SessionState.Cancelled,
            changedAt.Date // to the second it would be the same in both calendars, and in no third; SEQUENCE alone says what is newer
        );
    }

    /// <summary>A room or a link; whose office it is would say who meets. Where somebody sealed meets, neither: two calendars that name one room at one hour name two people.</summary>
    public async Task<string?> PlaceIn(Session session, CancellationToken stop) =>
        session.Place.Length == 0 || await IsHidden(session, stop) ? null : PlaceIn(session.Place);

    /// <summary>Somebody sealed meets there.</summary>
    public Task<bool> IsHidden(Session session, CancellationToken stop) =>
        db.Sessions.WithSealed(db, session.ProgrammeId).AnyAsync(s => s.Id == session.Id, stop);

    public static string? PlaceIn(string place) =>
        SessionPlace.Read(place) is { Kind: "away" or SessionPlace.Video } known ? known.Detail : null;
}
