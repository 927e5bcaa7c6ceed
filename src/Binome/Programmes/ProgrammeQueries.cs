using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Programmes' named queries. What a viewer may not see is not in them.</summary>
public static class ProgrammeQueries
{
    /// <summary>Those that the viewer runs, wholly or for some sites.</summary>
    public static IQueryable<Programme> ManagedBy(this BinomeDb db, Viewer viewer) =>
        db.WithRole(viewer, RoleKind.Manager, RoleKind.Coordinator);

    /// <summary>Those that the viewer runs wholly: what a coordinator may not change.</summary>
    public static IQueryable<Programme> LedBy(this BinomeDb db, Viewer viewer) => db.WithRole(viewer, RoleKind.Manager);

    /// <summary>Mails by which somebody learned that their programme is over; what a sponsor is asked tells nobody of it.</summary>
    public static IQueryable<ProgrammeMail> SentSinceClosed(this BinomeDb db) =>
        db.ProgrammeMails.Where(m =>
            m.Kind != AskSponsor.MailKind && db.Programmes.Any(p => p.Id == m.ProgrammeId && m.QueuedAt >= p.ClosedAt)
        );

    /// <summary>Those in which the viewer has one of these roles.</summary>
    public static IQueryable<Programme> WithRole(this BinomeDb db, Viewer viewer, params RoleKind[] kinds) =>
        db.Programmes.Where(p =>
            p.Organisation == viewer.Organisation
            && db.ProgrammeRoles.Any(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person && EF.Parameter(kinds).Contains(r.Kind))
        );

    /// <summary>Those whose settings the viewer may see: an administrator sees name, state and roles of all, never who takes part.</summary>
    public static IQueryable<Programme> Of(this DbSet<Programme> programmes, BinomeDb db, Viewer viewer) =>
        programmes.Where(p =>
            p.Organisation == viewer.Organisation
            && (viewer.IsAdministrator || db.ProgrammeRoles.Any(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person))
        );

    /// <summary>Those in which the viewer says who does what: their managers, and the administrators, who name the first one.</summary>
    public static IQueryable<Programme> StaffedBy(this BinomeDb db, Viewer viewer) =>
        db.Programmes.Where(p =>
            p.Organisation == viewer.Organisation
            && (
                viewer.IsAdministrator
                || db.ProgrammeRoles.Any(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person && r.Kind == RoleKind.Manager)
            )
        );

    /// <summary>Who knows sealed people and is still here: one, or nobody.</summary>
    public static IQueryable<ProgrammeRole> SealedCoordinators(this BinomeDb db, Id<Programme> programme, DateOnly today) =>
        db.ProgrammeRoles.Where(r =>
            r.ProgrammeId == programme
            && r.Kind == RoleKind.SealedCoordinator
            && db.People.Any(p => p.Id == r.PersonId && (p.LeftOn == null || p.LeftOn > today))
        );

    /// <summary>Those of the viewer's organisation that take people now; whether the viewer is in scope is asked of the scope.</summary>
    public static IQueryable<Programme> Enrolling(this IQueryable<Programme> programmes, Viewer viewer, DateOnly today) =>
        programmes.Open(today).Where(p => p.Organisation == viewer.Organisation);

    /// <summary>Those whose door is open: enrolling, or running and glad of late joiners.</summary>
    public static IQueryable<Programme> Open(this IQueryable<Programme> programmes, DateOnly today) =>
        programmes.Where(p =>
            p.ArchivedAt == null
            && (
                p.State == ProgrammeState.Enrolling && (p.EnrolUntil == null || p.EnrolUntil >= today)
                || p.State == ProgrammeState.Running && p.LateUntil >= today
            )
        );

    /// <summary>Everybody whom the programme's scope lets in.</summary>
    public static IQueryable<Person> InScope(this BinomeDb db, Programme programme)
    {
        var scope = ProgrammeScope.Read(programme.Scope);
        var people = db.People.Where(p => p.Organisation == programme.Organisation);
        if (scope.Companies.Count > 0)
            people = people.Where(p => scope.Companies.Contains(p.Company));
        if (scope.Countries.Count > 0)
            people = people.Where(p => scope.Countries.Contains(p.Country));
        if (scope.Units.Count > 0)
            people = people.Where(p => scope.Units.Contains(p.Unit));
        return scope.ListedOnly ? people.Where(p => db.ListedPeople.Any(l => l.ProgrammeId == programme.Id && l.PersonId == p.Id)) : people;
    }
}
