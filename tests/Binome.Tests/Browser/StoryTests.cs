using System.Text;
using System.Text.RegularExpressions;
using Binome.Pairings;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Binome.Tests.Browser;

/// <summary>From an empty instance and a real CSV to an evaluated session, as four people, by what they read and press alone.</summary>
public sealed partial class StoryTests(Chrome chrome) : IClassFixture<Chrome>
{
    private const string Programme = "Printemps 2027";
    private const string Mentees = "id,needs,hours\nM000005,video:5|image:4,mon 8-12\nM000002,networks:4,mon 8-12\n";
    private const string Mentors = "id,capacity,skills,hours\nM000148,1,video:4|image:4,mon 8-12\nM000152,1,networks:5|image:3,mon 8-12\n";

    /// <summary>On the phone, but for those who run the programme.</summary>
    private sealed record Cast(Somebody Manager, Somebody Second, Somebody Mentor, Somebody Mentee);

    [Fact]
    public Task In_French_without_scripts() => Walk(Store.Sqlite, new("fr", Dark: false, 1280, Scripts: false), "story-fr");

    [Fact]
    public Task In_English_with_scripts() => Walk(Store.Postgres, new("en", Dark: false, 1280, Scripts: true), "story-en");

    private async Task Walk(Store store, Look look, string story)
    {
        await using var world = await World.Start(store, "Development");
        var album = new Album(story);
        await using var manager = await Somebody.Sit(chrome, world, look, album, "p101@groupe.example");
        await using var second = await Somebody.Sit(chrome, world, look, album, "p102@groupe.example");
        await using var mentor = await Somebody.Sit(chrome, world, look with { Width = 320 }, album, "p150@groupe.example");
        await using var mentee = await Somebody.Sit(
            chrome,
            world,
            look with
            {
                Width = 320,
                Dark = look.Scripts,
            },
            album,
            "p4@groupe.example"
        );
        var cast = new Cast(manager, second, mentor, mentee);
        await manager.Open(FirstLink().Match(await world.Greeting()).Value);
        await manager.Fill("email", manager.Email);
        await manager.Press(manager.Say("accounts.enter.button"));
        await BringInTheDirectory(manager);
        await Found(manager);
        await Call(cast);
        await Enrol(cast);
        await Match(cast, look.Scripts);
        await Accept(cast, world);
        await Meet(cast, world);
        await using var phone = await Somebody.Sit(chrome, world, look with { Width = 320 }, album, mentee.Email);
        await SayHowItWas(cast, phone, world);
        await using var sponsor = await Somebody.Sit(chrome, world, look, album, "p103@groupe.example");
        await ReadWhatItGave(cast, sponsor);
    }

    private static async Task BringInTheDirectory(Somebody admin)
    {
        await admin.Follow(admin.Say("home.admin.directory.do"));
        var sample = Path.Combine(AppContext.BaseDirectory, "Samples/directory/people-260-plain.csv");
        await admin.Choose("file", File("people.csv", await System.IO.File.ReadAllTextAsync(sample)));
        await admin.Press(admin.Say("people.imports.upload.do"));
        await admin.Press(admin.Count("people.imports.apply", 260));
        await admin.Says(admin.Say("people.imports.applied.title"));
        await admin.GoHome();
    }

    private static async Task Found(Somebody manager)
    {
        await manager.Follow(manager.Say("home.admin.programme.do"));
        await manager.Fill("name", Programme);
        await manager.Fill("purpose", "Apprendre l’un de l’autre, en dix semaines.");
        await manager.Press(manager.Say("programmes.new.do"));
        foreach (var step in new[] { "scope", "topics", "shape", "lengths", "dates", "keep", "selection" })
        {
            await manager.Says(manager.Say($"programmes.settings.{step}.question"));
            if (step == "dates")
                await manager.Fill("enrol", "2027-03-31");
            await manager.Press(manager.Say("programmes.settings.next"));
        }
        await manager.Press(manager.Say("matching.rulesPage.save"));
        await manager.Unfold(manager.Say("programmes.tabs.settings"));
        await manager.Follow(manager.Say("programmes.roles.tab"));
        await manager.Fill("q", "steinthelot");
        await manager.Press(manager.Say("programmes.roles.search.do"));
        await manager.Touch("role", "Manager");
        await manager.Press(manager.Say("programmes.roles.give.do"));
        await manager.Says("Cymira Steinthelot");
        await manager.Follow(manager.Say("programmes.tab"));
        await manager.Press(manager.Say("programmes.life.Enrol.do"));
    }

    private static async Task Call(Cast cast)
    {
        var manager = cast.Manager;
        await manager.Follow(manager.Say("programmes.home.invite"));
        foreach (var (kind, somebody) in new[] { ("mentor", cast.Mentor), ("mentee", cast.Mentee) })
        {
            await manager.Touch("as", kind);
            await manager.Touch("who", "list");
            await manager.Fill("list", somebody.Email);
            await manager.Press(manager.Say("enrolment.invite.preview"));
            await manager.Says(manager.Count("enrolment.invite.count", 1));
            await manager.Press(manager.Count("enrolment.invite.do", 1));
        }
        await manager.Says(manager.Count("enrolment.call.title", 0, 2));
        var second = cast.Second; // named, told by mail, and signed in: brings the lists of a committee
        await second.Come("/programmes");
        await second.Follow(Programme);
        await second.Follow(second.Say("enrolment.tab"));
        await second.Follow(second.Say("enrolment.people.lists"));
        await second.Choose("mentors", File("mentors.csv", Mentors));
        await second.Choose("mentees", File("mentees.csv", Mentees));
        await second.Press(second.Say("matching.lists.check"));
        await second.Press(second.Count("matching.lists.apply", 4));
        await second.Says("O’Brnier");
    }

    private static async Task Enrol(Cast cast)
    {
        foreach (var (one, who) in new[] { (cast.Mentor, "mentor"), (cast.Mentee, "mentee") })
        {
            await one.Come("/enrolment?as=" + who);
            await one.Touch("topics", "ai");
            await one.Touch("topics", "data");
            await one.Press(one.Say("enrolment.next"));
            await one.Touch("level-ai", "5");
            await one.Touch("level-data", "4");
            await one.Press(one.Say("enrolment.next"));
            if (one == cast.Mentee)
            {
                await one.Fill("today", "Deux heures de courriels chaque matin.");
                await one.Press(one.Say("enrolment.next"));
            }
            await one.Touch("hours", "mon 8-12");
            await one.Touch("hours", "thu 14-18");
            await one.Press(one.Say("enrolment.next"));
            if (one == cast.Mentor)
            {
                await one.Fill("q", "Bertaine");
                await one.Press(one.Say("enrolment.choices.search.do"));
                await one.Press(one.Say("enrolment.choices.wish"), "Lulie Bertaine");
            }
            await one.Press(one.Say("enrolment.next"));
            foreach (var axis in new[] { "talks", "structures", "pace", "directness", "formality" })
                await one.Touch("style-" + axis, "2");
            await one.Press(one.Say("enrolment.next"));
            if (one == cast.Mentee)
            {
                await one.Touch("discretion", "2");
                await one.Press(one.Say("enrolment.next"));
            }
            await one.Says(one.Say("enrolment.review.title.toSend"));
            await one.Press(one.Say("enrolment.send.do"));
            await one.Says(one.Say("enrolment.review.title.sent"));
        }
    }

    private static async Task Match(Cast cast, bool scripts)
    {
        var (manager, second) = (cast.Manager, cast.Second);
        await manager.GoHome();
        await manager.Follow(manager.Say("home.programmes.open"), Programme);
        await manager.Press(manager.Say("programmes.life.Match.do"));
        await manager.Follow(manager.Say("programmes.home.pairs.do"));
        await manager.Press(manager.Say("matching.run.start"));
        await manager.Calculated();
        await manager.Says(manager.Count("matching.board.title", 3));
        await second.GoHome();
        await second.Follow(second.Say("home.programmes.board"));
        await Decide(manager, "Lulie Bertaine", "lock", scripts);
        if (scripts)
            await second.Reads(Regex.Replace(second.Say("matching.board.edits.other", "|"), @"\|.*", "")); // without asking
        await Decide(second, "Noaïs O’Brnier", "forbid", scripts);
        await second.Picture("board");
        await second.Follow(second.Count("matching.board.publish.go", await second.Page.Locator(".pairs > li").CountAsync()));
        await second.Says("Cymira Steinthelot");
        var publishes = second.Page.Locator("form button.primary");
        await second.Leave(() => publishes.ClickAsync());
        await second.Says(second.Say("matching.approval.confirm.missing"));
        await second.Touch("confirm", "yes");
        await second.Leave(() => publishes.ClickAsync());
    }

    /// <summary>One gesture on a pair; with scripts its answer comes without a page load, and is read out.</summary>
    private static async Task Decide(Somebody manager, string mentee, string what, bool scripts)
    {
        var pair = manager.Page.Locator(".pairs > li").Filter(new() { HasText = mentee });
        var button = pair.GetByRole(AriaRole.Button, new() { Name = manager.Say($"matching.board.{what}") });
        var loads = manager.Loads;
        if (scripts)
        {
            await button.ClickAsync();
            await manager.Page.Locator("#news").WaitForAsync();
            await manager.LookAround();
            Assert.Equal(loads, manager.Loads);
        }
        else
        {
            await manager.Leave(() => button.ClickAsync());
            Assert.Contains("edit=", manager.Page.Url, StringComparison.Ordinal);
        }
        Assert.Contains("Daprien Moulette", await manager.Page.InnerTextAsync(".pairs"), StringComparison.Ordinal);
    }

    private static async Task Accept(Cast cast, World world)
    {
        world.Clock.Move(Pairing.Delay - TimeSpan.FromSeconds(1));
        await world.Drain();
        await cast.Mentor.Open("/mailbox");
        Assert.Equal(0, await cast.Mentor.Page.Locator("a[href*='/pairings/']").CountAsync()); // they leave after ten minutes, not before
        world.Clock.Move(TimeSpan.FromSeconds(1));
        foreach (var (one, other) in new[] { (cast.Mentor, "Lulie Bertaine"), (cast.Mentee, "Daprien Moulette") })
        {
            await one.FollowMail("/pairings/");
            await one.Says(one.Say("pairings.page.title", other));
            await one.SaysNot("Deux heures de courriels");
            await one.Press(one.Say("pairings.page.accept"));
        }
        await cast.Mentee.Says(cast.Mentee.Say("pairings.page.accepted", "Daprien Moulette"));
        await cast.Mentor.FollowMail("/pairings/");
        await cast.Mentor.Says("Deux heures de courriels chaque matin.");
        await cast.Mentor.Says(cast.Mentor.Say("pairings.opened.hours"));
        await using var db = world.Database.Open();
        Assert.Single(await db.Pairings.Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null).ToListAsync());
        await cast.Manager.GoHome();
        await cast.Manager.Follow(cast.Manager.Say("home.programmes.open"), Programme);
        await cast.Manager.SaysNot("Deux heures");
    }

    private static FilePayload File(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(text),
        };

    [GeneratedRegex(@"/sign-in/\S+")]
    private static partial Regex FirstLink();
}
