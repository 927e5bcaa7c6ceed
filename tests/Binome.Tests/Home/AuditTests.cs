using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Home;

public sealed class AuditTests
{
    [Theory, BothDatabases]
    public async Task Who_acts_in_a_role_is_named_and_who_takes_part_is_not(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        foreach (var role in new[] { Role.Manager, Role.Mentee })
            await furnished.As(role);
        var hidden = await SignIn(furnished, FurnishedProgramme.Sealed);
        await using var db = furnished.World.Database.Open();
        var manager = await AccountOf(db, FurnishedProgramme.Cast[Role.Manager]);
        Write(db, furnished, manager.Account, "pairings.audit.published", furnished.Places["programme"]);
        Write(db, furnished, hidden.Account, SealedLook.Act, furnished.Places["sealed"]); // as one who takes part
        Write(db, furnished, hidden.Account, "pairings.audit.published", furnished.Places["sealedPairing"]);
        Write(db, furnished, hidden.Account, "pairings.audit.published", furnished.Places["programme"]); // carelessly
        await db.SaveChangesAsync();
        Write(db, furnished, EndPairing.OneOfThem, "pairings.audit.Left", furnished.Places["pairing"]);
        await db.SaveChangesAsync();
        var admin = await furnished.As(Role.Administrator);
        var page = await admin.Get("/audit");
        Assert.DoesNotContain(
            EndPairing.OneOfThem,
            (await (await furnished.As(Role.Administrator, "fr")).Get("/audit")).Text,
            StringComparison.Ordinal
        );
        var lines = page.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(lines, l => l.Contains(manager.Name, StringComparison.Ordinal) && l.Contains("Vague 1", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(l => l.Contains("“Chalk”", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.Contains("somebody who takes part", StringComparison.Ordinal));
        // Signing in is everybody's; nothing else ties them to a programme, on the page, filtered by their name, or in the file.
        foreach (
            var address in new[]
            {
                "/audit",
                $"/audit?who={Uri.EscapeDataString(hidden.Name)}",
                "/audit.csv",
                $"/audit.csv?who={Uri.EscapeDataString(hidden.Name)}",
            }
        )
        {
            var answer = await admin.Get(address);
            var said = address.Contains(".csv", StringComparison.Ordinal)
                ? answer.Html.Split("\r\n")
                : [.. answer.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
            var about = said.Where(l => l.Contains(hidden.Name, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(about);
            Assert.All(about, l => Assert.Contains("signed in", l, StringComparison.Ordinal));
            if (address.Contains("who=", StringComparison.Ordinal))
                Assert.DoesNotContain(said, l => l.Contains("Chalk", StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task It_is_filtered_by_act_and_day_and_paged(Store store)
    {
        await using var world = await World.Start(store);
        var admin = await world.Administrator();
        await using (var db = world.Database.Open())
        {
            for (var i = 0; i < 120; i++)
                db.AuditEntries.Add(
                    new(
                        new Ids(world.Clock).New<AuditEntry>(),
                        world.Clock.Now().AddDays(-i),
                        "command line",
                        "platform.audit.backedUp",
                        ""
                    )
                );
            await db.SaveChangesAsync();
        }
        Assert.Contains("120 entries", (await admin.Get("/audit?act=platform.audit.backedUp")).Text, StringComparison.Ordinal);
        var third = await admin.Get("/audit?act=platform.audit.backedUp&page=3");
        Assert.Equal(20, third.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(
            "10 entries",
            (await admin.Get("/audit?act=platform.audit.backedUp&from=2027-02-10&until=2027-02-19")).Text,
            StringComparison.Ordinal
        );
        var file = (await admin.Get("/audit.csv?act=platform.audit.backedUp")).Html;
        Assert.Equal(121, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("exported the audit log", (await admin.Get("/audit")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_changes_or_removes_an_entry_not_even_by_hand(Store store)
    {
        await using var world = await World.Start(store);
        await world.Administrator();
        await using var db = world.Database.Open();
        var before = await db.AuditEntries.AsNoTracking().OrderBy(e => e.At).ToListAsync();
        Assert.NotEmpty(before);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.AuditEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Actor, "nobody"))
        );
        Assert.Equal(before, await db.AuditEntries.AsNoTracking().OrderBy(e => e.At).ToListAsync());
    }

    [Fact]
    public void No_code_of_ours_changes_an_entry()
    {
        var written = Built
            .Calls()
            .Where(c => c.Called.FullName.Contains("AuditEntry", StringComparison.Ordinal))
            .Where(c =>
                c.Called.Name.Contains("Update", StringComparison.Ordinal)
                || c.Called.Name.Contains("Remove", StringComparison.Ordinal)
                || c.Called.Name.Contains("ExecuteDelete", StringComparison.Ordinal)
            )
            .Select(c => c.By.FullName);
        Assert.Empty(written);
    }

    private static void Write(BinomeDb db, Furnished furnished, string actor, string act, string subject) =>
        db.AuditEntries.Add(new(new Ids(furnished.World.Clock).New<AuditEntry>(), furnished.World.Clock.Now(), actor, act, subject));

    private static async Task<(string Account, string Name)> SignIn(Furnished furnished, string email)
    {
        await furnished.World.SignedIn(email);
        await using var db = furnished.World.Database.Open();
        return await AccountOf(db, email);
    }

    private static async Task<(string Account, string Name)> AccountOf(BinomeDb db, string email)
    {
        var account = await db.Accounts.SingleAsync(a => a.Email == email);
        var person = await db.People.SingleAsync(p => p.Id == account.PersonId);
        return (account.Id.ToString(), $"{person.FirstName} {person.LastName}");
    }
}
