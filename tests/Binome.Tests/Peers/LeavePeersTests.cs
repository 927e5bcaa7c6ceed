using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Peers;

public sealed class LeavePeersTests
{
    [Theory, BothDatabases]
    public async Task One_button_in_a_mail_leaves_the_group_and_no_mail_tells_the_others(Store store)
    {
        await using var circle = await Circle.Make(store, Ann, Bob, Zoe);
        await circle.Form();
        var link = Circle.LinkIn(await circle.MailTo(Zoe));
        var before = (await circle.Wave.LettersTo(Ann)).Count;
        var holder = circle.Wave.World.Visitor("en");
        var page = await holder.Get(link);
        Assert.Equal([Ann, Bob, Zoe], await circle.Seated()); // looked at by a mail scanner: nothing happens
        Assert.DoesNotContain("Ann", page.Text, StringComparison.Ordinal); // whoever holds the link reads nobody's name
        page = await page.Submit("leave");
        Assert.Equal("You are in this group no longer", page.Heading);
        Assert.Equal([Ann, Bob], await circle.Seated());
        Assert.Equal(before, (await circle.Wave.LettersTo(Ann)).Count);
        Assert.Null((await circle.Wave.PartOf(Zoe))!.WishesPeersAt); // asked again when they wish it again
        Assert.Equal("You are in this group no longer", (await holder.Get(link)).Heading);
        Assert.NotEqual("You are in this group no longer", (await holder.Get("/peers/x")).Heading);
    }
}
