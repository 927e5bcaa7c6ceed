using System.Net;
using Binome.Enrolment;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class ParticipantTests
{
    [Theory, BothDatabases]
    public async Task A_manager_reads_topics_hours_and_wishes_and_never_vetoes_problem_or_style(Store store)
    {
        await using var wave = await Wave.Make(store);
        var eve = await wave.Join(Eve, ParticipantKind.Mentee);
        var (ann, bob) = (await wave.IdOf(Ann), await wave.IdOf(Bob));
        await using (var db = wave.World.Database.Open())
        {
            db.ParticipantChoices.Add(new(eve, ann, ChoiceKind.Wish, 1));
            db.ParticipantChoices.Add(new(eve, bob, ChoiceKind.Veto, 1));
            db.Problems.Add(new(eve) { Today = "I never dared to ask." });
            (await db.Participants.SingleAsync()).Style = "15|15|15|15|15";
            await db.SaveChangesAsync();
        }
        var page = await (await wave.World.SignedIn(Manager)).Get(Of(wave, eve));
        Assert.Equal("Eve Testeve", page.Heading);
        foreach (var said in (string[])["4 of 5", "Monday 8:00–12:00", "Ann Testann"])
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        foreach (var kept in (string[])["Bob", "dared", "15|15"])
            Assert.DoesNotContain(kept, page.Html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Hours_said_in_the_profile_take_the_place_of_those_said_here(Store store)
    {
        await using var wave = await Wave.Make(store);
        var eve = await wave.Join(Eve, ParticipantKind.Mentee);
        var visitor = await wave.World.SignedIn(Eve);
        await (await visitor.Get("/account/profile")).Submit("profile", ("tue", "12:30-14"));
        var page = await (await wave.World.SignedIn(Manager)).Get(Of(wave, eve));
        Assert.Contains("Tuesday 12:30–14:00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", page.Text, StringComparison.Ordinal);
        Assert.Contains("12:30", (await visitor.Get($"{wave.Form}?as=mentee&step=review")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Of_somebody_sealed_a_manager_reads_topics_and_an_alias(Store store)
    {
        await using var wave = await Wave.Make(store);
        var eve = await wave.Join(Eve, ParticipantKind.Mentee, Discretion.Sealed);
        await using (var db = wave.World.Database.Open())
        {
            db.ParticipantChoices.Add(new(eve, await wave.IdOf(Ann), ChoiceKind.Wish, 1));
            await db.SaveChangesAsync();
        }
        var address = $"/programmes/{wave.Programme.Id}/participants/slate-1";
        var page = await (await wave.World.SignedIn(Manager)).Get(address);
        Assert.Equal("“Slate”", page.Heading);
        Assert.Contains("4 of 5", page.Text, StringComparison.Ordinal);
        foreach (var told in (string[])["Eve", "eve@", "Chief", "Sales", "Monday", "Ann", (await wave.IdOf(Eve)).ToString()])
            Assert.DoesNotContain(told, Page.Plain(page.Document.QuerySelector("main")!.InnerHtml), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.World.SignedIn(Coordinator)).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.World.SignedIn(Ann)).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await wave.World.SignedIn(Manager)).Get(Of(wave, eve))).Status); // known from before
    }

    [Theory, BothDatabases]
    public async Task Somebody_withdrawn_on_their_behalf_is_told_and_the_log_names_them_by_no_more_than_a_number(Store store)
    {
        await using var wave = await Wave.Make(store);
        var ann = await wave.Join(Ann, ParticipantKind.Mentor);
        await (await (await wave.World.SignedIn(Manager)).Get(Of(wave, ann))).Submit("withdraw");
        Assert.False((await wave.PartOf(Ann))!.IsEnrolled);
        Assert.Contains("taken you off its list", Assert.Single(await wave.LettersTo(Ann)).Text, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.Equal(ann.ToString(), (await db.AuditEntries.SingleAsync(e => e.Act == "enrolment.audit.withdrew")).Subject);
    }

    [Fact]
    public void A_name_is_said_to_those_whom_discretion_names_and_an_alias_to_the_rest()
    {
        var ids = new Binome.Platform.Ids(TimeProvider.System);
        var programme = ids.New<Binome.Programmes.Programme>();
        var person = new Binome.People.Person(ids.New<Binome.People.Person>(), "main") { FirstName = "Eve", LastName = "Test" };
        var eve = new Participant(ids.New<Participant>(), programme, person.Id, ParticipantKind.Mentee, "jade-2", DateTime.UnixEpoch);
        string As(bool manager, bool knowsSealed, bool partner = false) =>
            eve.NameFor(
                new(
                    Binome.People.Viewer.Stranger with
                    {
                        Organisation = "main",
                        Person = ids.New<Binome.People.Person>(),
                    },
                    programme,
                    manager,
                    knowsSealed,
                    partner ? new HashSet<Binome.Platform.Id<Participant>> { eve.Id } : []
                ),
                person
            );
        Assert.Equal("“Jade 2”", As(manager: true, knowsSealed: true)); // has not sent the form: may still choose to be sealed
        eve.Enrol(DateTime.UnixEpoch);
        Assert.Equal("Eve Test", As(manager: true, knowsSealed: false));
        Assert.Equal("Eve Test", As(manager: false, knowsSealed: false));
        eve.Choose(Discretion.PairOnly);
        Assert.Equal("Eve Test", As(manager: true, knowsSealed: false));
        Assert.Equal("—", As(manager: false, knowsSealed: false));
        eve.Choose(Discretion.Sealed);
        Assert.Equal("“Jade 2”", As(manager: true, knowsSealed: false));
        Assert.Equal("Eve Test", As(manager: false, knowsSealed: true));
        Assert.Equal("Eve Test", As(manager: false, knowsSealed: false, partner: true));
    }

    private static string Of(Wave wave, Binome.Platform.Id<Participant> participant) =>
        $"/programmes/{wave.Programme.Id}/participants/{participant}";
}
