using System.Net;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Programmes;

public sealed class RolesTests
{
    [Theory, BothDatabases]
    public async Task A_manager_names_a_colleague_who_is_written_to_and_the_log_says_who(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (page, person) = await Look(furnished, Role.Manager);
        var answer = await page.Submit("give", ("person", person), ("role", "Coach"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var db = furnished.World.Database.Open();
        var named = Id<Binome.People.Person>.Parse(person)!.Value;
        var role = await db.ProgrammeRoles.SingleAsync(r => r.Kind == RoleKind.Coach && r.PersonId == named);
        var entry = await db.AuditEntries.SingleAsync(e => e.Act == "programmes.audit.named.Coach");
        Assert.Equal($"{furnished.Places["programme"]} {person}", entry.Subject);
        Assert.Equal(role.PersonId, (await db.ProgrammeMails.SingleAsync()).PersonId);
        Assert.Single(await db.OutboxMessages.Where(m => m.Key == $"role:{role.Id}").ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task A_role_given_in_a_draft_does_not_keep_it_from_being_taken_back(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (page, person) = await Look(furnished, Role.Administrator, "draft");
        await page.Submit("give", ("person", person), ("role", "Sponsor"));
        await using var db = furnished.World.Database.Open();
        Assert.True(await db.ProgrammeMails.AnyAsync());
        Assert.Null((await db.Programmes.SingleAsync(p => p.Name == "Vague 2")).SentAt);
    }

    [Theory, BothDatabases]
    public async Task The_last_manager_stays(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await using var db = furnished.World.Database.Open();
        var manager = await Only(db, furnished, RoleKind.Manager);
        var admin = await furnished.As(Role.Administrator);
        var answer = await (await admin.Get($"{Address(furnished)}?take={manager.Id}")).Submit("take-back");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("last manager", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(await Only(db, furnished, RoleKind.Manager));
    }

    [Theory, BothDatabases]
    public async Task A_role_taken_back_ends_at_the_next_click(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (page, person) = await Look(furnished, Role.Administrator);
        await page.Submit("give", ("person", person), ("role", "Manager"));
        var former = await furnished.As(Role.Manager);
        Assert.Equal(HttpStatusCode.OK, (await former.Get(Address(furnished))).Status);
        await using (var db = furnished.World.Database.Open())
        {
            var email = FurnishedProgramme.Cast[Role.Manager];
            var first = await db.ProgrammeRoles.SingleAsync(r =>
                r.Kind == RoleKind.Manager
                && r.ProgrammeId == Programme(furnished)
                && db.People.Any(p => p.Id == r.PersonId && p.Email == email)
            );
            var admin = await furnished.As(Role.Administrator);
            await (await admin.Get($"{Address(furnished)}?take={first.Id}")).Submit("take-back");
        }
        Assert.Equal(HttpStatusCode.NotFound, (await former.Get(Address(furnished))).Status);
        await using var after = furnished.World.Database.Open();
        Assert.Equal(1, await after.AuditEntries.CountAsync(e => e.Act == "programmes.audit.taken.Manager"));
    }

    [Theory, BothDatabases]
    public async Task There_is_one_sealed_coordinator_and_sealed_people_hear_of_another(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (page, person) = await Look(furnished, Role.Manager);
        var answer = await page.Submit("give", ("person", person), ("role", "SealedCoordinator"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var db = furnished.World.Database.Open();
        Assert.Equal(person, (await Only(db, furnished, RoleKind.SealedCoordinator)).PersonId.ToString());
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == "programmes.audit.taken.SealedCoordinator"));
        var told = await db.ProgrammeMails.SingleAsync(m => m.Kind == EnrolmentMails.Keeper);
        Assert.Equal(furnished.Places["sealed"], told.Participant.ToString());
    }

    [Theory, BothDatabases]
    public async Task Nobody_makes_themselves_the_one_who_knows_sealed_people_nor_leaves_them_alone(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await using var db = furnished.World.Database.Open();
        var holder = await Only(db, furnished, RoleKind.SealedCoordinator);
        var manager = await furnished.As(Role.Manager);
        var refused = await (await manager.Get($"{Address(furnished)}?take={holder.Id}")).Submit("take-back");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var email = FurnishedProgramme.Cast[Role.Manager];
        var self = await db.People.SingleAsync(p => p.Email == email);
        var page = await manager.Get($"{Address(furnished)}?q={Uri.EscapeDataString(self.LastName!)}");
        var own = await page.Submit("give", ("person", self.Id.ToString()), ("role", "SealedCoordinator"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
        Assert.Contains("Nobody makes themselves", own.Text, StringComparison.Ordinal);
        Assert.Equal(holder.Id, (await Only(db, furnished, RoleKind.SealedCoordinator)).Id);
    }

    [Theory, BothDatabases]
    public async Task A_coordinator_gets_the_countries_and_cities_that_the_directory_knows(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await using var db = furnished.World.Database.Open();
        var city = (await db.People.FirstAsync(p => p.City != null)).City!;
        var (page, person) = await Look(furnished, Role.Manager);
        var wrong = await page.Submit("give", ("person", person), ("role", "Coordinator"), ("countries", "Atlantide"), ("cities", "Ys"));
        Assert.Contains("Atlantide", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("“Ys”", wrong.Text, StringComparison.Ordinal);
        await wrong.Submit(
            "give",
            ("person", person),
            ("role", "Coordinator"),
            ("countries", "France; de"),
            ("cities", city.ToUpperInvariant())
        );
        var role = await db.ProgrammeRoles.SingleAsync(r => r.PersonId == Id<Person>.Parse(person) && r.Kind == RoleKind.Coordinator);
        Assert.Equal(("FR|DE", city), (role.Countries, role.Cities));
    }

    private static string Address(Furnished furnished, string programme = "programme") =>
        $"/programmes/{furnished.Places[programme]}/roles";

    private static Id<Programme> Programme(Furnished furnished) => Id<Programme>.Parse(furnished.Places["programme"])!.Value;

    private static Task<ProgrammeRole> Only(BinomeDb db, Furnished furnished, RoleKind kind) =>
        db.ProgrammeRoles.AsNoTracking().SingleAsync(r => r.Kind == kind && r.ProgrammeId == Programme(furnished));

    /// <summary>The page after a search, and the first colleague found who has no role.</summary>
    private static async Task<(Page Page, string Person)> Look(Furnished furnished, Role role, string programme = "programme")
    {
        var page = await (await furnished.As(role)).Get($"{Address(furnished, programme)}?q=an");
        await using var db = furnished.World.Database.Open();
        var busy = (await db.ProgrammeRoles.Select(r => r.PersonId).ToListAsync()).Select(p => p.ToString()).ToHashSet();
        var found = page.Document.QuerySelectorAll("input[name=person]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.NotEmpty(found);
        return (page, found.First(p => !busy.Contains(p)));
    }
}
