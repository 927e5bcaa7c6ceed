using System.Net;
using Binome.Enrolment;
using Binome.Library;
using Binome.Notes;
using Binome.Platform;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

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
        // From the kit of what the mentee asks for, scaled from an hour to thirty minutes.
        Assert.Equal(["10", "15", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        page = await page.Submit(
            "ready",
            ("talk-minutes", "5"),
            ("practise-minutes", "20"),
            ("practise", "Ouvrir le groupe, à trois."),
            ("private", "Ne pas oublier le câble")
        );
        Assert.Contains("Ne pas oublier le câble", page.Text, StringComparison.Ordinal); // one form: neither button loses what was typed beside the other
        Assert.Equal(["5", "20", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("ready", ("talk-minutes", "dix"))).Status);

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

    [Theory, BothDatabases]
    public async Task A_mentor_prepares_with_the_kit_of_the_mentees_topic_the_programmes_own_before_ours(Store store)
    {
        await using var met = await Met.Start(store);
        var address = $"{await met.Agreed()}/preparation";
        var (mentor, ours) = (await met.As("2"), ShippedText.Find("generative-ai", "fr")!);
        var page = await mentor.Get(address);
        Assert.Equal("/library/generative-ai", page.Document.QuerySelector("main a[href*='/library/']")!.GetAttribute("href"));
        Assert.Contains(ours.Head.Safe, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".kit ol > li"));
        var checks = page.Document.QuerySelectorAll("input[name=check]").Select(c => c.GetAttribute("value")!).ToList();
        Assert.Equal(ours.Body.Before.Count + 2, checks.Count);
        await page.Submit("ready", ("check", checks[1]));
        Assert.True((await mentor.Get(address)).Document.QuerySelector($"input[name=check][value='{checks[1]}']")!.HasAttribute("checked"));
        // The kit speaks to whoever leads the session; the mentee reads its steps and minutes.
        page = await (await met.As("3")).Get(address);
        Assert.Equal(["10", "15", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.DoesNotContain(ours.Head.Safe, page.Text, StringComparison.Ordinal);

        await using var db = met.Wave.World.Database.Open();
        var (ids, now) = (new Ids(met.Wave.World.Clock), met.Wave.World.Clock.Now());
        var own = new LibraryText(ids.New<LibraryText>(), met.Wave.Programme, "generative-ai", TextKind.Kit, "ai", now);
        var second = new LibraryText(ids.New<LibraryText>(), met.Wave.Programme, "z-data", TextKind.Kit, "data", now);
        db.LibraryTexts.AddRange(own, second);
        foreach (var (text, number, step) in new[] { (own, 1, "Jadis"), (own, 2, "Montrez *votre* outil"), (second, 1, "Une ligne") })
            db.TextVersions.Add(
                new(text.Id, "fr", number, null, now)
                {
                    Title = $"Chez nous {text.Topic}",
                    Markdown =
                        $"## Séance\n\n### Parler · 10 min\n\n{step}\n\n### Pratiquer · 40 min\n\nFaire\n\n### Miroir · 10 min\n\nDire",
                }
            );
        var mentee = await db.Participants.SingleAsync(p => p.Alias == Aliases.Of(3));
        db.ParticipantTopics.Add(new(mentee.Id, "data", 2));
        await db.SaveChangesAsync();
        page = await mentor.Get(address);
        Assert.Equal(["5", "20", "5"], page.Document.QuerySelectorAll(".kit .min").Select(m => m.FirstChild!.TextContent));
        Assert.Contains("Montrez votre outil", page.Text, StringComparison.Ordinal);
        Assert.Contains("Chez nous ai", page.Text, StringComparison.Ordinal);
        page = await mentor.Get(page.Document.QuerySelector("a[href*='topic=data']")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Contains("Une ligne", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outline_gives_practice_half_and_fills_the_session()
    {
        foreach (var minutes in new[] { 20, 30, 45, 60, 90, 120 })
        {
            var agenda = Agenda.Proposed(minutes);
            Assert.Equal(minutes, agenda.Minutes);
            Assert.True(2 * agenda.Steps[1].Minutes >= minutes);
            foreach (var kit in new[] { new[] { 15, 35, 10 }, [15, 20, 10], [30, 30, 30] })
            {
                agenda = Agenda.Proposed(minutes, kit);
                Assert.Equal(minutes, agenda.Minutes);
                Assert.True(2 * agenda.Steps[1].Minutes >= minutes);
            }
        }
        Assert.Equal([10, 25, 10], Agenda.Read("[1", 45).Steps.Select(s => s.Minutes));
        Assert.Equal(Agenda.Proposed(60).Steps, Agenda.Read(Agenda.Proposed(60).ToJson(), 45).Steps);
    }

    [Theory, BothDatabases]
    public async Task What_either_of_two_mentors_adapted_last_is_shown(Store store)
    {
        await using var met = await Met.Start(store);
        await TogetherTests.Join(met);
        var address = await met.Proposed();
        await TogetherTests.Accept(met, "2", address, "");
        await TogetherTests.Accept(met, "4", address, "");
        var shown = new List<string>();
        foreach (var (who, what) in new[] { ("2", "Alpha"), ("4", "Bravo"), ("2", "Charlie"), ("4", "Delta") })
        {
            met.Wave.World.Clock.Move(TimeSpan.FromMinutes(1));
            await (await (await met.As(who)).Get($"{address}/preparation")).Submit("ready", ("practise", what));
            var kit = (await (await met.As("3")).Get($"{address}/preparation")).Document.QuerySelector(".kit")!.TextContent;
            shown.Add(new[] { "Alpha", "Bravo", "Charlie", "Delta" }.First(w => kit.Contains(w, StringComparison.Ordinal)));
        }
        Assert.Equal("Alpha Bravo Charlie Delta", string.Join(' ', shown));
    }
}
