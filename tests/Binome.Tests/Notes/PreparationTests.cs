using System.Net;
using Binome.Notes;
using Binome.Tests.Sessions;

namespace Binome.Tests.Notes;

public sealed class PreparationTests
{
    [Theory, BothDatabases]
    public async Task The_mentor_adapts_the_outline_the_mentee_says_where_they_stand_and_each_ticks_a_list(Store store)
    {
        await using var met = await Met.Start(store);
        var address = $"{await met.Agreed()}/preparation";
        var (mentor, mentee) = (await met.As("2"), await met.As("3"));
        var page = await mentor.Get(address);
        Assert.Equal(["5", "20", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        page = await page.Submit("agenda", ("talk-minutes", "10"), ("practise-minutes", "15"), ("practise", "Ouvrir le groupe, à trois."));
        Assert.Equal(["10", "15", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("agenda", ("talk-minutes", "dix"))).Status);

        page = await mentee.Get(address);
        Assert.Contains("Ouvrir le groupe, à trois.", page.Document.QuerySelector(".kit")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.Forms, f => f.QuerySelector("[name=talk-minutes]") is not null);
        await page.Submit("ready", ("level", "2"), ("check", "example"), ("private", "Mot de passe à retrouver"));
        page = await mentee.Get(address);
        Assert.True(page.Document.QuerySelector("input[name=check][value=example]")!.HasAttribute("checked"));
        Assert.True(page.Document.QuerySelector("input[name=level][value='2']")!.HasAttribute("checked"));

        var seen = (await mentor.Get(address)).Document.Body!.TextContent;
        Assert.Contains("2 sur 5", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Mot de passe", seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await met.As("4")).Get(address)).Status);
    }

    [Fact]
    public void An_outline_gives_practice_half_and_fills_the_session()
    {
        foreach (var minutes in new[] { 20, 30, 45, 60, 90, 120 })
        {
            var agenda = Agenda.Proposed(minutes);
            Assert.Equal(minutes, agenda.Minutes);
            Assert.True(2 * agenda.Steps[1].Minutes >= minutes);
        }
        Assert.Equal([10, 25, 10], Agenda.Read("[1", 45).Steps.Select(s => s.Minutes));
        Assert.Equal(Agenda.Proposed(60).Steps, Agenda.Read(Agenda.Proposed(60).ToJson(), 45).Steps);
    }
}
