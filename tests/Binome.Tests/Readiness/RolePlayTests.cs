using System.Text.RegularExpressions;
using Binome.Readiness;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Readiness;

public sealed partial class RolePlayTests
{
    [Theory, BothDatabases]
    public async Task Both_say_that_they_played_and_nobody_learns_who_is_a_mentor(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        var maelle = await course.As("2");
        await using var db = course.Wave.World.Database.Open();
        // Joséphine is no mentor: Maëlle reads the same as of Théo, who is one, and no mail leaves for her.
        foreach (var (name, number) in new[] { ("Joséphine", "8"), ("Théo", "4") })
        {
            var person = (await Wave.PersonOf(db, number)).ToString();
            var page = await (await maelle.Get($"{course.Readiness}?q={Uri.EscapeDataString(name)}")).Submit("play", ("person", person));
            Assert.Contains($"Vous avez nommé {name}", page.Text, StringComparison.Ordinal);
        }
        var mail = await db.ProgrammeMails.AsNoTracking().SingleAsync(m => m.Kind == PlayRoles.MailKind);
        Assert.Equal(await Wave.PersonOf(db, "4"), mail.PersonId);
        Assert.DoesNotContain("Maëlle", $"{mail.Subject} {mail.Text}", StringComparison.Ordinal);

        var stranger = course.Wave.World.Visitor("fr");
        var asked = await stranger.Get(Link().Match(mail.Text).Value);
        Assert.Equal(0, await db.RolePlays.CountAsync(r => r.ConfirmedAt != null)); // looked at by a mail scanner: nothing happens
        Assert.Equal("Cela compte pour vous deux", (await asked.Submit("played")).Heading);
        var progress = await db.ProgressOf(db.Mentors(course.Wave.Programme), default);
        Assert.All(progress, p => Assert.NotNull(p.PlayedAt));
        Assert.Equal("Ce lien ne sert plus", (await stranger.Get("/role-plays/x")).Heading);
    }

    [Theory, BothDatabases]
    public async Task Whoever_says_it_second_confirms_it(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await course.Ask();
        await using var db = course.Wave.World.Database.Open();
        foreach (var (one, name, other) in new[] { ("2", "Théo", "4"), ("4", "Maëlle", "2") })
            await (await (await course.As(one)).Get($"{course.Readiness}?q={Uri.EscapeDataString(name)}")).Submit(
                "play",
                ("person", (await Wave.PersonOf(db, other)).ToString())
            );
        Assert.NotNull((await db.RolePlays.AsNoTracking().SingleAsync()).ConfirmedAt);
    }

    [GeneratedRegex("/role-plays/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
