using Binome.Tests.Pairings;
using Binome.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

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

    [Theory, BothDatabases]
    public async Task What_was_cancelled_since_is_not_announced_again(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        await met.Wave.World.Drain();
        met.Wave.World.Clock.Move(TimeSpan.FromHours(2));
        await (await (await met.As("3")).Get(address)).Submit("cancel");
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Calendar != null).OrderBy(m => m.QueuedAt).ToListAsync();
        var list = await (await met.As("1")).Get($"/programmes/{met.Wave.Programme}/mails");
        var refused = await list.Submit("again", ("mail", mails[0].Id.ToString()));
        Assert.Contains("a changé depuis", refused.Text, StringComparison.Ordinal);
        met.Wave.World.Clock.Move(TimeSpan.FromHours(2));
        list = await (await met.As("1")).Get($"/programmes/{met.Wave.Programme}/mails");
        await list.Submit("again", ("mail", mails[^1].Id.ToString())); // what holds is sent once more
        Assert.Equal(mails.Count + 1, await db.ProgrammeMails.CountAsync(m => m.Calendar != null));
    }

    [Theory, BothDatabases]
    public async Task Of_a_session_moved_twice_only_the_time_that_stands_is_announced_again(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Agreed();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await met.Wave.World.Drain();
            met.Wave.World.Clock.Move(TimeSpan.FromHours(2));
            await (await (await met.As("3")).Get(address)).Submit("propose");
            var page = await (await met.As("2")).Get(address);
            await page.Submit("accept", ("slot", Met.First(page)));
        }
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        var mentor = await Wave.PersonOf(db, "2");
        var mails = await db
            .ProgrammeMails.AsNoTracking()
            .Where(m => m.PersonId == mentor && m.Calendar != null)
            .OrderBy(m => m.QueuedAt)
            .ToListAsync();
        Assert.Equal(["agreed", "moved", "moved"], mails.Select(m => m.Kind[(m.Kind.LastIndexOf('.') + 1)..]));
        var said = new List<bool>();
        foreach (var mail in mails.Append(mails[^1])) // the last one twice: a repetition does not overtake what it repeats
        {
            met.Wave.World.Clock.Move(TimeSpan.FromHours(2));
            var list = await (await met.As("1")).Get($"/programmes/{met.Wave.Programme}/mails");
            var answer = await list.Submit("again", ("mail", mail.Id.ToString()));
            said.Add(answer.Text.Contains("a changé depuis", StringComparison.Ordinal));
        }
        Assert.Equal([true, true, false, false], said);
    }
}
