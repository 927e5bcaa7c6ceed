using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>What is written to an executive about a session's time is written to who books for them too: when, and nothing of whom, where or what about.</summary>
internal sealed class TellAssistants(BinomeDb db, Mailing mailing, PublicUrl site, TimeProvider clock) : IReact<SeatTold>
{
    public async Task On(SeatTold fact, CancellationToken stop)
    {
        var assistants = await (
            from part in db.Participants
            where part.Id == fact.Seat.ParticipantId && part.Kind == ParticipantKind.Mentee
            join assistant in db.Assistants.Serving(db) on part.PersonId equals assistant.ExecutiveId
            join person in db.People on assistant.PersonId equals person.Id
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            where !fact.IsReminder || profile == null || profile.WantsReminders
            select new { person.Id, Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone }
        ).ToListAsync(stop);
        foreach (var one in assistants)
            await mailing.Send(
                fact.Programme,
                new Addressee(one.Id),
                $"assistants.mail.{fact.What}",
                $"{fact.Key}:assistant:{one.Id}",
                () =>
                    string.Join(
                        '\n',
                        [
                            .. Times(fact, one.Zone ?? fact.Session.Zone),
                            "",
                            site.To($"/assistant/sessions/{fact.Session.Id}"),
                            .. fact.IsReminder ? new[] { "", Words.Get("assistants.mail.why"), site.To("/account/profile") } : [],
                        ]
                    ),
                stop
            );
    }

    private IEnumerable<string> Times(SeatTold fact, string? zone) =>
        fact.News is SessionNews.TimesProposed ? fact.Session.SlotsLeft(clock.Now()).Select(s => $"- {At(s.StartsAt, s.Minutes, zone)}")
        : fact.News is not SessionNews.AskedAgain && fact.Session is { StartsAt: { } at, Minutes: { } minutes } ? [At(at, minutes, zone)]
        : [];

    private static string At(DateTime at, int minutes, string? zone) => Words.Get("sessions.at", Moments.Say(at, zone), minutes);
}
