using System.Net;
using Binome.Programmes;
using Binome.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Programmes;

public sealed class NewProgrammeTests
{
    [Theory, BothDatabases]
    public async Task An_administrator_founds_the_first_one_and_is_led_through_every_question(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var zoe = await world.Administrator(Founded.Zoe, "fr");
        var page = await (await zoe.Get("/programmes/new")).Submit("found", ("name", "Comité 2027"), ("purpose", "Apprendre."));
        foreach (
            var (heading, filled) in new (string, (string, string)[])[]
            {
                ("Qui peut participer ?", [("kind", "some"), ("country", "FR")]),
                ("De quoi parlera-t-on ?", [("topic", "ai"), ("en-0", "Customer sense"), ("fr-0", "Sens du client")]),
                ("Qui se rencontre ?", [("shape", "2")]),
                ("Combien de temps dure une séance ?", [("minutes", "45"), ("minutes", "90")]),
                ("Quand a-t-il lieu ?", [("enrol", "2026-12-15"), ("start", "2027-01-11"), ("end", "2027-06-30")]),
                ("Combien de temps garder ce que chacun a écrit ?", [("months", "6")]),
            }
        )
        {
            Assert.Equal(heading, page.Heading.Replace('\u202f', ' '));
            page = await page.Submit("settings", filled);
        }
        Assert.Equal("Qui peut être mentor\u202f?", page.Heading);
        page = await page.Submit("rubric");
        Assert.Equal("Qu’est-ce qu’un bon binôme\u202f?", page.Heading);
        page = await page.Submit("rules", ("rule", "sameTeam"), ("w-place", "much"), ("objective", "fair"));
        Assert.Equal("Comité 2027", page.Heading);
        Assert.Contains("2 personnes pourront participer", page.Text, StringComparison.Ordinal);

        await using var db = world.Database.Open();
        var programme = await db.Programmes.SingleAsync();
        Assert.Equal(
            ("Comité 2027", ProgrammeState.Draft, 2, "45|90"),
            (programme.Name, programme.State, programme.MentorsTogether, programme.SessionMinutes)
        );
        Assert.Equal(new DateOnly(2027, 6, 30), programme.EndsOn);
        var topics = await db.ProgrammeTopics.OrderBy(t => t.Position).ToListAsync();
        Assert.Equal(["ai", "customer-sense"], topics.Select(t => t.Code));
        Assert.Equal(("Customer sense", "Sens du client"), (topics[1].English, topics[1].French));
        Assert.Contains("\"sameTeam\":true,\"appraiser\":false", programme.Rules, StringComparison.Ordinal);
        Assert.Contains("\"place\":10,", programme.Rules, StringComparison.Ordinal);
        Assert.Contains("\"objective\":\"optimal\"", programme.Rules, StringComparison.Ordinal); // groups have one objective
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.founded" && e.Subject == programme.Id.ToString()));
    }

    [Theory, BothDatabases]
    public async Task Only_administrators_and_who_leads_a_programme_may_found_one(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var bob = await world.SignedIn(Founded.Bob);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get("/programmes/new")).Status);
        Assert.Null((await bob.Get("/programmes")).Document.QuerySelector("a[href='/programmes/new']"));
        await Founded.Name(world, id, Founded.Bob, RoleKind.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get("/programmes/new")).Status);
        await Founded.Name(world, id, Founded.Bob, RoleKind.Manager);
        var page = await (await bob.Get("/programmes/new")).Submit("found", ("name", "Bob’s"));
        Assert.Equal("Who may join?", page.Heading);
        await using var db = world.Database.Open();
        Assert.Equal(ShippedTopics.Codes.Count, await db.ProgrammeTopics.CountAsync(t => t.ProgrammeId != id));
    }

    [Theory, BothDatabases]
    public async Task An_administrator_who_is_in_no_directory_names_who_runs_it(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var page = await (await world.Administrator()).Get("/programmes/new");
        var refused = await page.Submit("found", ("name", "Wave"), ("manager", "nobody@a.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nobody of the directory has this e-mail address", refused.Text, StringComparison.Ordinal);
        var list = await refused.Submit("found", ("name", "Wave"), ("manager", "Helene@A.example"));
        Assert.Equal("/programmes", list.Path);
        Assert.Contains("Hélène Dûpont", list.Text, StringComparison.Ordinal);
        await world.Drain();
        var mail = Assert.Single(await Accounts.Mailbox.Letters(world), l => l.To == Founded.Helene);
        Assert.Contains("Vous êtes\u00a0: responsable de programme.", mail.Text, StringComparison.Ordinal); // nobody else would tell her
        var helene = await world.SignedIn(Founded.Helene);
        Assert.Contains("Finish the settings, then open enrolment", (await helene.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains("You run 1 programme.", (await helene.Get("/programmes")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_form_sent_twice_founds_one(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var form = await (await world.Administrator(Founded.Zoe)).Get("/programmes/new");
        var both = await Task.WhenAll(form.Submit("found", ("name", "Wave")), form.Submit("found", ("name", "Wave")));
        Assert.Equal(both[0].Path, both[1].Path);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.Programmes.CountAsync());
    }
}
