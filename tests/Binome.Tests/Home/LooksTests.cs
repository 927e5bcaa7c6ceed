using System.Text.RegularExpressions;
using Binome.Platform.Audit;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Home;

/// <summary>Who looked at what is an entry of the audit log: one for each look, and ids alone.</summary>
public sealed class LooksTests
{
    [Theory, BothDatabases]
    public async Task Each_look_at_somebody_is_one_entry_that_names_nobody(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        (Role Role, string Address, string Act)[] looks =
        [
            (Role.Manager, "/programmes/{programme}/participants/{mentee}", "enrolment.audit.lookedAt"),
            (Role.Manager, "/programmes/{programme}/participants/{alias}", "enrolment.audit.lookedAt"),
            (Role.SealedCoordinator, "/programmes/{programme}/participants/{alias}", "enrolment.audit.lookedAtSealed"),
            (Role.SealedCoordinator, "/programmes/{programme}/people", "enrolment.audit.listedSealed"),
            (Role.Manager, "/programmes/{programme}/board.csv", "matching.audit.exported"),
            (Role.Manager, "/programmes/{programme}/runs/{run}/record", "matching.audit.recorded"),
            (Role.Administrator, "/people/{person}", "people.audit.looked"),
        ];
        foreach (var (role, address, act) in looks)
        {
            var visitor = await furnished.As(role);
            var before = await Acts(furnished);
            await visitor.Get(await furnished.Fill(address));
            var written = (await Acts(furnished)).ExceptBy(before.Select(e => e.Id), e => e.Id).Select(e => e.Act);
            Assert.True(written.SequenceEqual([act]), $"{role} {address}: {string.Join(", ", written)}");
        }
        await using var db = furnished.World.Database.Open();
        Assert.All(
            await db.AuditEntries.Where(e => e.Act.Contains("look") || e.Act.StartsWith("matching.")).ToListAsync(),
            e => Assert.True(Guid.TryParse(e.Subject, out _), $"{e.Act}: {e.Subject}")
        );
        // An administrator reads who looked, and of who takes part no more than an alias.
        var lines = (await (await furnished.As(Role.Administrator)).Get("/audit")).Document.QuerySelectorAll("tbody tr");
        Assert.Contains(lines, l => l.TextContent.Contains("looked at the page of participant “Amber”", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_look_that_shows_nobody_by_name_or_is_ones_own_is_no_entry(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        foreach (
            var (role, address) in new[]
            {
                (Role.Manager, "/programmes/{programme}/people"),
                (Role.Person, "/people/{person}"),
                (Role.Person, "/programmes/{programme}/participants/{mentee}"),
                (Role.Mentor, "/programmes/{programme}/board.csv"),
            }
        )
        {
            var visitor = await furnished.As(role);
            var before = await Acts(furnished);
            await visitor.Get(await furnished.Fill(address));
            Assert.Equal(before.Count, (await Acts(furnished)).Count);
        }
    }

    /// <summary>Eight statements are a page's measure, the reader's own among them.</summary>
    [Fact]
    public async Task Pages_that_learn_more_now_keep_within_eight_statements()
    {
        using var log = new CapturedLog();
        await using var furnished = await Furnished.Make(
            Store.Sqlite,
            "Production",
            log: log,
            change: b => b.Configuration["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information"
        );
        var wrong = new List<string>();
        await furnished.As(Role.Manager); // whom the log knows
        foreach (
            var (role, address) in new[]
            {
                (Role.Administrator, $"/audit?who={await NameOfTheManager(furnished)}"),
                (Role.Administrator, "/people/{person}"),
                (Role.Mentee, "/"),
                (Role.Mentee, "/visibility"),
                (Role.Mentee, "/programmes/{programme}"),
                (Role.Mentee, "/programmes/{programme}/enrolment"),
                (Role.Mentee, "/programmes/{programme}/enrolment?as=mentee&step=review"),
                (Role.Mentee, "/pairings/{pairing}"),
                (Role.Manager, "/programmes/{programme}"),
                (Role.Manager, "/programmes/{programme}/people?state=waiting"),
                (Role.Manager, "/programmes/{programme}/people?state=unfinished"),
                (Role.Manager, "/programmes/{programme}/participants/{mentee}"),
                (Role.Manager, "/programmes/{programme}/pairings?pair={pairing}"),
                (Role.Manager, "/programmes/{programme}/approval"),
                (Role.Manager, "/programmes/{open}/call"),
            }
        )
        {
            var visitor = await furnished.As(role);
            await visitor.Get(await furnished.Fill(address)); // boards are made once
            var before = Statements(log);
            await visitor.Get(await furnished.Fill(address));
            if (Statements(log) - before is var statements && statements is > 8 or 0)
                wrong.Add($"{role} {address}: {statements} statements");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Commands that EF executed, by its own number for them.</summary>
    private static int Statements(CapturedLog log) => Regex.Count(log.Text, "\"EventId\":20101,");

    private static async Task<string> NameOfTheManager(Furnished furnished)
    {
        await using var db = furnished.World.Database.Open();
        var person = await db.People.SingleAsync(p => p.Email == FurnishedProgramme.Cast[Role.Manager]);
        return Uri.EscapeDataString($"{person.FirstName} {person.LastName}");
    }

    private static async Task<List<AuditEntry>> Acts(Furnished furnished)
    {
        await using var db = furnished.World.Database.Open();
        return await db.AuditEntries.AsNoTracking().ToListAsync();
    }
}
