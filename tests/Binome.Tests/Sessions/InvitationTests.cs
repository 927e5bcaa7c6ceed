using Binome.Tests.Platform.Mail;

namespace Binome.Tests.Sessions;

/// <summary>Invitations as a real mail server takes them, an independent parser reads them and a calendar shows them.</summary>
public sealed class InvitationTests
{
    [Theory, BothDatabases]
    public async Task An_invitation_a_move_and_a_cancellation_arrive_and_a_calendar_follows(Store store)
    {
        await using var server = await MailServer.Start();
        await using var met = await Met.Start(store, change: builder => MailTests.To(server.Port, builder));
        var address = await met.Agreed();
        await met.Wave.World.Drain();
        await (await (await met.As("2")).Get(address)).Submit("propose", ("slot", "2027-03-08@750"));
        await met.Wave.World.Drain(); // a move that is only asked for is in no calendar
        await (await (await met.As("3")).Get(address)).Submit("accept");
        await met.Wave.World.Drain();
        await (await (await met.As("2")).Get(address)).Submit("cancel", ("word", "un mot"));
        await met.Wave.World.Drain();

        var mails = (await server.Read()).Where(m => m.Calendar is not null).ToList();
        var readers = mails.GroupBy(m => Assert.Single(m.Calendar!.Events[0].Attendees)).ToList(); // nobody is in another's
        Assert.Equal(2, readers.Count);
        Assert.Equal(2, mails.Select(m => m.Calendar!.Events[0].Uid).Distinct().Count()); // each reader's own
        Assert.Equal(mails.Count, mails.Select(m => m.Id).Distinct().Count());
        foreach (var reader in readers)
        {
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], reader.Select(m => m.Method));
            Assert.Equal([0, 1, 2], reader.Select(m => m.Calendar!.Events[0].Sequence));
            Assert.Single(reader.Select(m => m.Calendar!.Events[0].Uid).Distinct());
            Assert.Matches("^\\w+ \\w+", reader.Key.Name);
            Assert.Equal(("ACCEPTED", "FALSE"), (reader.Key.Standing, reader.Key.Answers));
        }
        Assert.All(
            mails,
            mail =>
            {
                Assert.Equal(("multipart/alternative", "utf-8", "invite.ics"), (mail.Type, mail.Charset, mail.File));
                Assert.Equal(["text/plain", "text/calendar"], mail.Parts);
                Assert.Contains($"/seats/{mail.Calendar!.Events[0].Uid.Split('@')[0]}", mail.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(address, mail.Raw, StringComparison.Ordinal);
                Assert.Equal((mail.Method, "Europe/Paris"), (mail.Calendar!.Method, Assert.Single(mail.Calendar.Zones)));
                var one = Assert.Single(mail.Calendar.Events);
                Assert.Equal(("Point à deux", "mailto:mentoring@binome.example"), (one.Title, one.Organizer.Email));
                Assert.DoesNotContain("un mot", mail.Raw, StringComparison.Ordinal);
            }
        );

        using var khal = new Khal();
        var shown = new List<string>();
        foreach (var mail in readers[0])
        {
            await khal.Import(mail.Raw!);
            shown.Add(Assert.Single(await khal.Show("2027-03-01")));
        }
        Assert.Equal(
            ["2027-03-04 09:00-09:30 Point à deux", "2027-03-08 12:30-13:00 Point à deux", "CANCELLED 2027-03-08 12:30-13:00 Point à deux"],
            shown
        );
    }
}
