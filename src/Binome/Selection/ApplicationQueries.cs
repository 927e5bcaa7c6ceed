using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>Applications' named queries. What a viewer may not see is not in them.</summary>
public static class ApplicationQueries
{
    /// <summary>Those whose author still takes part. Whoever left the company was taken out by an import: undone, it finds their application as it was.</summary>
    public static IQueryable<Application> Standing(this IQueryable<Application> applications, BinomeDb db) =>
        applications.Where(a => a.WithdrawnAt == null && !db.Participants.Any(p => p.Id == a.ParticipantId && p.WithdrawnAt != null));

    /// <summary>Those of a programme that wait, and of which nothing is on its way.</summary>
    public static IQueryable<Application> Open(this IQueryable<Application> applications, BinomeDb db, Id<Programme> programme) =>
        applications.Standing(db).Where(a => a.ProgrammeId == programme && a.AnsweredAt == null && a.LeavesAt == null);

    /// <summary>To whoever runs the programme wholly: all but their own. To a reviewer: those given to them, as long as nobody has been answered.</summary>
    public static IQueryable<Application> In(this DbSet<Application> applications, BinomeDb db, Remit remit)
    {
        var (programme, me) = (remit.Programme.Id, remit.Viewer.Person);
        var all = applications.Where(a =>
            a.ProgrammeId == programme && !db.Participants.Any(p => p.Id == a.ParticipantId && p.PersonId == me)
        );
        if (remit.Roles.Contains(RoleKind.Manager))
            return all;
        return remit.Roles.Contains(RoleKind.Reviewer)
            ? all.Standing(db).Where(a => a.AnsweredAt == null && db.Reviews.Any(r => r.ApplicationId == a.Id && r.ReviewerId == me))
            : all.Where(_ => false);
    }

    /// <summary>The viewer's own.</summary>
    public static IQueryable<Application> Mine(this DbSet<Application> applications, BinomeDb db, Viewer viewer)
    {
        var parts = db.Participants.Mine(viewer);
        return applications.Where(a => parts.Any(p => p.Id == a.ParticipantId));
    }
}
