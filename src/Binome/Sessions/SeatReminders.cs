using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>Reminds those who sit in a session and want reminders: each on their own clock, with the way to get none any more.</summary>
internal sealed class SeatReminders(BinomeDb db, Mailing mailing, PublicUrl site)
{
    /// <param name="seats">Of this session; whoever wants no reminders is left out here.</param>
    /// <param name="lines">What it says before it tells how to stop it, on that clock, in the reader's language; the clock is null where it is not known.</param>
    /// <returns>The session's programme.</returns>
    public async Task<Programme> Send(
        Session session,
        IEnumerable<SessionSeat> seats,
        string kind,
        string key,
        Func<SessionSeat, string?, IEnumerable<string>> lines,
        CancellationToken stop
    )
    {
        var programme = await db.Programmes.SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var zones = await Zones([.. session.Seats.Select(s => s.PersonId)], stop);
        foreach (var seat in seats.Where(s => zones.ContainsKey(s.PersonId)).OrderBy(s => s.ParticipantId.Value))
            await mailing.Send(
                programme,
                new Addressee(seat.PersonId, seat.ParticipantId.Value),
                kind,
                KeyOf(key, seat),
                () => string.Join('\n', [.. lines(seat, zones[seat.PersonId]), "", Words.Get($"{kind}.why"), site.To("/account/profile")]),
                stop
            );
        return programme;
    }

    public static string KeyOf(string key, SessionSeat seat) => $"{key}:{seat.ParticipantId}";

    /// <summary>Of those who want reminders: their clocks, where they are known. One statement.</summary>
    private async Task<Dictionary<Id<Person>, string?>> Zones(List<Id<Person>> people, CancellationToken stop) =>
        await (
            from person in db.People
            where EF.Parameter(people).Contains(person.Id)
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            where profile == null || profile.WantsReminders
            select new { person.Id, Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone }
        ).ToDictionaryAsync(p => p.Id, p => (string?)p.Zone, stop);
}
