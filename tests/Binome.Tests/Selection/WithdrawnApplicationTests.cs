using System.Net;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Selection.Chosen;

namespace Binome.Tests.Selection;

/// <summary>Of whoever withdrew, left, or runs the programme themselves.</summary>
public sealed class WithdrawnApplicationTests
{
    [Theory, BothDatabases]
    public async Task Nobody_reads_it_any_more_also_who_runs_the_programme(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        await chosen.Review(Maud, Cleo, 3, "Words of Maud.");
        var maud = await chosen.As(Maud);
        var before = await maud.Get(await chosen.PageOf(Cleo));
        Assert.Contains("Because of cleo", before.Text, StringComparison.Ordinal);
        Assert.Contains("Words of Maud.", before.Text, StringComparison.Ordinal);
        await (await (await chosen.As(Cleo)).Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        Assert.Contains("nobody asks why", (await chosen.LettersTo(Cleo))[^1].Text, StringComparison.Ordinal);
        var after = await maud.Get(await chosen.PageOf(Cleo));
        Assert.Contains("Withdrew on", after.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("Because of cleo|First you look|Words of Maud", after.Html);
        Assert.Contains("Cleo", (await maud.Get($"{chosen.Page}?state=withdrawn")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_is_taken_out_by_a_manager_is_not_told_that_they_wished_it(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        await chosen.World.Drain();
        await using (var scope = chosen.World.Services.CreateAsyncScope())
        {
            var (db, id) = (scope.ServiceProvider.GetRequiredService<BinomeDb>(), (await chosen.Of(Cleo)).ParticipantId);
            await scope
                .ServiceProvider.GetRequiredService<Withdraw>()
                .Run(
                    await db.Programmes.SingleAsync(p => p.Id == chosen.Programme.Id),
                    await db.Participants.SingleAsync(p => p.Id == id),
                    "manager",
                    default
                );
            await db.SaveChangesAsync();
        }
        Assert.NotNull((await chosen.Of(Cleo)).WithdrawnAt);
        var kinds = (await chosen.LettersTo(Cleo)).Select(l => l.Kind).ToList();
        Assert.DoesNotContain(SelectionMails.Withdrawn, kinds);
        Assert.Contains(EnrolmentMails.Withdrawn, kinds);
    }

    /// <summary>The application stays as it was: an import that is undone finds it again.</summary>
    [Theory, BothDatabases]
    public async Task Who_left_the_company_waits_for_nothing_until_the_import_is_undone(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        var maud = await chosen.As(Maud);
        var reader = await ReaderOf(chosen, Cleo);
        var address = await chosen.PageOf(Cleo);
        Assert.Equal("1 candidate waits", (await maud.Get(chosen.Page)).Heading[..17]);
        await using (var scope = chosen.World.Services.CreateAsyncScope())
        {
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<PeopleLeft>>())
                await reaction.On(new([await chosen.IdOf(Cleo)], chosen.World.Clock.Now()), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        Assert.DoesNotContain("Cleo", (await maud.Get(chosen.Page)).Text, StringComparison.Ordinal);
        Assert.Contains("Cleo", (await maud.Get($"{chosen.Page}?state=withdrawn")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("candidate waits", (await maud.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await chosen.As(reader)).Get(address)).Status);
        Assert.Empty((await maud.Get(address)).Document.QuerySelectorAll("input[name=outcome]"));
        await using (var db = chosen.World.Database.Open())
            await db.Participants.ExecuteUpdateAsync(p => p.SetProperty(x => x.WithdrawnAt, (DateTime?)null)); // as an undo does
        Assert.Contains("Cleo", (await maud.Get(chosen.Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await chosen.As(reader)).Get(address)).Status);
        await chosen.Days(10.5);
        Assert.Equal(Outcome.Reserve, (await chosen.Of(Cleo)).Outcome);
    }

    private static async Task<string> ReaderOf(Chosen chosen, string email)
    {
        var id = (await chosen.Of(email)).Id;
        await using var db = chosen.World.Database.Open();
        return await db
            .Reviews.Where(r => r.ApplicationId == id)
            .Join(db.People, r => r.ReviewerId, p => p.Id, (_, p) => p.Email!)
            .FirstAsync();
    }

    [Theory, BothDatabases]
    public async Task Who_withdrew_as_a_candidate_takes_part_at_once_where_nobody_chooses_any_more(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        var cleo = await chosen.As(Cleo);
        await (await cleo.Get($"/programmes/{chosen.Programme.Id}/application")).Submit("withdraw");
        await using (var db = chosen.World.Database.Open())
            await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.PromisedDays, (int?)null));
        await (await cleo.Get($"/programmes/{chosen.Programme.Id}/enrolment?as=mentor&step=review")).Submit("send");
        await using var after = chosen.World.Database.Open();
        var part = await after.Participants.AsNoTracking().SingleAsync();
        Assert.True(part.IsEnrolled);
        Assert.Null(part.CandidateSince);
    }

    /// <summary>A manager who applies where they manage leaves the reading and the answer to others.</summary>
    [Theory, BothDatabases]
    public async Task A_manager_does_not_open_their_own(Store store)
    {
        await using var chosen = await Chosen.Make(store);
        await chosen.Apply(Cleo);
        await chosen.Apply(Eve);
        await using (var db = chosen.World.Database.Open())
        {
            db.ProgrammeRoles.Add(
                new(
                    new Ids(chosen.World.Clock).New<ProgrammeRole>(),
                    chosen.Programme.Id,
                    await chosen.IdOf(Cleo),
                    RoleKind.Manager,
                    chosen.World.Clock.Now(),
                    "test"
                )
            );
            await db.SaveChangesAsync();
        }
        var cleo = await chosen.As(Cleo);
        Assert.Equal(HttpStatusCode.NotFound, (await cleo.Get(await chosen.PageOf(Cleo))).Status);
        Assert.Equal(HttpStatusCode.OK, (await cleo.Get(await chosen.PageOf(Eve))).Status);
        var listed = (await cleo.Get(chosen.Page)).Document.QuerySelector("main tbody")!.TextContent;
        Assert.DoesNotContain("Cleo", listed, StringComparison.Ordinal);
        Assert.Contains("Eve", listed, StringComparison.Ordinal);
    }
}
