using System.Net;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Enrolment;

public sealed class MailsTests
{
    [Theory, BothDatabases]
    public async Task A_manager_reads_who_was_written_to_and_sealed_people_by_alias(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var names = await Write(furnished, "mentee", "sealed");
        var page = await (await furnished.As(Role.Manager)).Get(Address(furnished));
        Assert.Contains(names[0], page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(names[1], page.Text, StringComparison.Ordinal);
        Assert.Contains("“Chalk”", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret sentence", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_mail_is_sent_again_once_an_hour(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await Write(furnished, "mentee");
        var manager = await furnished.As(Role.Manager);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity })
        {
            var page = await manager.Get(Address(furnished));
            var button = page.Document.QuerySelector("button[name=mail]")!.GetAttribute("value")!;
            Assert.Equal(expected, (await page.Submit("again", ("mail", button))).Status);
        }
        await using var db = furnished.World.Database.Open();
        Assert.Equal(2, await db.OutboxMessages.CountAsync(m => m.Kind == "mail"));
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == "enrolment.audit.mailedAgain" && e.Subject == furnished.Places["mentee"]));
    }

    [Theory, BothDatabases]
    public async Task What_carried_an_invitation_says_so_and_carries_it_again(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await Write(furnished, address => $"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nfor {address}", "mentee");
        await Write(furnished, "sealed");
        var manager = await furnished.As(Role.Manager);
        var page = await manager.Get(Address(furnished));
        var told = page
            .Document.QuerySelectorAll("tbody tr")
            .Select(r => r.TextContent.Contains("with an invitation", StringComparison.Ordinal));
        Assert.Equal([false, true], told.Order());
        Assert.DoesNotContain("VCALENDAR", page.Text, StringComparison.Ordinal);
        foreach (var button in page.Document.QuerySelectorAll("button[name=mail]").Select(b => b.GetAttribute("value")!))
            await (await manager.Get(Address(furnished))).Submit("again", ("mail", button));
        var letters = await Accounts.Mailbox.Letters(furnished.World);
        Assert.Equal(2, letters.Count(l => l.Calendar is { } text && text.EndsWith($"for {l.To}", StringComparison.Ordinal)));
        Assert.Equal(2, letters.Count(l => l.Calendar is null));
    }

    [Theory, BothDatabases]
    public async Task The_list_is_in_its_readers_language_not_in_that_of_an_alias(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await Write(furnished, "mentee", "sealed");
        await using (var db = furnished.World.Database.Open())
            await db.ProgrammeMails.ExecuteUpdateAsync(m => m.SetProperty(x => x.Subject, "Un sujet en français"));
        var page = await (await furnished.As(Role.Manager)).Get(Address(furnished));
        Assert.DoesNotContain("Un sujet", page.Text, StringComparison.Ordinal);
    }

    private static string Address(Furnished furnished) => $"/programmes/{furnished.Places["programme"]}/mails";

    /// <summary>One mail to each, and their names.</summary>
    private static Task<List<string>> Write(Furnished furnished, params string[] places) => Write(furnished, null, places);

    private static async Task<List<string>> Write(Furnished furnished, Func<string, string>? calendar, params string[] places)
    {
        await using var scope = furnished.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var mailing = scope.ServiceProvider.GetRequiredService<Mailing>();
        var programme = await db.Programmes.SingleAsync(p => p.Name == "Vague 1");
        var names = new List<string>();
        foreach (var place in places)
        {
            var part = await db.Participants.SingleAsync(p => p.Id == Id<Participant>.Parse(furnished.Places[place]));
            var person = await db.People.SingleAsync(p => p.Id == part.PersonId);
            names.Add($"{person.FirstName} {person.LastName}");
            await mailing.Send(
                programme,
                new(person.Id, part.Id.Value),
                "programmes.mail.named",
                place,
                () => "a secret sentence",
                default,
                calendar: calendar
            );
        }
        await db.SaveChangesAsync();
        return names;
    }
}
