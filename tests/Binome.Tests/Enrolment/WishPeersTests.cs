using Binome.Enrolment;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class WishPeersTests
{
    private const string Question = "exchange with two to four other managers";

    private static async Task Ask(Wave wave, string email, InvitationWords words)
    {
        var person = await wave.IdOf(email);
        await using var db = wave.World.Database.Open();
        var (ids, now) = (new Ids(wave.World.Clock), wave.World.Clock.Now());
        db.Invitations.Add(new(ids.New<Invitation>(), wave.Programme.Id, person, ParticipantKind.Mentee, now, "test") { InWords = words });
        await db.SaveChangesAsync();
    }

    [Theory, BothDatabases]
    public async Task Whoever_was_invited_as_a_middle_manager_may_wish_for_peers_and_take_it_back(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Ask(wave, Zoe, InvitationWords.MiddleManagers);
        await Ask(wave, Ann, InvitationWords.Usual);
        await wave.Join(Zoe, ParticipantKind.Mentee);
        await wave.Join(Ann, ParticipantKind.Mentee);
        var zoe = await wave.World.SignedIn(Zoe);
        var page = await zoe.Get($"{wave.Form}?as=mentee");
        Assert.Contains(Question, page.Text, StringComparison.Ordinal);
        Assert.Contains("read your name and address", page.Text, StringComparison.Ordinal);
        page = await page.Submit("peers", ("do", "wish"));
        Assert.NotNull((await wave.PartOf(Zoe))!.WishesPeersAt);
        await page.Submit("peers", ("do", "drop"));
        Assert.Null((await wave.PartOf(Zoe))!.WishesPeersAt);
        var ann = await wave.World.SignedIn(Ann);
        Assert.DoesNotContain(Question, (await ann.Get($"{wave.Form}?as=mentee")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_wish_is_kept_with_the_form_and_goes_with_its_author(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Ask(wave, Zoe, InvitationWords.MiddleManagers);
        await wave.Join(Zoe, ParticipantKind.Mentee);
        await using (var db = wave.World.Database.Open())
            await db.Participants.ExecuteUpdateAsync(p => p.SetProperty(x => x.EnrolledAt, (DateTime?)null));
        var zoe = await wave.World.SignedIn(Zoe);
        await (await zoe.Get($"{wave.Form}?as=mentee&step=review")).Submit("send", ("peers", "true"));
        Assert.NotNull((await wave.PartOf(Zoe))!.WishesPeersAt);
        Assert.Contains("peers", (await zoe.Get("/account/data")).Text, StringComparison.Ordinal);
        await (await zoe.Get($"{wave.Form}?as=mentee")).Submit("withdraw");
        Assert.Null((await wave.PartOf(Zoe))!.WishesPeersAt);
    }

    [Theory, BothDatabases]
    public async Task Somebody_sealed_wishes_for_none_and_sealing_takes_the_wish_back(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Ask(wave, Zoe, InvitationWords.MiddleManagers);
        await wave.Join(Zoe, ParticipantKind.Mentee);
        var zoe = await wave.World.SignedIn(Zoe);
        var review = await zoe.Get($"{wave.Form}?as=mentee");
        await review.Submit("peers", ("do", "wish"));
        var stale = await zoe.Get($"{wave.Form}?as=mentee");
        await (await zoe.Get($"{wave.Form}?as=mentee&step=discretion")).Submit("discretion", ("discretion", "3"));
        var part = await wave.PartOf(Zoe);
        Assert.Equal((true, null), (part!.IsSealed, part.WishesPeersAt));
        var page = await zoe.Get($"{wave.Form}?as=mentee");
        Assert.Contains("no group of peers for you", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[value=wish]"));
        Assert.Throws<RefusedException>(() => part.WishPeers(true, wave.World.Clock.Now()));
        // A page that was open before says why nothing came of it.
        Assert.Contains("peers would learn your name", (await stale.Submit("peers", ("do", "wish"))).Text, StringComparison.Ordinal);
    }
}
