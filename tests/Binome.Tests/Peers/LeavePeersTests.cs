using Microsoft.EntityFrameworkCore;
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

    /// <summary>Their wish went in the moment in which the groups were made: they had no seat to lose yet, and got one.</summary>
    [Theory, BothDatabases]
    public async Task Whoever_took_the_wish_back_while_groups_were_made_is_introduced_to_nobody(Store store)
    {
        foreach (var others in new string[][] { [Ann, Bob, Coordinator], [Ann, Bob] })
        {
            await using var circle = await Circle.Make(store, [.. others, Zoe]);
            await circle.Form();
            await using var db = circle.Wave.World.Database.Open();
            var zoe = await circle.Wave.IdOf(Zoe);
            await db
                .Participants.Where(p => p.PersonId == zoe)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.WishesPeersAt, (DateTime?)null));
            await circle.Wave.World.Drain();
            var mails = await db.ProgrammeMails.Where(m => m.Kind == "peers.mail.group").Select(m => m.Text).ToListAsync();
            Assert.DoesNotContain(mails, m => m.Contains(Zoe, StringComparison.Ordinal));
            var isGroup = others.Length == 3; // two are none: they wait for another one
            Assert.Equal(isGroup ? [.. others] : [], await circle.Seated());
            Assert.Equal((isGroup ? 3 : 0, isGroup), (mails.Count, (await db.PeerGroups.SingleAsync()).ClosedAt is null));
            Assert.NotNull((await circle.Wave.PartOf(Ann))!.WishesPeersAt);
        }
    }
}
