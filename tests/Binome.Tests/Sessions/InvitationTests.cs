using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Sessions.CalendarTextTests;

namespace Binome.Tests.Sessions;

/// <summary>Invitations as a real mail server takes them, an independent parser reads them and a calendar shows them.</summary>
public sealed class InvitationTests
{
    [Theory, BothDatabases]
    public async Task An_invitation_a_move_and_a_cancellation_arrive_and_a_calendar_follows(Store store)
    {
        await using var server = await MailServer.Start();
        await using var world = await MailTests.Served(store, server.Port);
        await Accounts.Mailbox.Employ(world, "zoe@group.example");
        var moved = Meeting with { StartsAt = Meeting.StartsAt.AddDays(1), Sequence = 1 };
        await Send(world, CalendarMethod.Request, Meeting);
        await Send(world, CalendarMethod.Request, moved);
        await Send(world, CalendarMethod.Cancel, moved with { Sequence = 2, IsCancelled = true });
        var mails = await server.Read();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], mails.Select(m => m.Method));
        Assert.All(
            mails,
            mail =>
            {
                Assert.Equal(("multipart/alternative", "utf-8", "invite.ics"), (mail.Type, mail.Charset, mail.File));
                Assert.Equal(["text/plain", "text/calendar"], mail.Parts);
                Assert.Contains("À mardi", mail.Text, StringComparison.Ordinal);
                Assert.Equal((mail.Method, "Europe/Paris"), (mail.Calendar!.Method, Assert.Single(mail.Calendar.Zones)));
                var one = Assert.Single(mail.Calendar.Events);
                Assert.Equal((Meeting.Uid, Meeting.Title, "Binôme"), (one.Uid, one.Title, one.Organizer.Name));
                Assert.Equal(
                    ("mailto:zoe@group.example", "Ann d’Ÿs; \"Z\" ^ 1"),
                    (one.Attendees.Single().Email, one.Attendees.Single().Name)
                );
            }
        );
        Assert.Equal([0, 1, 2], mails.Select(m => m.Calendar!.Events[0].Sequence));
        Assert.Equal(3, mails.Select(m => m.Id).Distinct().Count());

        using var khal = new Khal();
        var shown = new List<string>();
        foreach (var mail in mails)
        {
            await khal.Import(mail.Raw!);
            shown.Add(Assert.Single(await khal.Show("2027-03-20")));
        }
        Assert.Equal(
            ["2027-03-30 09:00-09:45 Point à deux", "2027-03-31 09:00-09:45 Point à deux", "CANCELLED 2027-03-31 09:00-09:45 Point à deux"],
            shown
        );
    }

    private static async Task Send(World world, CalendarMethod method, CalendarEvent meeting)
    {
        await using (var scope = world.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            var programme = await db.Programmes.FirstOrDefaultAsync();
            if (programme is null)
                db.Programmes.Add(programme = new Programme(new Ids(world.Clock).New<Programme>(), "main", "Vague 1", world.Clock.Now()));
            var reader = new Addressee((await db.People.SingleAsync()).Id);
            await scope
                .ServiceProvider.GetRequiredService<Mailing>()
                .Send(
                    programme,
                    reader,
                    "programmes.mail.named",
                    $"{meeting.Uid}:{meeting.Sequence}",
                    () => "À mardi !",
                    default,
                    calendar: email => CalendarText.Write(method, [meeting with { Attendees = [new("Ann d’Ÿs; \"Z\" ^ 1", email, true)] }])
                );
            await db.SaveChangesAsync();
        }
        await world.Drain();
    }
}
