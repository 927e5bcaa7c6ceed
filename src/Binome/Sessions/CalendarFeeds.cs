using System.Security.Cryptography;
using System.Text;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Binome.Sessions;

/// <summary>Makes, replaces and takes back private addresses of calendars, and answers at them.</summary>
public sealed class CalendarFeeds(BinomeDb db, SessionCalendar calendar, TimeProvider clock)
{
    /// <summary>How long a session stays in a feed once it is over: calendars keep what they show now, and no more.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(90);

    public static string PathOf(string token) => $"/calendar/{token}.ics";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/calendar/{token}.ics", Answer).AllowAnonymous();

    /// <summary>The token of a new address; the one before it leads nowhere from then on.</summary>
    public async Task<string> Renew(Id<Person> person, CancellationToken stop)
    {
        var token = CalendarFeed.NewToken();
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == person, stop) is { } feed)
            feed.Renew(CalendarFeed.HashOf(token), clock.Now());
        else
            db.CalendarFeeds.Add(new(person, CalendarFeed.HashOf(token), clock.Now()));
        return token;
    }

    public Task Revoke(Id<Person> person, CancellationToken stop) =>
        db.CalendarFeeds.Where(f => f.PersonId == person).ExecuteDeleteAsync(stop);

    /// <summary>What somebody's calendar is told; null where the address leads nowhere, or to somebody who has left.</summary>
    public async Task<string?> Read(string token, CancellationToken stop)
    {
        var now = clock.Now();
        var (hash, today) = (CalendarFeed.HashOf(token), DateOnly.FromDateTime(now));
        var reader = await (
            from feed in db.CalendarFeeds
            where feed.Hash == hash
            join person in db.People.Present(today) on feed.PersonId equals person.Id
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select new
            {
                person.Id,
                person.Languages,
                Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone,
                Chosen = profile == null ? null : profile.Language,
            }
        ).SingleOrDefaultAsync(stop);
        if (reader is null)
            return null;
        var since = now - Past;
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.State == SessionState.Agreed || s.State == SessionState.Held)
            .Where(s => s.EndsAt > since && s.Seats.Any(t => t.PersonId == reader.Id))
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .Select(s => new
            {
                Session = s,
                ChangedAt = s.Steps.Max(x => (DateTime?)x.At),
                Seat = s.Seats.Where(t => t.PersonId == reader.Id).Select(t => t.Uid).First(),
                IsSealed = s.Seats.Any(t => db.Participants.Any(p => p.Id == t.ParticipantId && p.Discretion == Discretion.Sealed)),
            })
            .ToListAsync(stop);
        return Words.In(
            reader.Chosen ?? Profile.LanguageOf(reader.Languages),
            () =>
                CalendarText.Write(
                    CalendarMethod.Publish,
                    [
                        .. sessions.Select(s =>
                            calendar.Event(
                                s.Session,
                                s.Seat,
                                s.ChangedAt ?? s.Session.CreatedAt,
                                s.IsSealed ? null : SessionCalendar.PlaceIn(s.Session.Place),
                                [],
                                s.IsSealed ? reader.Zone ?? CalendarZone.Neutral : null
                            )
                        ),
                    ],
                    Words.Get("sessions.calendar.name")
                )
        );
    }

    /// <summary>Nobody signs in here: the address is the secret. One that leads nowhere is answered like any address that does not exist, whatever it looked like.</summary>
    private static async Task<IResult> Answer(string token, HttpContext http, CalendarFeeds feeds)
    {
        if (await feeds.Read(token, http.RequestAborted) is not { } text)
            return Results.NotFound();
        var content = Encoding.UTF8.GetBytes(text);
        http.Response.Headers.CacheControl = "private, no-cache"; // kept by its reader alone, and asked again each time
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content), 0, 16)}\"");
        return Results.Bytes(content, $"{CalendarText.ContentType}; charset=utf-8", entityTag: tag);
    }
}
