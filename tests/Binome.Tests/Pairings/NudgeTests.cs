using Binome.Accounts;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Pairings;

/// <summary>A pair that agrees on no time is written to by those who run the programme: both, once a week at most, and nobody who wants no reminders.</summary>
public sealed class NudgeTests
{
    [Theory, BothDatabases]
    public async Task Both_are_written_to_once_a_week_at_most_and_not_where_a_session_is_agreed(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        var address = $"{wave.Address}?pair={pairing}";
        var manager = await wave.As("1");
        Assert.DoesNotContain("Écrire aux deux", (await manager.Get(address)).Text, StringComparison.Ordinal); // not accepted yet
        await wave.Accept(pairing, "2", "3");
        var before = await manager.Get(address);
        var again = await manager.Get(address);
        var after = await before.Submit("nudge");
        Assert.Contains("Les deux ont été relancés le", after.Text, StringComparison.Ordinal);
        Assert.Contains("rien n’a changé", (await again.Submit("nudge")).Text, StringComparison.Ordinal); // a page that was open
        await wave.World.Drain();
        var mails = await wave.Mails("nudge");
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains($"/pairings/{pairing}", m.Text, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("Bertrand", m.Text + m.Subject, StringComparison.Ordinal));
        // In no list of mails: who wants none would be seen there.
        Assert.DoesNotContain(
            "un horaire à trouver",
            (await manager.Get($"/programmes/{wave.Programme}/mails")).Text,
            StringComparison.Ordinal
        );
        wave.World.Clock.Move(TimeSpan.FromDays(8));
        manager = await wave.As("1");
        var open = await manager.Get(address);
        await Agree(wave, pairing);
        Assert.DoesNotContain("Écrire aux deux", (await manager.Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("rien n’a changé", (await open.Submit("nudge")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await wave.Mails("nudge")).Count);

        // Once it is over and nobody tells, that is what they are written to about.
        wave.World.Clock.Move(TimeSpan.FromDays(7));
        manager = await wave.As("1");
        var over = await manager.Get(address);
        Assert.Contains("une séance est passée, un clic dit si elle a eu lieu", over.Text, StringComparison.Ordinal);
        await over.Submit("nudge");
        mails = await wave.Mails("whetherMet");
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains($"/pairings/{pairing}/sessions", m.Text, StringComparison.Ordinal));
        Assert.Contains(
            "Vous êtes-vous vus",
            (await (await wave.As("2")).Get($"/pairings/{pairing}/sessions")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, BothDatabases]
    public async Task Whoever_wants_no_reminders_or_is_on_leave_gets_none_and_nobody_learns_it(Store store)
    {
        await using var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "7"); // Hugo is sealed
        await wave.Accept(pairing, "2", "7");
        await using var db = wave.World.Database.Open();
        var hugo = await Wave.PersonOf(db, "7");
        db.Profiles.Add(new(hugo) { WantsReminders = false });
        await db.SaveChangesAsync();
        var page = await (await (await wave.As("1")).Get($"{wave.Address}?pair={pairing}")).Submit("nudge");
        Assert.Contains("Les deux ont été relancés le", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hugo", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(hugo, Assert.Single(await wave.Mails("nudge")).PersonId);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "pairings.audit.nudged"));
    }

    private static async Task Agree(Wave wave, Id<Binome.Pairings.Pairing> pairing)
    {
        await using var db = wave.World.Database.Open();
        var now = wave.World.Clock.Now();
        var (mentor, mentee) = (
            await db.Participants.FindAsync(await wave.Part(db, "2")),
            await db.Participants.FindAsync(await wave.Part(db, "3"))
        );
        var session = new Session(new Ids(wave.World.Clock).New<Session>(), wave.Programme, pairing, now);
        session.Seat(mentor!, pairing);
        session.Seat(mentee!, pairing);
        session.Propose(mentee!.Id, [new(DateOnly.FromDateTime(now.AddDays(3)), 600, "UTC", 30)], "", "", now);
        session.Accept(mentor!.Id, 1, "", now);
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
    }
}
