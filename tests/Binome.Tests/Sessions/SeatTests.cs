using System.Net;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

/// <summary>The address that stands in somebody's calendar, and what two calendars of one session have in common.</summary>
public sealed class SeatTests
{
    [Theory, BothDatabases]
    public async Task The_address_of_a_seat_leads_who_sits_there_to_the_session_and_nobody_else(Store store)
    {
        await using var met = await Met.Start(store);
        var session = await met.Agreed();
        var (mentor, mentee) = (await Seat(met, "2"), await Seat(met, "3"));
        Assert.NotEqual(mentor, mentee);
        Assert.Equal(session, (await (await met.As("2")).Get(mentor)).Path);
        Assert.Equal(session, (await (await met.As("3")).Get(mentee)).Path);
        foreach (var number in new[] { "1", "3" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await met.As(number)).Get(mentor)).Status);
    }

    [Theory, BothDatabases]
    public async Task Two_calendars_of_one_sealed_session_have_nothing_in_common_but_its_hours(Store store)
    {
        await using var met = await Met.Start(store, "2", "7"); // Hugo is sealed
        var beside = await met.Wave.Announced("4", "6");
        await met.Wave.Accept(beside, "4", "6");
        var address = await Agree($"/pairings/{met.Pairing}/sessions", "7", "2", 0, "https://video.example/12345678");
        var third = await Agree($"/pairings/{beside}/sessions", "6", "4", 1, "Salle Belvédère");
        await Alike("agreed", met.Invitations);
        await Alike("agreed", met.Letters);
        await Feeds();
        await Move(address, "2", "7", "2027-03-08@750");
        await Move(third, "4", "6", "2027-03-15@750");
        await Alike("moved", met.Invitations);
        await Alike("moved", met.Letters);
        await Feeds();
        await (await (await met.As("2")).Get(address)).Submit("cancel");
        await (await (await met.As("4")).Get(third)).Submit("cancel");
        await Alike("cancelled", met.Invitations);
        await Alike("cancelled", met.Letters);

        async Task<string> Agree(string list, string by, string other, int time, string place)
        {
            var visitor = await met.As(by);
            var form = await visitor.Get(list);
            var offered = form.Document.QuerySelectorAll("main input[name=slot]").Select(i => i.GetAttribute("value")!).ElementAt(time);
            var page = await form.Submit("propose", ("slot", offered), ("place", "video"), ("detail", place));
            await (await (await met.As(other)).Get(page.Path)).Submit("accept");
            return page.Path;
        }

        async Task Move(string session, string by, string other, string to)
        {
            await (await (await met.As(by)).Get(session)).Submit("propose", ("slot", to), ("detail", "https://video.example/87654321"));
            await (await (await met.As(other)).Get(session)).Submit("accept");
        }

        async Task Alike(string kind, Func<string, Task<List<(string To, string Text)>>> read)
        {
            var texts = (await read(kind)).ToDictionary(t => t.To, t => t.Text);
            Compare(texts["2"], texts["7"], texts["4"]);
        }

        async Task Feeds()
        {
            var texts = new List<string>();
            foreach (var number in new[] { "2", "7", "4" })
                texts.Add((await met.Wave.World.Visitor().Get(await Subscribe(met, number))).Html);
            Compare(texts[0], texts[1], texts[2]);
        }
    }

    /// <param name="third">Of another pair, at another hour: what is in every calendar tells nothing.</param>
    private static void Compare(string mentors, string mentees, string third)
    {
        var common = Lines(mentors).Intersect(Lines(mentees)).Except(Lines(third)).ToList();
        Assert.NotEmpty(common);
        Assert.All(
            common,
            line =>
                Assert.Matches(
                    "^(DTSTART|DTEND);TZID=Europe/Paris:\\d{8}T\\d{6}$|^\\w+ \\d+ mars 2027, \\d+ h( \\d\\d)?, 30 minutes$",
                    line
                )
        );
    }

    private static string[] Lines(string text) => text.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> Seat(Met met, string number)
    {
        await using var db = met.Wave.World.Database.Open();
        var person = await Pairings.Wave.PersonOf(db, number);
        return $"/seats/{await db.SessionSeats.Where(s => s.PersonId == person).Select(s => s.Uid).SingleAsync()}";
    }

    private static async Task<string> Subscribe(Met met, string number)
    {
        await using var scope = met.Wave.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var token = await scope
            .ServiceProvider.GetRequiredService<CalendarFeeds>()
            .Renew(await Pairings.Wave.PersonOf(db, number), default);
        await db.SaveChangesAsync();
        return CalendarFeeds.PathOf(token);
    }
}
