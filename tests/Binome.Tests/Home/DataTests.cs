using System.Text.Json;
using Binome.Platform;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Home;

public sealed class DataTests
{
    [Theory, BothDatabases]
    public async Task Everybody_reads_all_that_is_kept_about_them(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var mentee = await furnished.As(Role.Mentee);
        var text = (await mentee.Get("/account/data")).Text;
        foreach (
            var said in new[]
            {
                "p4@groupe.example",
                "Trop de courriels.",
                "Monday 9:00–12:00, Thursday 14:00–18:00",
                "Vague 1",
                ": 4 of 5",
                "rather listen",
            }
        )
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_reads_what_is_kept_about_another(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var manager = await furnished.As(Role.Manager);
        foreach (var address in new[] { "/account/data", "/account/data.json" })
        {
            var page = await manager.Get(address);
            Assert.DoesNotContain("Trop de courriels", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("p4@", page.Html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task The_file_holds_the_same_for_machines_and_that_it_was_taken_is_logged(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var file = JsonDocument.Parse((await (await furnished.As(Role.Mentee, "fr")).Get("/account/data.json")).Html).RootElement;
        var answers = file.GetProperty("enrolment.data.answers")
            .EnumerateArray()
            .SelectMany(part => part.GetProperty("facts").EnumerateArray());
        Assert.Contains(
            answers,
            f => f.GetProperty("name").GetString() == "today" && f.GetProperty("value").GetString() == "Trop de courriels."
        );
        await using var db = furnished.World.Database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "people.audit.downloaded"));
    }
}
