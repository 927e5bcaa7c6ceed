using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Sessions;

/// <summary>What those who run a programme, and calendars, do not read of a session; and times that have gone by.</summary>
public sealed class DiscreetSessionTests
{
    [Theory, BothDatabases]
    public async Task Who_proposed_is_in_no_list_of_mails_that_a_session_stands_is(Store store)
    {
        await using var met = await Met.Start(store);
        await met.Proposed();
        await met.Wave.World.Drain();
        var manager = await met.As("1");
        var mails = $"/programmes/{met.Wave.Programme}/mails";
        var before = await manager.Get(mails);
        Assert.DoesNotContain("horaires au choix", before.Text, StringComparison.Ordinal);
        await using (var db = met.Wave.World.Database.Open())
            await db.Sessions.ExecuteDeleteAsync();
        await met.Agreed();
        await met.Wave.World.Drain();
        var after = await manager.Get(mails);
        Assert.DoesNotContain("horaires au choix", after.Text, StringComparison.Ordinal);
        Assert.Equal(
            2,
            after.Document.QuerySelectorAll("main tbody tr").Count(r => r.TextContent.Contains("invitation", StringComparison.Ordinal))
        );
    }

    [Theory, BothDatabases]
    public async Task Whose_office_it_is_stands_on_the_page_and_in_no_mail_that_a_calendar_takes_over(Store store)
    {
        await using var met = await Met.Start(store);
        var page = await (await (await met.As("3")).Get(met.List)).Submit(
            "propose",
            ("place", "mentee"),
            ("detail", "12e, aile Quichotte")
        );
        var mentor = await met.As("2");
        page = await mentor.Get(page.Path);
        page = await page.Submit("accept", ("slot", Met.First(page)));
        Assert.Contains("aile Quichotte", page.Text, StringComparison.Ordinal);
        Assert.All(await met.Letters("agreed"), l => Assert.DoesNotContain("Quichotte", l.Text, StringComparison.Ordinal));
        Assert.All(await met.Invitations("agreed"), l => Assert.DoesNotContain("Quichotte", l.Calendar, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Times_that_have_gone_by_are_not_waited_for(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Proposed();
        met.Wave.World.Clock.Move(TimeSpan.FromDays(40));
        var page = await (await met.As("2")).Get(address);
        Assert.DoesNotContain("value=\"accept\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"propose\"", page.Html, StringComparison.Ordinal);
        page = await page.Submit("propose");
        Assert.Equal(address, page.Path.Split('?')[0]);
        Assert.Equal(3, (await met.Read(address)).Slots.Count);
    }
}
