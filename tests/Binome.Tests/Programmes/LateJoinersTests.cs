using System.Globalization;
using System.Net;
using Binome.Enrolment;
using Binome.People;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;
using Wave = Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Programmes;

public sealed class LateJoinersTests
{
    [Theory, BothDatabases]
    public async Task A_running_programme_takes_people_while_its_door_is_open_and_not_a_day_longer(Store store)
    {
        await using var wave = await Running(store);
        var ann = await wave.World.SignedIn(Ann);
        Assert.Contains("Enrolment is closed", (await ann.Get(wave.Form)).Text, StringComparison.Ordinal);
        await Welcome(wave, days: 3);
        await (await ann.Get($"{wave.Form}?as=mentor")).Submit("topics", ("topics", "ai"));
        var sent = await (await ann.Get($"{wave.Form}?as=mentor&step=review")).Submit("send");
        Assert.True((await wave.PartOf(Ann))!.IsEnrolled);
        Assert.Contains("The next round of pairs comes after", sent.Text, StringComparison.Ordinal);
        var zoe = await wave.World.SignedIn(Zoe);
        Assert.Contains("Wave", (await zoe.Get("/programmes")).Text, StringComparison.Ordinal);
        await (await zoe.Get($"{wave.Form}?as=mentee")).Submit("topics", ("topics", "data"));
        wave.World.Clock.Move(TimeSpan.FromDays(4));
        zoe = await wave.World.SignedIn(Zoe);
        Assert.Contains("Enrolment is closed", (await zoe.Get($"{wave.Form}?as=mentee")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wave", (await (await wave.World.SignedIn(Bob)).Get("/programmes")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_door_is_closed_at_once_and_a_day_that_is_over_is_refused(Store store)
    {
        await using var wave = await Running(store);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Welcome(wave, days: -1)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Welcome(wave, days: 0)).Status);
        var zoe = await wave.World.SignedIn(Zoe);
        Assert.Contains("Enrol as a mentee", (await zoe.Get(wave.Form)).Text, StringComparison.Ordinal);
        await Welcome(wave, days: 0, what: "end");
        Assert.Contains("Enrolment is closed", (await zoe.Get(wave.Form)).Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.Equal(
            ["programmes.audit.late", "programmes.audit.lateEnded"],
            (await db.AuditEntries.Where(e => e.Act.StartsWith("programmes.audit.late")).OrderBy(e => e.At).ToListAsync()).Select(e =>
                e.Act
            )
        );
    }

    [Theory, BothDatabases]
    public async Task Whoever_waits_reads_what_is_scarce_and_when_pairs_are_chosen_next_wherever_they_look(Store store)
    {
        await using var wave = await Running(store);
        var id = await wave.Join(Eve, ParticipantKind.Mentee);
        await wave.Join(Ann, ParticipantKind.Mentor);
        await using (var db = wave.World.Database.Open())
        {
            db.ParticipantTopics.Add(new(id, "networks", 5)); // which no mentor offers
            await db.SaveChangesAsync();
        }
        var eve = await wave.World.SignedIn(Eve);
        var scarce = $"ask for: {Binome.Programmes.ShippedTopics.NameOf("networks")}";
        foreach (var address in new[] { "/", wave.Form, $"{wave.Form}?as=mentee", $"/programmes/{wave.Programme.Id}" })
        {
            var text = (await eve.Get(address)).Text;
            Assert.Contains("its day is not set yet", text, StringComparison.Ordinal);
            Assert.Contains(scarce, text, StringComparison.Ordinal);
        }
        await Welcome(wave, days: 5);
        var day = wave.World.Clock.Today().AddDays(5).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        foreach (var address in new[] { "/", wave.Form, $"{wave.Form}?as=mentee", $"/programmes/{wave.Programme.Id}" })
            Assert.Contains($"comes after {day}", (await eve.Get(address)).Text, StringComparison.Ordinal);
    }

    private static async Task<Wave> Running(Store store)
    {
        var wave = await Wave.Make(store);
        await using var db = wave.World.Database.Open();
        (await db.Programmes.SingleAsync()).Run();
        await db.SaveChangesAsync();
        return wave;
    }

    private static async Task<Page> Welcome(Wave wave, int days, string what = "welcome")
    {
        var day = wave.World.Clock.Today().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await (await wave.World.SignedIn(Manager)).Get($"/programmes/{wave.Programme.Id}");
        return await page.Submit("late", ("until", day), ("do", what));
    }
}
