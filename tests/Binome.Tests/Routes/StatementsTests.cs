using Binome.People;
using Binome.Platform;
using Binome.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Routes;

/// <summary>What a page asks of its database does not depend on how much is in it.</summary>
public sealed class StatementsTests
{
    private const int Most = 8;

    [Theory, BothDatabases]
    public async Task Every_page_asks_eight_times_at_most_and_no_more_with_sixty_times_as_much(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var few = await Walked(furnished);
        await Crowd.Join(furnished);
        var many = await Walked(furnished);
        var wrong = new List<string>();
        await using var scope = furnished.World.Services.CreateAsyncScope();
        var keepers = scope.ServiceProvider.GetServices<IReact<DataAsked>>().Count();
        foreach (var (page, statements) in few)
            // Fewer is no fault: whom one looked at is written down where a sealed person stands on the first page.
            if (statements > (IsGathering(page) ? 1 + keepers : Most) || many[page] > statements)
                wrong.Add($"{page}: {statements} statements, with more people {many[page]}");
        Assert.True(few.Count > 60, $"{few.Count} pages");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Whom somebody could be given to is looked up on a roster that the process keeps for a minute: whoever comes after it reads it for the others.</summary>
    [Theory, BothDatabases]
    public async Task Where_a_conflict_brings_proposals_the_roster_is_read_once_a_minute_and_no_more(Store store)
    {
        const int roster = 5;
        await using var furnished = await Furnished.Make(store, "Production");
        await using var db = furnished.World.Database.Open();
        var visitor = await furnished.As(Role.Manager);
        using var count = Count(db);
        foreach (var address in new[] { "/programmes/{programme}/pairings", "/programmes/{programme}/pairings?pair={conflict}" })
        {
            var filled = await furnished.Fill(address);
            await visitor.Get(filled);
            furnished.World.Clock.Move(TimeSpan.FromMinutes(2));
            count.Take();
            await visitor.Get(filled);
            var first = count.Take();
            await visitor.Get(filled);
            var next = count.Take();
            Assert.True(next <= Most && first <= next + roster, $"{address}: {first} statements, then {next}");
        }
    }

    /// <summary>All that is kept of somebody is asked of each capability once, beside the account, and grows with their number alone.</summary>
    private static bool IsGathering(string page) =>
        page.EndsWith("/account/data", StringComparison.Ordinal) || page.EndsWith("/account/erasure", StringComparison.Ordinal);

    /// <summary>Statements of each page's second visit: what is made once for the process is no page's.</summary>
    private static async Task<Dictionary<string, int>> Walked(Furnished furnished)
    {
        var found = new Dictionary<string, int>();
        await using var db = furnished.World.Database.Open();
        using var count = Count(db);
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await furnished.As(role);
            foreach (var address in Walk.Of(role))
            {
                var filled = await furnished.Fill(address);
                await visitor.Get(filled);
                count.Take();
                await visitor.Get(filled);
                found[$"{role} {address}"] = count.Take();
            }
        }
        return found;
    }

    private static Statement Count(BinomeDb db)
    {
        var ours = db.Database.GetDbConnection();
        return Statement.Count(command =>
            command.Connection!.DataSource == ours.DataSource && command.Connection.Database == ours.Database
        );
    }
}
