using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>A pair of the small company that both have accepted: Maëlle (2) and Bertrand (3), or whoever is named.</summary>
/// <remarks>It is Monday, 1 March 2027, ten past nine; both are free on Mondays from 12:30 to 14:00 and on Thursdays from 9:00 to 12:00, in Paris.</remarks>
internal sealed class Met : IAsyncDisposable
{
    private Met(Wave wave, Id<Pairing> pairing) => (Wave, Pairing) = (wave, pairing);

    public Wave Wave { get; }
    public Id<Pairing> Pairing { get; }
    public string List => $"/pairings/{Pairing}/sessions";

    public static async Task<Met> Start(Store store, string mentor = "2", string mentee = "3", Action<WebApplicationBuilder>? change = null)
    {
        var wave = await Wave.Start(store, change);
        var pairing = await wave.Announced(mentor, mentee);
        await wave.Accept(pairing, mentor, mentee);
        await wave.World.Drain();
        return new(wave, pairing);
    }

    public Task<Visitor> As(string number, string language = "fr") => Wave.As(number, language);

    /// <summary>All three times, as they stand ticked.</summary>
    public async Task<string> Proposed(string by = "3") => (await (await (await As(by)).Get(List)).Submit("propose")).Path;

    /// <summary>The first of the times, accepted.</summary>
    public async Task<string> Agreed(string by = "3", string other = "2")
    {
        var address = await Proposed(by);
        var page = await (await As(other)).Get(address);
        await page.Submit("accept", ("slot", First(page)));
        return address;
    }

    public static string First(Page page) => page.Document.QuerySelector("main input[name=slot]")!.GetAttribute("value")!;

    /// <summary>The times of a page's form, as they are read.</summary>
    public static IEnumerable<string> Offered(Page page, string form = "propose") =>
        page
            .Document.Forms.Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form)
            .QuerySelectorAll("input[name=slot]")
            .Select(i => Plain((i.ParentElement!.QuerySelector("b") ?? i.ParentElement).TextContent.Trim()));

    /// <summary>The times that a proposal may take, as their boxes name them.</summary>
    public static List<string> Values(Page page) =>
        [.. page.Document.QuerySelectorAll("main input[type=checkbox][name=slot]").Select(i => i.GetAttribute("value")!)];

    public static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    public async Task WantsNoReminders(string number)
    {
        await using var db = Wave.World.Database.Open();
        var person = (await db.People.SingleAsync(p => p.Number == number)).Id;
        db.Profiles.RemoveRange(db.Profiles.Where(p => p.PersonId == person));
        db.Profiles.Add(new(person) { WantsReminders = false });
        await db.SaveChangesAsync();
    }

    /// <summary>Goes on to that moment, and carries out what is due.</summary>
    public Task Until(DateTime moment)
    {
        Wave.World.Clock.Move(moment - Wave.World.Clock.Now());
        return Wave.World.Drain();
    }

    /// <summary>The letters of one kind, by the number of their reader, sent until now.</summary>
    public async Task<List<(string To, string Text)>> Letters(string kind)
    {
        await Wave.World.Drain();
        await using var db = Wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == $"sessions.mail.{kind}").ToListAsync();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Number!);
        return [.. mails.Select(m => (people[m.PersonId], Plain($"{m.Subject}\n{m.Text}"))).OrderBy(m => m.Item1)];
    }

    /// <summary>The invitations that the mails of one kind carry, unfolded, by the number of their reader.</summary>
    public async Task<List<(string To, string Calendar)>> Invitations(string kind)
    {
        await Wave.World.Drain();
        await using var db = Wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == $"sessions.mail.{kind}").ToListAsync();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Number!);
        var unfolded = mails.Select(m => (people[m.PersonId], (m.Calendar ?? "").Replace("\r\n ", "", StringComparison.Ordinal)));
        return [.. unfolded.OrderBy(m => m.Item1)];
    }

    public async Task<Session> Read(string address)
    {
        await using var db = Wave.World.Database.Open();
        var id = new Id<Session>(Guid.Parse(address.Split('/')[2].Split('?')[0]));
        return await db.Sessions.AsNoTracking().Whole().SingleAsync(s => s.Id == id);
    }

    public ValueTask DisposeAsync() => Wave.DisposeAsync();
}
