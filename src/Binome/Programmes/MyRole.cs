using Binome.People;
using Binome.Platform;

namespace Binome.Programmes;

/// <summary>What somebody is in a programme.</summary>
public sealed record MyRole(Id<Programme> Programme, string Name, RoleKind Kind)
{
    /// <summary>Wholly or for some sites; those who do read of it beside their other roles.</summary>
    public bool Runs => Kind is RoleKind.Manager or RoleKind.Coordinator;

    /// <summary>The viewer's, in programmes that are not over; a sponsor reads the report of those that are, which has most to say.</summary>
    public static IQueryable<MyRole> Of(BinomeDb db, Viewer viewer) =>
        from role in db.ProgrammeRoles
        where viewer.Person != null && role.PersonId == viewer.Person
        join programme in db.Programmes on role.ProgrammeId equals programme.Id
        where programme.ArchivedAt == null && (programme.State != ProgrammeState.Closed || role.Kind == RoleKind.Sponsor)
        orderby programme.State == ProgrammeState.Closed, programme.Name, role.Kind
        select new MyRole(programme.Id, programme.Name, role.Kind);
}
