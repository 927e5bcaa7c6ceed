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
            select new
            {
                person.Id,
                Zone = profile == null ? person.TimeZone : profile.TimeZone ?? person.TimeZone,
                IsOver = db.Pairings.Any(p => p.Id == fact.Seat.PairingId && p.EndedAt != null),
            }
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
                            .. Times(fact, one.Zone),
                            "",
                            site.To(one.IsOver ? "/assistant" : $"/assistant/sessions/{fact.Session.Id}"),
                            .. fact.IsReminder ? new[] { "", Words.Get("assistants.mail.why"), site.To("/account/profile") } : [],
                        ]
                    ),
                stop
            );
    }

    /// <summary>On the executive's clock, whose diary it is; named to whoever reads another.</summary>
    private IEnumerable<string> Times(SeatTold fact, string? own) =>
        fact.News is SessionNews.TimesProposed
            ? fact.Session.SlotsLeft(clock.Now()).Select(s => $"- {At(s.StartsAt, s.Minutes, s.Zone, own)}")
        : fact.News is not SessionNews.AskedAgain && fact.Session is { StartsAt: { } at, Minutes: { } minutes }
            ? [At(at, minutes, fact.Session.Zone, own)]
        : [];

    private static string At(DateTime at, int minutes, string? zone, string? own) =>
        Words.Get("sessions.at", Moments.Say(at, zone ?? own), minutes)
        + (zone is not null && own is not null && zone != own ? $" ({Moments.Clock(zone)})" : "");
}
