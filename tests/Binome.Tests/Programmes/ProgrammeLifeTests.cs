using System.Net;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Library;
using Binome.Notes;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Readiness;
using Binome.Selection;
using Binome.Sessions;
using Binome.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Programmes;

public sealed class ProgrammeLifeTests
{
    [Theory, BothDatabases]
    public async Task It_goes_through_its_states_each_with_an_entry_in_the_log(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        foreach (
            var (step, state) in new[]
            {
                (LifeStep.Enrol, ProgrammeState.Enrolling),
                (LifeStep.BackToDraft, ProgrammeState.Draft),
                (LifeStep.Enrol, ProgrammeState.Enrolling),
                (LifeStep.Match, ProgrammeState.Matching),
                (LifeStep.Enrol, ProgrammeState.Enrolling),
                (LifeStep.Close, ProgrammeState.Closed),
            }
        )
        {
            var page = await (await zoe.Get($"/programmes/{id}")).Submit($"life-{step}");
            Assert.Equal($"/programmes/{id}", page.Path);
            Assert.Equal(state, (await Founded.Read(world, id)).State);
        }
        await using var db = world.Database.Open();
        var subject = id.ToString();
        var acts = await db.AuditEntries.Where(e => e.Subject == subject).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync();
        Assert.Equal(7, acts.Count);
        Assert.All(acts, act => Assert.True(Words.Has(act), act));
    }

    [Theory, BothDatabases]
    public async Task After_the_first_message_it_is_no_draft_again(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        await Founded.Change(world, id, p => p.Enrol());
        var before = await zoe.Get($"/programmes/{id}");
        await Founded.Change(world, id, p => p.Sent(world.Clock.Now()));
        Assert.Contains("had changed since you opened it", (await before.Submit("life-BackToDraft")).Text, StringComparison.Ordinal); // the page no longer has that form
        var programme = await Founded.Read(world, id);
        Assert.Equal("programmes.refused.sent", Assert.Throws<RefusedException>(programme.BackToDraft).Key);
        Assert.Equal(ProgrammeState.Enrolling, (await Founded.Read(world, id)).State);
        Assert.Null((await zoe.Get($"/programmes/{id}")).Document.QuerySelector("input[value='life-BackToDraft']"));
    }

    [Theory, BothDatabases]
    public async Task Without_a_topic_or_anybody_who_may_join_enrolment_does_not_open(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        await Founded.Change(world, id, p => p.Admit(new([], [], [], ListedOnly: true)));
        Assert.Contains(
            "Nobody of the directory may join yet",
            (await (await zoe.Get($"/programmes/{id}")).Submit("life-Enrol")).Text,
            StringComparison.Ordinal
        );
        await using (var db = world.Database.Open())
            await db.ProgrammeTopics.ExecuteDeleteAsync();
        Assert.Contains(
            "Choose at least one topic",
            (await (await zoe.Get($"/programmes/{id}")).Submit("life-Enrol")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, BothDatabases]
    public async Task A_clone_has_the_settings_and_nobody(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await using var db = world.Database.Open();
        db.MailOpenings.Add(new(id, "enrolment.mail.invited", "fr", "Bonjour à tous"));
        db.ProgrammeTopics.Add(new(id, "elan", 20, "Drive", "Élan"));
        await db.SaveChangesAsync();
        await Founded.Change(world, id, p => p.PairBy("""{"sameTeam":false}"""));
        await Founded.Change(world, id, p => p.Plan(null, new(2027, 1, 1), null));
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        await Founded.Name(world, id, Founded.Carla, RoleKind.Coach);
        var page = await (await (await world.SignedIn(Founded.Zoe)).Get($"/programmes/{id}")).Submit("clone");
        Assert.Equal("What is it called?", page.Heading);
        var clone = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id != id);
        Assert.Equal(("Vague 1, next wave", ProgrammeState.Draft, """{"sameTeam":false}"""), (clone.Name, clone.State, clone.Rules));
        Assert.Null(clone.StartsOn);
        Assert.Equal(11, await db.ProgrammeTopics.CountAsync(t => t.ProgrammeId == clone.Id));
        Assert.Equal(1, await db.MailOpenings.CountAsync(o => o.ProgrammeId == clone.Id));
        Assert.Equal(0, await db.Participants.CountAsync(p => p.ProgrammeId == clone.Id));
        Assert.Equal(RoleKind.Manager, (await db.ProgrammeRoles.SingleAsync(r => r.ProgrammeId == clone.Id)).Kind);
    }

    [Theory, BothDatabases]
    public async Task Archived_it_leaves_the_list_and_comes_back(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        await (await zoe.Get($"/programmes/{id}")).Submit("life-Archive");
        var list = await zoe.Get("/programmes");
        Assert.Contains("1 archived programme", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You run", list.Document.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        await (await zoe.Get($"/programmes/{id}")).Submit("life-Unarchive");
        Assert.Contains("You run 1 programme.", (await zoe.Get("/programmes")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Deleted_it_is_kept_for_a_week_and_can_be_kept_after_all(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await PlanDays(world);
        var page = await (await world.SignedIn(Founded.Zoe)).Get($"/programmes/{id}");
        page = await page.Submit("life-Delete");
        Assert.Contains("It will be deleted on", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[value='life-Enrol']"));
        await Days(world, 6);
        Assert.NotNull((await Founded.Read(world, id)).DeleteAt);
        await (await (await world.SignedIn(Founded.Zoe)).Get($"/programmes/{id}")).Submit("life-Keep");
        await Days(world, 3);
        Assert.Null((await Founded.Read(world, id)).DeleteAt);
    }

    [Theory, BothDatabases]
    public async Task A_week_later_nothing_of_it_is_in_any_table_and_everything_else_is(Store store)
    {
        await using var world = await World.Start(store);
        var other = await Founded.Make(world, "Kept");
        await Fill(world, other, "kept");
        var before = await Rows(world);
        var id = await Founded.Another(world, "Gone");
        await Fill(world, id, "gone");
        var filled = await Rows(world);
        // Every table tied to a programme has a row more: one that this test does not fill would be one it does not watch.
        Assert.Empty(Tied(world).Where(table => filled[table] <= before[table]));
        await PlanDays(world);
        await (await (await world.SignedIn(Founded.Zoe)).Get($"/programmes/{id}")).Submit("life-Delete");
        await Days(world, 6);
        Assert.Equal(2, (await Rows(world))["programmes"]);
        await Days(world, 2);
        var after = await Rows(world);
        foreach (var table in Tied(world))
            Assert.Equal((table, before[table]), (table, after[table]));
        await using var db = world.Database.Open();
        Assert.Equal("Kept", (await db.Programmes.SingleAsync()).Name);
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.Kind == "mail" && m.Payload.Contains("secret words")));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.deleted" && e.Subject == id.ToString()));
    }

    /// <summary>The tables from whose rows a chain of foreign keys leads to a programme, and programmes.</summary>
    private static List<string> Tied(World world)
    {
        using var db = world.Database.Open();
        var tied = new HashSet<string> { "programmes" };
        for (var count = 0; count != tied.Count; )
        {
            count = tied.Count;
            foreach (var entity in db.Model.GetEntityTypes())
                if (entity.GetForeignKeys().Any(key => tied.Contains(key.PrincipalEntityType.GetTableName()!)))
                    tied.Add(entity.GetTableName()!);
        }
        Assert.True(tied.Count > 10);
        return [.. tied];
    }

    private static async Task<Dictionary<string, int>> Rows(World world)
    {
        await using var db = world.Database.Open();
        var rows = new Dictionary<string, int>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct()) // counts follow
        {
            var count = $"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM {table}";
            rows[table] = await db.Database.SqlQueryRaw<int>(count).SingleAsync();
        }
        return rows;
    }

    private static async Task Fill(World world, Id<Programme> id, string mark)
    {
        var mentor = await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentor, "slate-1");
        var mentee = await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentee, "amber-1");
        await using var db = world.Database.Open();
        var (ids, now) = (new Ids(world.Clock), world.Clock.Now());
        var run = new Binome.Matching.Run(ids.New<Binome.Matching.Run>(), id, now, "test");
        db.Runs.Add(run);
        db.RunFiles.Add(new(run.Id, "rules.json", [1]));
        db.BoardEdits.Add(new(run.Id, 1, Binome.Matching.BoardEditKind.Lock, "r1", "e1", 0, now, "test"));
        var pairing = new Pairing(ids.New<Pairing>(), id, run.Id.Value, mentor.Id, mentee.Id, 1, "{}", now, "test");
        db.Pairings.Add(pairing);
        var peers = new Binome.Peers.PeerGroup(ids.New<Binome.Peers.PeerGroup>(), id, "fr", now);
        db.PeerGroups.Add(peers);
        db.PeerSeats.Add(new(mentee.Id, peers.Id));
        var call = new Binome.Protection.HelpCall(ids.New<Binome.Protection.HelpCall>(), id, pairing.Id, mentor.Id, mentee.PersonId, now)
        {
            Said = [1],
        };
        call.Reply([1], now); // or its author would be told by night that nobody can
        db.HelpCalls.Add(call);
        db.CharterTexts.Add(new(id, mark, CharterQueries.Code, "fr", 1, mark, mark));
        db.CharterSignatures.Add(new(pairing.Id, mentor.Id, mark, id, mark, now));
        var session = new Session(ids.New<Session>(), id, pairing.Id, now);
        session.Seat(mentor, pairing.Id);
        session.Seat(mentee, pairing.Id);
        session.Propose(mentor.Id, [new(DateOnly.FromDateTime(now).AddDays(30), 600, "Europe/Paris", 45)], "", mark, now);
        db.Sessions.Add(session);
        db.Notes.Add(new(session.Id, mentor.Id, NoteKind.Private) { Kept = [1], At = now });
        db.Evaluations.Add(new(id, session.Id, mentor.Id, now));
        db.SelfAssessments.Add(new(id, mentee.Id, Asked.Before, Question.Alone, now));
        db.Stories.Add(new(ids.New<Story>(), id, pairing.Id));
        db.Namings.Add(new(pairing.Id, id, now));
        db.RecordChoices.Add(new(mentor.Id, id));
        db.GivenHours.Add(new(id, mentor.Id, new(2027, 3, 1), now));
        db.AnswerBatches.Add(new(id, Cell.Mentors, 1, now, 5, 5));
        db.AnswerTallies.Add(new(id, Cell.Mentors, 1, Question.Comfort, 3, 5));
        db.ReadinessRules.Add(new(id, now, "test"));
        db.ModulePasses.Add(new(mentor.Id, "posture", now));
        db.RolePlays.Add(new(ids.New<RolePlay>(), id, mentor.Id, mentee.PersonId, now));
        db.SignOffs.Add(new(mentor.Id, null, now));
        var supervision = new Supervision(ids.New<Supervision>(), id, new(2027, 3, 1), 600, "Europe/Paris", now, mark, 8, null);
        db.Supervisions.Add(supervision);
        db.SupervisionSeats.Add(new(supervision.Id, mentor.Id, now));
        var kit = new LibraryText(ids.New<LibraryText>(), id, "generative-ai", TextKind.Kit, "ai", now);
        db.LibraryTexts.Add(kit);
        db.TextVersions.Add(new(kit.Id, "fr", 1, mentor.PersonId, now) { Title = mark });
        db.Problems.Add(new(mentee.Id) { Today = mark });
        db.Motivations.Add(new(mentor.Id) { Why = mark });
        var application = new Application(ids.New<Application>(), id, mentor.Id, now, now.AddDays(10));
        db.Applications.Add(application);
        db.Reviews.Add(new(ids.New<Binome.Selection.Review>(), application.Id, mentee.PersonId, now, isThird: false));
        db.Decisions.Add(new(ids.New<Decision>(), application.Id, Outcome.Reserve, "places", mark, now, "test"));
        db.ParticipantChoices.Add(new(mentee.Id, mentor.PersonId, ChoiceKind.Veto, 1));
        db.Invitations.Add(new(ids.New<Invitation>(), id, mentor.PersonId, ParticipantKind.Mentor, now, "test"));
        db.CallReminders.Add(new(id, mentee.PersonId, now));
        db.ListedPeople.Add(new(id, mentor.PersonId));
        var offer = new Binome.Offers.Offer(ids.New<Binome.Offers.Offer>(), id, mentor.PersonId, null, mark, 3, mark, now);
        db.Offers.Add(offer);
        db.OfferPicks.Add(new(offer.Id, mentee.Id, now));
        db.Rehearsals.Add(new(ids.New<Binome.Rehearsal.AskedRehearsal>(), id, now, mentor.PersonId, mark));
        db.MailOpenings.Add(new(id, "kind", "fr", mark));
        var invited = new ProgrammeMail(ids.New<ProgrammeMail>(), id, mentor.PersonId, null, "kind", mark, "subject", "text", now);
        db.ProgrammeMails.Add(invited);
        db.Entry(invited).Property(m => m.Calendar).CurrentValue = $"secret words {mark}";
        db.OutboxMessages.Add(
            new(ids.New<OutboxMessage>(), mark, "mail", $"secret words {mark}", DateTime.MaxValue.AddDays(-1).ToUniversalTime())
        );
        await db.SaveChangesAsync();
    }

    private static async Task PlanDays(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
    }

    private static async Task Days(World world, int days)
    {
        for (var day = 0; day < days; day++)
        {
            world.Clock.Move(TimeSpan.FromDays(1));
            await world.Drain();
        }
    }

    /// <summary>The invitation would lead to a door that is shut.</summary>
    [Theory, BothDatabases]
    public async Task Enrolment_that_was_to_end_before_today_does_not_open(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        await Founded.Change(world, id, p => p.Plan(DateOnly.FromDateTime(world.Clock.Now()).AddDays(-1), null, null));
        var page = await (await (await world.SignedIn(Founded.Zoe)).Get($"/programmes/{id}")).Submit("life-Enrol");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("which is past", page.Text, StringComparison.Ordinal);
        Assert.Equal(ProgrammeState.Draft, (await Founded.Read(world, id)).State);
    }
}
