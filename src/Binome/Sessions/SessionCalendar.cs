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
    public async Task<Func<string, string>?> Invitation(Session session, Id<Person> reader, CancellationToken stop)
    {
        if (session.StartsAt is null || await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == reader, stop) is not { } person)
            return null;
        var name = person.NameFor(Viewer.Stranger with { Person = person.Id, Organisation = person.Organisation }); // to themselves
        var method = session.State == SessionState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request;
        var changedAt = session.Steps.Max(s => s.At);
        return email => CalendarText.Write(method, [Event(session, changedAt, [new(name, email, HasAccepted: true)])]);
    }

    /// <summary>In the current language.</summary>
    /// <param name="changedAt">Its last step.</param>
    public CalendarEvent Event(Session session, DateTime changedAt, IReadOnlyList<CalendarPerson> attendees)
    {
        var from = new MailAddress(settings.From);
        return new(
            $"{session.Id}@binome", // not the address we are served at, which may change (RFC 7986, 5.3)
            session.Sequence,
            Words.Get("sessions.calendar.title"),
            PlaceIn(session.Place),
            Words.Get("sessions.calendar.about", site.To($"/sessions/{session.Id}")),
            session.StartsAt!.Value,
            session.EndsAt!.Value - session.StartsAt.Value,
            session.Zone!,
            new(from.DisplayName.Length > 0 ? from.DisplayName : Words.Get("platform.product"), from.Address, HasAccepted: true),
            attendees,
            session.State == SessionState.Cancelled,
            changedAt
        );
    }

    /// <summary>A room or a link; whose office it is would say who meets.</summary>
    public static string? PlaceIn(string place) =>
        SessionPlace.Read(place) is { Kind: "away" or SessionPlace.Video } known ? known.Detail : null;
}
