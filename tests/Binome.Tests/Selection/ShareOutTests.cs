using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

public sealed class ShareOutTests
{
    /// <summary>A manager looked third and is named reviewer: they have read what the others made of it.</summary>
    [Theory, BothDatabases]
    public async Task Who_looked_third_is_not_given_it_again_and_reads_others(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Bob);
        await chosen.Review(Maud, Bob, 3);
        var maud = await chosen.IdOf(Maud);
        await Roles(chosen, [Reviewers[2], Maud]);
        await chosen.Apply(Cleo);
        Assert.Equal([true], (await Of(chosen, Bob)).Where(r => r.ReviewerId == maud).Select(r => r.IsThird));
        Assert.Equal(1, (await Of(chosen, Bob)).Count(r => !r.IsThird));
        var cleo = await Of(chosen, Cleo);
        Assert.Equal(ShareOut.Readers, cleo.Count);
        Assert.Contains(cleo, r => r.ReviewerId == maud && !r.IsThird);
    }

    [Theory, BothDatabases]
    public async Task Two_who_share_out_at_once_give_each_application_to_two(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await Roles(chosen, []);
        foreach (var candidate in new[] { Bob, Cleo, Dan })
            await chosen.Apply(candidate);
        await Roles(chosen, [.. Reviewers, Boss, Chief, Fay]);
        await using (var scope = chosen.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Share(scope.ServiceProvider, db, chosen);
            await db.SaveChangesAsync();
            var other = Task.Run(() => InOneOfItsOwn(chosen));
            await Task.WhenAny(other, Task.Delay(TimeSpan.FromSeconds(1))); // far enough to have read, or to wait
            await transaction.CommitAsync();
            await other;
        }
        foreach (var candidate in new[] { Bob, Cleo, Dan })
            Assert.Equal(ShareOut.Readers, (await Of(chosen, candidate)).Count);
    }

    private static async Task InOneOfItsOwn(Chosen chosen)
    {
        await using var scope = chosen.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Share(scope.ServiceProvider, db, chosen);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task Share(IServiceProvider services, BinomeDb db, Chosen chosen) =>
        await services.GetRequiredService<ShareOut>().Run(await db.Programmes.SingleAsync(p => p.Id == chosen.Programme.Id), default);

    /// <summary>These alone review from now on.</summary>
    private static async Task Roles(Chosen chosen, IReadOnlyList<string> reviewers)
    {
        await using var db = chosen.World.Database.Open();
        await db.ProgrammeRoles.Where(r => r.ProgrammeId == chosen.Programme.Id && r.Kind == RoleKind.Reviewer).ExecuteDeleteAsync();
        var (ids, now) = (new Ids(chosen.World.Clock), chosen.World.Clock.Now());
        foreach (var email in reviewers)
            db.ProgrammeRoles.Add(
                new(ids.New<ProgrammeRole>(), chosen.Programme.Id, await chosen.IdOf(email), RoleKind.Reviewer, now, "test")
            );
        await db.SaveChangesAsync();
    }

    private static async Task<List<Review>> Of(Chosen chosen, string email)
    {
        var id = (await chosen.Of(email)).Id;
        await using var db = chosen.World.Database.Open();
        return await db.Reviews.AsNoTracking().Where(r => r.ApplicationId == id).ToListAsync();
    }
}
