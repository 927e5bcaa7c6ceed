using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class CallTests
{
    [Theory, BothDatabases]
    public async Task A_preview_shows_the_mail_in_both_languages_and_the_number_and_sends_nothing(Store store)
    {
        await using var wave = await Wave.Make(store);
        await wave.Join(Ann, ParticipantKind.Mentor);
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.Call);
        var shown = await page.Submit("invite", ("as", "mentor"), ("who", "scope"), ("do", "preview"));
        Assert.Contains("would go to 6 people", shown.Text, StringComparison.Ordinal); // seven in scope, Ann is in already
        Assert.Contains("looks for colleagues", shown.Text, StringComparison.Ordinal);
        Assert.Contains("cherche des collègues", shown.Text, StringComparison.Ordinal);
        Assert.Empty(await wave.LettersTo(Bob));
        var tested = await shown.Submit("invite", ("as", "mentor"), ("who", "scope"), ("do", "test"));
        Assert.Equal(2, (await wave.LettersTo(Manager)).Count);
        Assert.Empty(await wave.LettersTo(Bob));
        await using var db = wave.World.Database.Open();
        Assert.False(await db.Invitations.AnyAsync());
        Assert.Null((await db.Programmes.SingleAsync()).SentAt);
    }

    [Theory, BothDatabases]
    public async Task An_invitation_goes_once_to_everybody_of_a_list_in_their_language_with_the_programmes_own_words(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await (await manager.Get($"{wave.Call}?mail=inviteMentee")).Submit("words", ("fr", "Chère collègue,\nvenez."), ("en", ""));
        var page = await manager.Get(wave.Call);
        (string, string)[] filled = [("as", "mentee"), ("who", "list"), ("list", $"{Eve.ToUpperInvariant()}; N-zoe"), ("do", "send")];
        page = await page.Submit("invite", filled); // not seen before: it is shown
        Assert.Contains("not what was shown", page.Text, StringComparison.Ordinal);
        Assert.Empty(await wave.LettersTo(Eve));
        page = await page.Submit("invite", filled);
        Assert.Equal("0 of 2 invited people have said yes", page.Heading);
        var eve = Assert.Single(await wave.LettersTo(Eve));
        Assert.StartsWith("Chère collègue,\nvenez.\n\nTen weeks", eve.Text, StringComparison.Ordinal);
        Assert.Contains($"http://binome.example{wave.Form}?as=mentee", eve.Text, StringComparison.Ordinal);
        Assert.StartsWith("Hello", Assert.Single(await wave.LettersTo(Zoe)).Text, StringComparison.Ordinal);
        var again = await page.Submit("invite", filled);
        Assert.Contains("nobody left to invite", again.Text, StringComparison.Ordinal);
        Assert.Single(await wave.LettersTo(Zoe));
    }

    /// <summary>A manager sends it, the sponsor's name stands under it; to mentees alone, and shown with that name before.</summary>
    [Theory, BothDatabases]
    public async Task Executives_are_invited_in_the_sponsors_name(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        Assert.Null((await manager.Get(wave.Call)).Document.QuerySelector("input[name=words][value=sponsor]")); // nobody is
        await using (var db = wave.World.Database.Open())
        {
            var zoe = await db.People.Where(p => p.Email == Zoe).Select(p => p.Id).SingleAsync();
            var programme = await db.Programmes.SingleAsync();
            db.ProgrammeRoles.Add(
                new(new Ids(wave.World.Clock).New<ProgrammeRole>(), programme.Id, zoe, RoleKind.Sponsor, wave.World.Clock.Now(), "test")
            );
            await db.SaveChangesAsync();
        }
        var page = await manager.Get(wave.Call);
        (string, string)[] filled = [("as", "mentee"), ("who", "list"), ("list", "N-eve"), ("wording", "sponsor")];
        Assert.Equal(
            System.Net.HttpStatusCode.UnprocessableEntity,
            (await page.Submit("invite", [.. filled[1..], ("as", "mentor"), ("do", "preview")])).Status
        );
        page = await page.Submit("invite", [.. filled, ("do", "preview")]);
        Assert.Contains("I support the programme", page.Text, StringComparison.Ordinal);
        // Without the tick it is another mail, and is shown first.
        var other = await page.Submit("invite", [.. filled[..3], ("wording", "usual"), ("do", "send")]);
        Assert.Contains("not what was shown", other.Text, StringComparison.Ordinal);
        await page.Submit("invite", [.. filled, ("do", "send")]);
        var eve = Assert.Single(await wave.LettersTo(Eve));
        await using var after = wave.World.Database.Open();
        var sponsor = await after.People.AsNoTracking().SingleAsync(p => p.Email == Zoe);
        Assert.EndsWith($"{sponsor.FirstName} {sponsor.LastName}", eve.Text.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains($"http://binome.example{wave.Form}?as=mentee", eve.Text, StringComparison.Ordinal);
        Assert.Equal(1, await after.AuditEntries.CountAsync(e => e.Act == "enrolment.audit.invitedInName"));
    }

    /// <summary>Another sponsor, named between the click and the mail, has confirmed nothing.</summary>
    [Theory, BothDatabases]
    public async Task Nobody_signs_in_the_place_of_a_sponsor_who_is_gone(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        await Name(Zoe);
        var page = await manager.Get(wave.Call);
        (string, string)[] filled = [("as", "mentee"), ("who", "list"), ("list", "N-eve"), ("wording", "sponsor")];
        page = await page.Submit("invite", [.. filled, ("do", "preview")]);
        await page.Submit("invite", [.. filled, ("do", "send")]);
        await using (var db = wave.World.Database.Open())
            await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.Sponsor).ExecuteDeleteAsync();
        await Name(Manager);
        var eve = Assert.Single(await wave.LettersTo(Eve));
        Assert.DoesNotContain("I support the programme", eve.Text, StringComparison.Ordinal);
        await using var after = wave.World.Database.Open();
        var other = await after.People.AsNoTracking().SingleAsync(p => p.Email == Manager);
        Assert.DoesNotContain(other.LastName!, eve.Text, StringComparison.Ordinal);
        Assert.Contains($"http://binome.example{wave.Form}", eve.Text, StringComparison.Ordinal);

        async Task Name(string email)
        {
            await using var db = wave.World.Database.Open();
            var person = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
            var (programme, now) = (await db.Programmes.SingleAsync(), wave.World.Clock.Now());
            db.ProgrammeRoles.Add(new(new Ids(wave.World.Clock).New<ProgrammeRole>(), programme.Id, person, RoleKind.Sponsor, now, "test"));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Words of their own, remembered: the form's first page speaks of their own gain, to them alone.</summary>
    [Theory, BothDatabases]
    public async Task Middle_managers_are_invited_in_words_of_their_own(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        var page = await manager.Get(wave.Call);
        (string, string)[] filled = [("as", "mentee"), ("who", "list"), ("list", $"N-eve; {Zoe}"), ("wording", "managers")];
        var wrong = await page.Submit("invite", [.. filled[1..], ("as", "mentor"), ("do", "preview")]);
        Assert.Contains("goes to those who learn", wrong.Text, StringComparison.Ordinal);
        page = await page.Submit("invite", [.. filled, ("do", "preview")]);
        Assert.Contains("Nobody asks you to be the expert before your team", page.Text, StringComparison.Ordinal);
        Assert.Contains("Personne ne vous demande", page.Text, StringComparison.Ordinal);
        // In the usual words it is another mail, and is shown first.
        var other = await page.Submit("invite", [.. filled[..3], ("wording", "usual"), ("do", "send")]);
        Assert.Contains("not what was shown", other.Text, StringComparison.Ordinal);
        page = await page.Submit("invite", [.. filled, ("do", "send")]);
        await page.Submit("invite", ("as", "mentee"), ("who", "list"), ("list", "N-ann"), ("wording", "usual"), ("do", "preview"));
        var zoe = Assert.Single(await wave.LettersTo(Zoe));
        Assert.Contains("Your own manager is told nothing", zoe.Text, StringComparison.Ordinal);
        Assert.Contains($"http://binome.example{wave.Form}?as=mentee", zoe.Text, StringComparison.Ordinal);
        Assert.Contains("Votre propre manager", Assert.Single(await wave.LettersTo(Eve)).Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.All(await db.Invitations.ToListAsync(), i => Assert.Equal(InvitationWords.MiddleManagers, i.InWords));
        const string own = "half an hour for a problem of mine";
        Assert.Contains(own, (await (await wave.World.SignedIn(Zoe)).Get(wave.Form)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(own, (await (await wave.World.SignedIn(Bob)).Get(wave.Form)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_name_that_nobody_has_is_said_beside_the_list_and_nobody_is_invited(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get(wave.Call);
        var refused = await page.Submit("invite", ("as", "mentee"), ("who", "list"), ("list", "N-eve N-nobody"), ("do", "send"));
        Assert.Contains("N-nobody", refused.Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.False(await db.Invitations.AnyAsync());
    }

    [Theory, BothDatabases]
    public async Task Who_answered_never_tells_of_somebody_sealed_and_they_are_reminded_like_the_others(Store store)
    {
        await using var wave = await Wave.Make(store);
        var manager = await wave.World.SignedIn(Manager);
        var page = await manager.Get(wave.Call);
        foreach (var what in new[] { "preview", "send" })
            page = await page.Submit("invite", ("as", "mentee"), ("who", "list"), ("list", "N-eve N-zoe N-bob N-ann"), ("do", what));
        await wave.World.Drain();
        var before = await manager.Get($"{wave.Call}?state=Waiting");
        await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        var after = await manager.Get($"{wave.Call}?state=Waiting");
        Assert.Equal(before.Text, after.Text); // the very same page
        await wave.Join(Bob, ParticipantKind.Mentee);
        await (await (await wave.World.SignedIn(Ann)).Get(wave.Form)).Submit("decline");
        page = await manager.Get(wave.Call);
        Assert.Equal("1 of 4 invited people has said yes", page.Heading);
        await page.Submit("remind");
        Assert.Equal(2, (await wave.LettersTo(Eve)).Count);
        Assert.Equal(2, (await wave.LettersTo(Zoe)).Count);
        Assert.Single(await wave.LettersTo(Bob));
        Assert.Single(await wave.LettersTo(Ann));
        var declined = (await manager.Get($"{wave.Call}?state=Declined")).Text;
        await (await (await wave.World.SignedIn(Eve)).Get($"{wave.Form}?as=mentee")).Submit("withdraw");
        Assert.Equal(declined, (await manager.Get($"{wave.Call}?state=Declined")).Text); // a new name would be theirs
        Assert.Contains(
            "2 people invited have not answered",
            (await manager.Get($"/programmes/{wave.Programme.Id}")).Text,
            StringComparison.Ordinal
        );
        Assert.Null((await manager.Get(wave.Call)).Document.Forms.FirstOrDefault(f => f.InnerHtml.Contains("value=\"remind\"")));
    }
}
