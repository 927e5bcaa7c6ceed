using System.Net;
using Binome.Enrolment;
using Binome.Tests.Programmes;

namespace Binome.Tests.Library;

public sealed class ProgrammeTextTests
{
    [Fact]
    public async Task Members_read_the_programmes_own_text_before_ours_and_hear_when_it_is_in_one_language_alone()
    {
        await using var world = await World.Start(Store.Sqlite);
        var id = await Founded.Make(world);
        var home = $"/programmes/{id}/library";
        await (await (await world.SignedIn(Founded.Zoe)).Get(home)).Submit("new", ("title", "Two lines for my team"), ("kind", "Exercise"));
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        var bob = await world.SignedIn(Founded.Bob, "fr");
        Assert.Contains("Parler", (await bob.Get($"{home}/what-data-is")).Text, StringComparison.Ordinal); // ours, where there is no copy
        var page = await bob.Get($"{home}/two-lines-for-my-team");
        Assert.Contains("en anglais seulement", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main [lang=en] h2"));
        Assert.DoesNotContain("/edit", page.Html, StringComparison.Ordinal);
        world.Clock.Move(TimeSpan.FromDays(366));
        Assert.Contains(
            "aurait dû être relu",
            (await (await world.SignedIn(Founded.Bob, "fr")).Get($"{home}/two-lines-for-my-team")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn(Founded.Bob)).Get($"{home}/nothing")).Status);
    }
}
