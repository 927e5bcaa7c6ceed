using Binome.Assistants;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Assistants;

/// <summary>Bertrand (3), or whoever is named, lets Joséphine (8) book for them.</summary>
internal static class Booked
{
    public static async Task<Met> Start(Store store, string mentor = "2", string mentee = "3")
    {
        var met = await Met.Start(store, mentor, mentee);
        var page = await (await met.As(mentee)).Get("/account/assistant?q=Attali");
        await using (var db = met.Wave.World.Database.Open())
            await page.Submit("name", ("person", (await Wave.PersonOf(db, "8")).ToString()));
        return met;
    }

    /// <summary>Mails to the assistant, sent until now.</summary>
    public static async Task<List<string>> Mails(this Met met)
    {
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        var assistant = await Wave.PersonOf(db, "8");
        var mails = await db
            .ProgrammeMails.AsNoTracking()
            .Where(m => m.PersonId == assistant && m.Kind.StartsWith("assistants.mail."))
            .OrderBy(m => m.QueuedAt)
            .ToListAsync();
        Assert.All(mails, m => Assert.Null(m.Calendar));
        return [.. mails.Select(m => $"{m.Kind}\n{m.Subject}\n{m.Text}")];
    }
}
