using Binome.Enrolment;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class EnrolmentTests
{
    [Theory, BothDatabases]
    public async Task A_mentee_answers_step_by_step_and_is_told_that_it_arrived(Store store)
    {
        await using var wave = await Wave.Make(store);
        var eve = await wave.World.SignedIn(Eve);
        var page = await eve.Get($"{wave.Form}?as=mentee");
        Assert.Equal("What would help you?", page.Heading);
        page = await page.Submit("topics", ("topics", "ai"), ("topics", "networks"));
        page = await page.Submit("levels", ("level-ai", "5"), ("level-networks", "2"));
        page = await page.Submit("problem", ("today", "Too much\0 mail."), ("tried", ""), ("wanted", "Work with others."));
        page = await page.Submit("hours", ("hours", "thu 14-18"), ("hours", "mon 8-12"), ("hours", "sun 3-4"), ("place", "neutral"));
        page = await page.Submit("choices", ("do", "next"));
        page = await page.Submit(
            "style",
            [.. new[] { "talks", "structures", "pace", "directness", "formality" }.Select((a, i) => ($"style-{a}", $"{i + 1}"))]
        );
        page = await page.Submit("discretion", ("discretion", "2"));
        Assert.Equal("Is this right?", page.Heading);
        Assert.Contains("Too much mail.", page.Text, StringComparison.Ordinal);
        Assert.Null((await wave.PartOf(Eve))!.EnrolledAt);
        page = await page.Submit("send");
        Assert.Equal("You are enrolled", page.Heading);

        var part = (await wave.PartOf(Eve))!;
        Assert.True(part.IsEnrolled);
        Assert.Equal("mon 8-12|thu 14-18", part.Hours);
        Assert.Equal("0|4|8|11|15", part.Style);
        Assert.Equal(("neutral", Discretion.PairOnly), (part.Place, part.Discretion));
        await using var db = wave.World.Database.Open();
        Assert.Equal(
            [("ai", 5), ("networks", 2)],
            (await db.ParticipantTopics.OrderBy(t => t.Topic).ToListAsync()).Select(t => (t.Topic, t.Level))
        );
        var letter = Assert.Single(await wave.LettersTo(Eve));
        Assert.Equal("Binôme\u00A0: un message pour vous", letter.Subject); // in the reader's language, and nothing a neighbour should read
        Assert.DoesNotContain(await db.AuditEntries.Where(e => e.Act.StartsWith("enrolment")).ToListAsync(), e => e.Actor != "participant");
    }

    [Theory, BothDatabases]
    public async Task What_was_saved_is_there_when_they_come_back(Store store)
    {
        await using var wave = await Wave.Make(store);
        var ann = await wave.World.SignedIn(Ann);
        var page = await (await ann.Get($"{wave.Form}?as=mentor")).Submit("topics", ("topics", "data"));
        Assert.Equal("How well do you know it?", page.Heading);
        page = await page.Submit("levels", ("level-data", "4"), ("capacity", "3"));
        var again = await (await wave.World.SignedIn(Ann)).Get($"{wave.Form}?as=mentor");
        Assert.Equal("When and where?", again.Heading);
        Assert.Equal(3, (await wave.PartOf(Ann))!.Capacity);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_out_of_scope_or_late_is_told_so_and_joins_nothing(Store store)
    {
        await using var wave = await Wave.Make(store);
        var outsider = await wave.World.SignedIn(Outsider);
        Assert.Contains("for other colleagues", (await outsider.Get($"{wave.Form}?as=mentor")).Text, StringComparison.Ordinal);
        var open = await (await wave.World.SignedIn(Ann)).Get($"{wave.Form}?as=mentor");
        await using (var db = wave.World.Database.Open())
        {
            var programme = await db.Programmes.SingleAsync();
            programme.Match();
            await db.SaveChangesAsync();
        }
        var refused = await open.Submit("topics", ("topics", "data"));
        Assert.Contains("Enrolment is closed", refused.Text, StringComparison.Ordinal);
        Assert.Null(await wave.PartOf(Ann));
    }

    [Theory, BothDatabases]
    public async Task An_unfinished_form_is_recalled_once_after_three_days(Store store)
    {
        await using var wave = await Wave.Make(store);
        await (await (await wave.World.SignedIn(Ann)).Get($"{wave.Form}?as=mentor")).Submit("topics", ("topics", "data"));
        Assert.Empty(await wave.LettersTo(Ann));
        wave.World.Clock.Move(TimeSpan.FromDays(3.1));
        Assert.Contains("not sent it yet", Assert.Single(await wave.LettersTo(Ann)).Text, StringComparison.Ordinal);
        wave.World.Clock.Move(TimeSpan.FromDays(10));
        Assert.Single(await wave.LettersTo(Ann));
    }

    [Theory, BothDatabases]
    public async Task Withdrawing_takes_one_button_and_coming_back_keeps_the_answers(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Ann, ParticipantKind.Mentor);
        var ann = await wave.World.SignedIn(Ann);
        var page = await (await ann.Get($"{wave.Form}?as=mentor")).Submit("withdraw");
        Assert.Contains("no longer take part as a mentor", page.Text, StringComparison.Ordinal);
        Assert.False((await wave.PartOf(Ann))!.IsEnrolled);
        await (await ann.Get($"{wave.Form}?as=mentor&step=review")).Submit("send");
        Assert.True((await wave.PartOf(Ann))!.IsEnrolled);
        await using var db = wave.World.Database.Open();
        Assert.Equal(4, (await db.ParticipantTopics.SingleAsync()).Level);
    }

    [Theory, BothDatabases]
    public async Task Wishes_keep_their_order_and_a_veto_takes_the_place_of_a_wish(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee);
        var eve = await wave.World.SignedIn(Eve);
        var (ann, bob, zoe) = (await wave.IdOf(Ann), await wave.IdOf(Bob), await wave.IdOf(Zoe));
        var page = await eve.Get($"{wave.Form}?as=mentee&step=choices&q=testann");
        Assert.Contains("Ann Testann", page.Text, StringComparison.Ordinal);
        foreach (var act in (string[])[$"wish:{ann}", $"wish:{bob}", $"wish:{zoe}", $"up:{zoe}", $"veto:{ann}"])
            page = await page.Submit("choices", ("do", act));
        await using var db = wave.World.Database.Open();
        var choices = await db.ParticipantChoices.OrderBy(c => c.Kind).ThenBy(c => c.Rank).ToListAsync();
        Assert.Equal([zoe, bob, ann], choices.Select(c => c.OtherId));
        Assert.Equal([ChoiceKind.Wish, ChoiceKind.Wish, ChoiceKind.Veto], choices.Select(c => c.Kind));
        Assert.Equal([1, 2], choices.Take(2).Select(c => c.Rank));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_sealed_where_nobody_is_named_to_know_them(Store store)
    {
        await using var wave = await Wave.Make(store, withSealedCoordinator: false);
        await wave.Join(Eve, ParticipantKind.Mentee);
        var page = await (await wave.World.SignedIn(Eve)).Get($"{wave.Form}?as=mentee&step=discretion");
        var refused = await page.Submit("discretion", ("discretion", "3"));
        Assert.Contains("Nobody has been named yet", refused.Text, StringComparison.Ordinal);
        Assert.Equal(Discretion.Open, (await wave.PartOf(Eve))!.Discretion);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_sealed_where_the_one_who_would_know_has_left(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee);
        await using (var db = wave.World.Database.Open())
        {
            var left = DateOnly.FromDateTime(wave.World.Clock.Now());
            await db.People.Where(p => p.Email == SealedCoordinator).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeftOn, left));
        }
        var page = await (await wave.World.SignedIn(Eve)).Get($"{wave.Form}?as=mentee&step=discretion");
        Assert.DoesNotContain("Sera Testsera", page.Text, StringComparison.Ordinal);
        var refused = await page.Submit("discretion", ("discretion", "3"));
        Assert.Contains("Nobody has been named yet", refused.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_written_down_once_the_programme_is_over(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee);
        var eve = await wave.World.SignedIn(Eve);
        var before = await eve.Get($"{wave.Form}?as=mentee&step=problem");
        await using (var db = wave.World.Database.Open())
        {
            (await db.Programmes.SingleAsync()).Close(wave.World.Clock.Now());
            await db.SaveChangesAsync();
        }
        var refused = await before.Submit("problem", ("today", "Too many mails."));
        Assert.Contains("This programme is over", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Too many mails.", refused.Html, StringComparison.Ordinal);
        var after = await eve.Get($"{wave.Form}?as=mentee&step=choices");
        Assert.Contains("This programme is over", after.Text, StringComparison.Ordinal);
        Assert.NotNull(after.Document.QuerySelector("a[href*='step=discretion']"));
        await using var still = wave.World.Database.Open();
        Assert.False(await still.Problems.AnyAsync());
    }

    [Theory, BothDatabases]
    public async Task Discretion_changes_when_the_programme_is_over_too(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Eve, ParticipantKind.Mentee);
        await using (var db = wave.World.Database.Open())
        {
            (await db.Programmes.SingleAsync()).Close(wave.World.Clock.Now());
            await db.SaveChangesAsync();
        }
        var page = await (await wave.World.SignedIn(Eve)).Get($"{wave.Form}?as=mentee&step=discretion");
        Assert.Contains("Sera Testsera", page.Text, StringComparison.Ordinal);
        await page.Submit("discretion", ("discretion", "3"));
        Assert.Equal(Discretion.Sealed, (await wave.PartOf(Eve))!.Discretion);
    }
}
