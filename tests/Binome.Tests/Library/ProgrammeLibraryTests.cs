using System.Net;
using Binome.Enrolment;
using Binome.Library;
using Binome.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Library;

public sealed class ProgrammeLibraryTests
{
    [Theory, BothDatabases]
    public async Task A_manager_copies_one_of_ours_in_both_languages_and_writes_one_that_is_missing(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var (zoe, home) = (await world.SignedIn(Founded.Zoe), $"/programmes/{id}/library");
        var page = await zoe.Get(home);
        var old = await zoe.Get(home);
        Assert.Contains("Nothing of its own yet", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("copy")).Status);
        Assert.Equal($"{home}/what-data-is/edit", (await page.Submit("copy", ("code", "what-data-is"))).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await old.Submit("copy", ("code", "what-data-is"))).Status); // a page of before
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await old.Submit("copy", ("code", "nothing-of-ours"))).Status);
        Assert.Equal(
            $"{home}/a-space-for-three/edit",
            (await page.Submit("new", ("title", "A space for three!"), ("kind", "Exercise"), ("topic", "ai"))).Path
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await old.Submit("new", ("title", "x"), ("kind", "Charter"))).Status);
        Assert.Contains("2 texts are the programme’s own", (await zoe.Get(home)).Text, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(["a-space-for-three en 1", "what-data-is en 1", "what-data-is fr 1"], (
                await db
                    .TextVersions.Join(
                        db.LibraryTexts,
                        v => v.TextId,
                        t => t.Id,
                        (v, t) =>
                            new
                            {
                                t.Code,
                                v.Language,
                                v.Number,
                            }
                    )
                    .ToListAsync()
            ).Select(v => $"{v.Code} {v.Language} {v.Number}").Order());

        // Members read, and nobody else knows that it is there; a library that has something of its own is found from everybody's.
        var bob = await world.SignedIn(Founded.Bob);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get(home)).Status);
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        page = await bob.Get(home);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.DoesNotContain("Good until", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{home}\"", (await bob.Get("/library")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get($"{home}/what-data-is/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get($"{home}/what-data-is/history")).Status);
    }
}
