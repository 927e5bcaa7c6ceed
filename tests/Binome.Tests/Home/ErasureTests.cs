using System.Net;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Home;

public sealed class ErasureTests
{
    [Theory, BothDatabases]
    public async Task Whoever_is_erased_is_nowhere_but_in_the_companys_directory(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var mentee = await furnished.As(Role.Mentee);
        await (await mentee.Get("/account/calendar")).Submit("renew");
        Id<Person> person;
        (int, int) counts;
        await using (var db = furnished.World.Database.Open())
        {
            person = (await db.People.SingleAsync(p => p.Email == FurnishedProgramme.Cast[Role.Mentee])).Id;
            var erased = Id<Participant>.Parse(furnished.Places["mentee"]);
            await db.Problems.Where(p => p.ParticipantId == erased).ExecuteUpdateAsync(p => p.SetProperty(x => x.Today, "unlike anybody"));
            counts = (await db.Pairings.CountAsync(), await db.Participants.CountAsync());
            db.ParticipantChoices.Add(new(Id<Participant>.Parse(furnished.Places["mentor"])!.Value, person, ChoiceKind.Veto, 1));
            var other = await db.Problems.SingleAsync(p => p.ParticipantId == Id<Participant>.Parse(furnished.Places["sealed"]));
            db.Entry(other).Property(p => p.Today).CurrentValue = "somebody else";
            await db.SaveChangesAsync();
        }
        var asked = await mentee.Get("/account/erasure");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Submit("erase")).Status);
        var done = await asked.Submit("erase", ("sure", "true"));
        Assert.Equal("/account/erased", done.Path);
        Assert.StartsWith("/sign-in", (await mentee.Get("/account")).Path, StringComparison.Ordinal);

        await furnished.World.Drain();
        await using var after = furnished.World.Database.Open();
        Assert.Empty(await WholeDatabase.Contains(after, "unlike anybody"));
        Assert.NotEmpty(await WholeDatabase.Contains(after, "somebody else"));
        Assert.False(await after.Participants.AnyAsync(p => p.PersonId == person));
        Assert.False(await after.ParticipantChoices.AnyAsync(c => c.OtherId == person));
        Assert.False(await after.Accounts.AnyAsync(a => a.PersonId == person));
        Assert.False(await after.CalendarFeeds.AnyAsync(f => f.PersonId == person));
        string[] kept = ["people.email", "import_undos.content"]; // the directory's own
        Assert.Empty((await WholeDatabase.Contains(after, "p4@groupe.example")).Except(kept));
        Assert.Equal(counts, (await after.Pairings.CountAsync(), await after.Participants.CountAsync())); // counted
        Assert.NotNull((await after.Pairings.SingleAsync(p => p.MenteeId == Id<Participant>.Parse(furnished.Places["mentee"]))).EndedAt);
        // The other one of the pair reads it as whenever a pair ends, and the log has it.
        Assert.Equal(EndPairing.OneOfThem, (await after.AuditEntries.SingleAsync(e => e.Act == "pairings.audit.Left")).Actor);
        await furnished.World.Drain();
        Assert.Equal(
            furnished.Places["mentor"],
            (await after.ProgrammeMails.SingleAsync(m => m.Kind == "pairings.mail.ended")).Participant.ToString()
        );
    }

    [Theory, BothDatabases]
    public async Task The_last_manager_is_told_to_name_another_first(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var manager = await furnished.As(Role.Manager);
        var answer = await (await manager.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("last manager", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await manager.Get($"/programmes/{furnished.Places["programme"]}/roles")).Status);
    }

    [Theory, BothDatabases]
    public async Task Whoever_knows_who_is_sealed_is_told_to_have_another_named_first(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var keeper = await furnished.As(Role.SealedCoordinator);
        var answer = await (await keeper.Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("name another sealed coordinator first", answer.Text, StringComparison.Ordinal);
        await using var db = furnished.World.Database.Open();
        Assert.True(await db.ProgrammeRoles.AnyAsync(r => r.Kind == Binome.Programmes.RoleKind.SealedCoordinator));
    }

    [Theory, BothDatabases]
    public async Task Whoever_comes_back_begins_with_nothing(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await (await (await furnished.As(Role.Mentor)).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        var again = await furnished.As(Role.Mentor);
        var text = (await again.Get("/account/data")).Text;
        Assert.Contains(FurnishedProgramme.Cast[Role.Mentor], text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vague 1", text, StringComparison.Ordinal);
    }
}
