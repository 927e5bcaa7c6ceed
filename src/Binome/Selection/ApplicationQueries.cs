using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>Applications' named queries. What a viewer may not see is not in them.</summary>
public static class ApplicationQueries
{
    /// <summary>Those of a programme that wait, and of which nothing is on its way.</summary>
    public static IQueryable<Application> Open(this IQueryable<Application> applications, Id<Programme> programme) =>
        applications.Where(a => a.ProgrammeId == programme && a.AnsweredAt == null && a.WithdrawnAt == null && a.LeavesAt == null);

    /// <summary>To whoever runs the programme wholly: all. To a reviewer: those given to them, as long as nobody has been answered.</summary>
    public static IQueryable<Application> In(this DbSet<Application> applications, BinomeDb db, Remit remit)
    {
        var (programme, me) = (remit.Programme.Id, remit.Viewer.Person);
        var all = applications.Where(a => a.ProgrammeId == programme);
        if (remit.Roles.Contains(RoleKind.Manager))
            return all;
        return remit.Roles.Contains(RoleKind.Reviewer)
            ? all.Where(a =>
                a.AnsweredAt == null && a.WithdrawnAt == null && db.Reviews.Any(r => r.ApplicationId == a.Id && r.ReviewerId == me)
            )
            : all.Where(_ => false);
    }

    /// <summary>The viewer's own.</summary>
    public static IQueryable<Application> Mine(this DbSet<Application> applications, BinomeDb db, Viewer viewer)
    {
        var parts = db.Participants.Mine(viewer);
        return applications.Where(a => parts.Any(p => p.Id == a.ParticipantId));
    }
}
