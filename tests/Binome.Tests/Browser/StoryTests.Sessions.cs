using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Browser;

/// <content>From an accepted pair to an evaluated session.</content>
public sealed partial class StoryTests
{
    /// <summary>One proposes, the other says yes from the mail; each prepares in their way.</summary>
    private static async Task Meet(Cast cast, World world)
    {
        var (mentor, mentee) = (cast.Mentor, cast.Mentee);
        await mentor.GoHome();
        await mentor.Follow(mentor.Say("sessions.next.none.do"));
        await mentor.Fill("word", "Venez avec trois courriels d’hier.");
        await mentor.Press(mentor.Say("sessions.form.do"));
        await mentor.Says(mentor.Say("sessions.one.theirTurn", "Lulie Bertaine"));
        await mentee.FollowMail("/answers/");
        await mentee.Press(mentee.Say("sessions.link.Accept.do"));
        await mentor.FollowMail("/seats/");
        await mentor.Follow(mentor.Say("notes.plan.before.do"));
        await mentor.Says("Deux heures de courriels chaque matin.");
        await mentor.Touch("check", "problem");
        await mentor.Press(mentor.Say("notes.ready.save"));
        await using var db = world.Database.Open();
        var session = await db.Sessions.AsNoTracking().SingleAsync();
        world.Clock.Move(session.EndsAt!.Value.AddMinutes(20) - world.Clock.Now());
    }

    /// <summary>On a phone that was never signed in: the mail's link, four taps, the button. Then the other looks back, and the manager reads a fact of life and no answer.</summary>
    private static async Task SayHowItWas(Cast cast, Somebody phone, World world)
    {
        await phone.FollowMail("/evaluations/");
        foreach (var (question, answer) in new[] { ("usefulness", "5"), ("comfort", "4"), ("recommends", "9"), ("next", "1") })
            await phone.Touch(question, answer);
        await phone.Press(phone.Say("evaluations.form.do"));
        await phone.Says(phone.Say("evaluations.said.title"));
        Assert.InRange(phone.Clicks, 5, 6); // from the mail on, its link too
        Assert.False(await phone.IsSignedIn(), "nobody asked who reads");
        var mentor = cast.Mentor;
        await mentor.Open("/"); // the hour has come: what was said since is on it
        await mentor.Follow(mentor.Say("home.evaluate.do"));
        foreach (var (question, answer) in new[] { ("usefulness", "4"), ("comfort", "5"), ("recommends", "10"), ("next", "1") })
            await mentor.Touch(question, answer);
        await mentor.Press(mentor.Say("evaluations.form.do"));
        await mentor.Follow(mentor.Say("evaluations.said.session"));
        await mentor.Follow(mentor.Say("notes.plan.after.do"));
        await mentor.Fill("learned", "Qui décide d’un achat.");
        await mentor.Press(mentor.Say("notes.save"));
        await using var db = world.Database.Open();
        Assert.Equal(2, await db.Evaluations.CountAsync());
        var manager = cast.Manager;
        await manager.GoHome();
        await manager.Follow(manager.Say("home.programmes.open"), Programme);
        await manager.Follow(manager.Say("evaluations.tab"));
        await manager.SaysNot("Qui décide");
    }
}
