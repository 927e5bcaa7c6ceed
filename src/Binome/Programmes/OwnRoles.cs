using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Tells somebody their roles and the mails that left for them; erased, both go, and their name leaves every list of who may join.</summary>
internal sealed class OwnRoles(BinomeDb db, IEnumerable<IReact<SealedCoordinatorTaken>> taken, TimeProvider clock)
    : IReact<DataAsked>,
        IReact<PersonErased>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each role and mail of a programme: SQLite cannot gather lists beside a row, and there are few roles.
        var rows = await (
            from programme in db.Programmes.AsNoTracking()
            from role in db.ProgrammeRoles.Where(r => r.ProgrammeId == programme.Id && r.PersonId == fact.Person).DefaultIfEmpty()
            from mail in db.ProgrammeMails.Where(m => m.ProgrammeId == programme.Id && m.PersonId == fact.Person).DefaultIfEmpty()
            where role != null || mail != null
            select new
            {
                programme.Name,
                Role = role,
                Mail = mail,
            }
        ).ToListAsync(stop);
        foreach (
            var (role, name) in rows.Where(r => r.Role is not null)
                .DistinctBy(r => r.Role.Id)
                .OrderBy(r => r.Role.GivenAt)
                .Select(r => (r.Role, r.Name))
        )
            fact.Add(
                "programmes.data.role",
                name,
                AfterErasure.Goes,
                new("role", role.Kind.ToString(), Words.Get($"programmes.role.{role.Kind}")),
                new("places", $"{role.Countries} {role.Cities}".Trim(), Sites.Say(role)),
                At("since", role.GivenAt)
            );
        foreach (var mail in rows.Select(r => r.Mail).OfType<ProgrammeMail>().DistinctBy(m => m.Id).OrderBy(m => m.QueuedAt))
            fact.Add(
                "programmes.data.mail",
                mail.Subject,
                AfterErasure.Goes,
                At("since", mail.QueuedAt),
                new("text", mail.Text),
                new("calendar", mail.Calendar, Words.Get("programmes.data.mail.calendar.shown"))
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        await MustLeaveAManager(fact.Person, stop);
        await MustLeaveNobodySealed(fact.Person, stop);
        // Before the mails that name them: what has not left yet stays here for good.
        await db
            .OutboxMessages.Where(o => db.ProgrammeMails.Any(m => m.PersonId == fact.Person && m.Key == o.Key))
            .ExecuteDeleteAsync(stop);
        await db.ProgrammeMails.Where(m => m.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        await db.ListedPeople.Where(l => l.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        await db.ProgrammeRoles.Where(r => r.PersonId == fact.Person).ExecuteDeleteAsync(stop);
    }

    private async Task MustLeaveAManager(Id<Person> person, CancellationToken stop)
    {
        var present = db.People.Present(clock.Today());
        var alone = await db
            .Programmes.Where(p =>
                p.State != ProgrammeState.Closed
                && db.ProgrammeRoles.Any(r => r.ProgrammeId == p.Id && r.PersonId == person && r.Kind == RoleKind.Manager)
                && !db.ProgrammeRoles.Any(r =>
                    r.ProgrammeId == p.Id && r.PersonId != person && r.Kind == RoleKind.Manager && present.Any(x => x.Id == r.PersonId)
                )
            )
            .Select(p => p.Name)
            .FirstOrDefaultAsync(stop);
        if (alone is not null)
            throw new RefusedException("programmes.erase.lastManager", alone);
    }

    /// <summary>Those who are sealed are never left without the one whom they trust.</summary>
    private async Task MustLeaveNobodySealed(Id<Person> person, CancellationToken stop)
    {
        var keeps = db.ProgrammeRoles.Where(r => r.PersonId == person && r.Kind == RoleKind.SealedCoordinator);
        var programmes = await db
            .Programmes.Where(p => p.State != ProgrammeState.Closed && keeps.Any(r => r.ProgrammeId == p.Id))
            .Select(p => p.Id)
            .ToListAsync(stop);
        foreach (var programme in programmes)
        foreach (var reaction in taken)
            await reaction.On(new(programme), stop);
    }

    private static KeptFact At(string name, DateTime at) =>
        new(name, at.ToString("O", CultureInfo.InvariantCulture), Moments.Day(DateOnly.FromDateTime(at)));
}
