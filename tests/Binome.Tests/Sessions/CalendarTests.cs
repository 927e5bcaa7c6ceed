using System.Net;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>The page of one's own calendar, and the private address that it gives.</summary>
public sealed class CalendarTests
{
    [Theory, BothDatabases]
    public async Task An_address_is_shown_to_whom_it_was_made_read_by_whoever_has_it_and_kept_nowhere(Store store)
    {
        var log = new CapturedLog();
        await using var pairs = await PairsWithCalendars.Make(store, log);
        await pairs.Agree(9, 10);
        var ann = await pairs.World.SignedIn(PairsWithCalendars.AnnsAddress);
        var page = await (await ann.Get("/account/calendar")).Submit("renew");
        var address = page.Document.QuerySelector("input[name=address]")!.GetAttribute("value")!;
        Assert.Matches("^http://binome.example/calendar/[A-Za-z0-9_-]{22}.ics$", address);
        var token = address[^26..^4];
        var elsewhere = await pairs.World.SignedIn(PairsWithCalendars.AnnsAddress);
        Assert.DoesNotContain(token, (await elsewhere.Get("/account/calendar")).Html, StringComparison.Ordinal);

        Assert.Contains("Private address of your calendar", (await ann.Get("/account/data")).Text, StringComparison.Ordinal);

        var read = await pairs.World.Visitor().Get(new Uri(address).PathAndQuery);
        Assert.Equal("text/calendar; charset=utf-8", read.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache, private", read.Response.Headers.CacheControl!.ToString());
        Assert.Contains("SUMMARY:Catch-up", read.Html, StringComparison.Ordinal);
        await pairs.World.Visitor().Get($"/calendar/{token}x.ics");
        Assert.DoesNotContain(token, log.Text, StringComparison.Ordinal);
        await using var db = pairs.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(db, token));
    }

    [Theory, BothDatabases]
    public async Task A_new_address_ends_the_old_one_and_a_stopped_one_leads_nowhere(Store store)
    {
        await using var pairs = await PairsWithCalendars.Make(store);
        var ann = await pairs.World.SignedIn(PairsWithCalendars.AnnsAddress, "fr");
        var first = await Make(ann);
        var form = await ann.Get("/account/calendar");
        var second = Address(await form.Submit("renew"));
        Assert.Equal(second, Address(await form.Submit("renew"))); // sent twice, it makes one
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], await Ask(first, second));
        await (await ann.Get("/account/calendar")).Submit("revoke");
        var third = await Make(ann);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], await Ask(first, second, third));
        await using var db = pairs.World.Database.Open();
        var left = DateOnly.FromDateTime(Pairs.Now);
        await db.People.Where(p => p.Id == pairs.Ann.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, left));
        Assert.Equal([HttpStatusCode.NotFound], await Ask(third));

        async Task<HttpStatusCode[]> Ask(params string[] addresses) =>
            [.. await Task.WhenAll(addresses.Select(async a => (await pairs.World.Visitor().Get(a)).Status))];
    }

    [Theory, BothDatabases]
    public async Task Addresses_that_lead_nowhere_are_answered_alike(Store store)
    {
        await using var pairs = await PairsWithCalendars.Make(store);
        var stopped = await pairs.Subscribe(pairs.Ann);
        await pairs.Subscribe(pairs.Ann);
        var answers = new List<string>();
        foreach (
            var address in new[]
            {
                stopped,
                CalendarFeeds.PathOf(CalendarFeed.NewToken()),
                "/calendar/x.ics",
                $"/calendar/{new string('a', 200)}.ics",
                "/calendar/é.ics",
            }
        )
        {
            var page = await pairs.World.Visitor().Get(address);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            answers.Add(
                $"{string.Join('\n', page.Response.Headers.Where(h => h.Key is not ("Date" or "Set-Cookie")).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"))}\n{page.Text.Replace(address, "", StringComparison.Ordinal)}"
            );
        }
        Assert.Single(answers.Distinct());
    }

    [Theory, BothDatabases]
    public async Task What_has_not_changed_is_not_sent_again(Store store)
    {
        await using var pairs = await PairsWithCalendars.Make(store);
        var session = await pairs.Agree(9, 10);
        var address = await pairs.Subscribe(pairs.Bob);
        var first = await Ask(null);
        pairs.World.Clock.Move(TimeSpan.FromDays(1));
        var second = await Ask(first.Tag);
        await pairs.Move(session, 10, 11);
        var third = await Ask(first.Tag);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], [first.Status, second.Status, third.Status]);
        Assert.Equal(("", first.Tag), (second.Text, second.Tag));
        Assert.NotEqual(first.Tag, third.Tag);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20270310T110000", third.Text, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string? Tag, string Text)> Ask(string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var answer = await pairs.World.Visitor().Answer(request);
            return (answer.StatusCode, answer.Headers.ETag?.ToString(), await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task Somebody_sealed_is_in_no_calendar_but_their_own(Store store)
    {
        await using var pairs = await PairsWithCalendars.Make(store);
        await using (var db = pairs.World.Database.Open())
            await db
                .Participants.Where(p => p.Id == pairs.Bob.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, Discretion.Sealed));
        var session = await pairs.Agree(9, 10, new SessionPlace("mentee", "Bob Quill’s office").ToString());
        var subscribed = await pairs.Subscribe(pairs.Ann);
        var nowhere = Unfolded((await pairs.World.Visitor().Get(subscribed)).Html); // the directory names no place for her
        Assert.Contains("TZID=UTC", nowhere, StringComparison.Ordinal);
        Assert.DoesNotContain("Paris", nowhere, StringComparison.Ordinal);
        await using (var db = pairs.World.Database.Open())
            await db.People.Where(p => p.Id == pairs.Ann.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.TimeZone, "Europe/London"));
        var feed = await pairs.World.Visitor().Get(subscribed);
        var texts = new List<string> { feed.Html, (await pairs.Invitation(session, pairs.Ann))! };
        await pairs.Move(session, 10, 10);
        texts.Add((await pairs.Invitation(session, pairs.Ann))!);
        await pairs.Cancel(session);
        texts.Add((await pairs.Invitation(session, pairs.Ann))!);
        var own = (await pairs.Invitation(session, pairs.Bob))!;
        // On the clock of whoever reads it: the session's own is that of the sealed mentee.
        Assert.Contains("TZID=Europe/Paris", Unfolded(own), StringComparison.Ordinal);
        Assert.All(texts.Take(2), text => Assert.Contains("TZID=Europe/London", Unfolded(text), StringComparison.Ordinal));
        foreach (var text in texts.Select(Unfolded))
        foreach (var secret in new[] { "Bob", "Quill", PairsWithCalendars.BobsAddress, pairs.Bob.Alias, "office", "Paris" })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("CN=\"Bob Quill\"", Unfolded(own), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", Unfolded(own), StringComparison.Ordinal); // nobody is in another's calendar
        var read = await ReadCalendar.Of(own);
        Assert.Equal(("CANCEL", "Point à deux"), (read.Method, read.Events[0].Title));
        Assert.Equal(2, read.Events[0].Sequence);
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static async Task<string> Make(Visitor visitor) => Address(await (await visitor.Get("/account/calendar")).Submit("renew"));

    private static string Address(Page page) =>
        new Uri(page.Document.QuerySelector("input[name=address]")!.GetAttribute("value")!).PathAndQuery;
}
