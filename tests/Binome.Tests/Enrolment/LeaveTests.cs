using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

/// <summary>Whoever says that they are away is not reminded meanwhile, and those who wait for them read it.</summary>
public sealed class LeaveTests
{
    [Theory, BothDatabases]
    public async Task A_reminder_of_the_call_waits_for_who_is_on_leave_and_not_for_the_others(Store store)
    {
        await using var wave = await Wave.Make(store);
        await Away(wave, Zoe, days: 5);
        var manager = await wave.World.SignedIn(Manager);
        await Invite(await manager.Get(wave.Call), "N-eve N-zoe");
        await (await manager.Get(wave.Call)).Submit("remind");
        Assert.Equal(2, (await wave.LettersTo(Eve)).Count);
        Assert.Single(await wave.LettersTo(Zoe)); // the invitation asks for an answer
        wave.World.Clock.Move(TimeSpan.FromDays(5));
        Assert.Single(await wave.LettersTo(Zoe));
        wave.World.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(2, (await wave.LettersTo(Zoe)).Count);
        Assert.Equal(2, (await wave.LettersTo(Eve)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_leave_without_an_end_is_looked_at_again_and_who_answered_meanwhile_is_not_reminded(Store store)
    {
        await using var wave = await Wave.Make(store);
        foreach (var email in new[] { Zoe, Ann })
            await Away(wave, email, days: null);
        var manager = await wave.World.SignedIn(Manager);
        await Invite(await manager.Get(wave.Call), "N-ann N-zoe");
        await (await manager.Get(wave.Call)).Submit("remind");
        await wave.World.Drain();
        wave.World.Clock.Move(TimeSpan.FromDays(8));
        Assert.Single(await wave.LettersTo(Zoe));
        await wave.Join(Ann, ParticipantKind.Mentee);
        await using (var db = wave.World.Database.Open())
            await db.Profiles.ExecuteUpdateAsync(p => p.SetProperty(x => x.AwayFrom, (DateOnly?)null));
        wave.World.Clock.Move(TimeSpan.FromDays(8));
        Assert.Equal(2, (await wave.LettersTo(Zoe)).Count);
        Assert.Single(await wave.LettersTo(Ann));
    }

    [Theory, BothDatabases]
    public async Task An_unfinished_form_is_recalled_after_the_leave(Store store)
    {
        await using var wave = await Wave.Make(store);
        await (await (await wave.World.SignedIn(Ann)).Get($"{wave.Form}?as=mentor")).Submit("topics", ("topics", "data"));
        await Away(wave, Ann, days: 5);
        wave.World.Clock.Move(TimeSpan.FromDays(3.1));
        Assert.Empty(await wave.LettersTo(Ann));
        wave.World.Clock.Move(TimeSpan.FromDays(4));
        Assert.Contains("not sent it yet", Assert.Single(await wave.LettersTo(Ann)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Managers_read_a_leave_and_nothing_of_somebody_sealed(Store store)
    {
        await using var wave = await Wave.Make(store);
        foreach (var (email, discretion) in new[] { (Zoe, Discretion.Open), (Eve, Discretion.Sealed) })
        {
            var id = await wave.Join(email, ParticipantKind.Mentee, discretion);
            await Away(wave, email, days: 5);
            var page = await (await wave.World.SignedIn(Manager)).Get($"/programmes/{wave.Programme.Id}/participants/{id}");
            Assert.Equal(discretion == Discretion.Open, page.Text.Contains("until 6 ", StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task The_other_of_a_pair_reads_a_leave_and_so_does_the_manager(Store store)
    {
        await using var wave = await Pairings.Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await using (var db = wave.World.Database.Open())
        {
            var today = wave.World.Clock.Today();
            db.Profiles.Add(new(await Pairings.Wave.PersonOf(db, "2")) { AwayFrom = today, AwayUntil = today });
            await db.SaveChangesAsync();
        }
        Assert.Contains(
            "Maëlle Quiniou n’est pas là",
            (await (await wave.As("3")).Get($"/pairings/{pairing}")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("n’est pas là", (await (await wave.As("2")).Get($"/pairings/{pairing}")).Text, StringComparison.Ordinal);
        var manager = await wave.As("1");
        Assert.Contains(
            "Maëlle Quiniou n’est pas là",
            (await manager.Get($"{wave.Address}?pair={pairing}")).Text,
            StringComparison.Ordinal
        );
        wave.World.Clock.Move(TimeSpan.FromDays(1.5));
        Assert.DoesNotContain("n’est pas là", (await (await wave.As("3")).Get($"/pairings/{pairing}")).Text, StringComparison.Ordinal);
    }

    private static async Task Away(Wave wave, string email, int? days)
    {
        var today = wave.World.Clock.Today();
        await using var db = wave.World.Database.Open();
        db.Profiles.Add(new(await wave.IdOf(email)) { AwayFrom = today, AwayUntil = days is { } n ? today.AddDays(n) : null });
        await db.SaveChangesAsync();
    }

    /// <summary>Shown first, then sent.</summary>
    private static async Task Invite(Page call, string list)
    {
        (string, string)[] filled = [("as", "mentee"), ("who", "list"), ("list", list), ("do", "send")];
        await (await call.Submit("invite", filled)).Submit("invite", filled);
    }
}
