using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>
/// A programme and what the viewer is in it, read together by a page before all else: with it in hand a query names the programme, instead of asking of each of 15,000 rows
/// whether the viewer may see it. Nobody makes one up: it comes out of the database alone, in the request that uses it.
/// </summary>
public sealed class Remit
{
    private Remit(Viewer viewer, Programme programme, IReadOnlyList<ProgrammeRole> roles) =>
        (Viewer, Programme, Roles, Site) = (
            viewer,
            programme,
            roles.Select(r => r.Kind).ToHashSet(),
            roles.FirstOrDefault(r => r.Kind == RoleKind.Coordinator)
        );

    public Viewer Viewer { get; }
    public Programme Programme { get; }
    public IReadOnlySet<RoleKind> Roles { get; }

    /// <summary>The countries and cities of a coordinator; of nobody else.</summary>
    public ProgrammeRole? Site { get; }

    /// <summary>Everybody of the programme, and not those of some sites alone.</summary>
    public bool IsWhole => Roles.Contains(RoleKind.Manager) || Roles.Contains(RoleKind.SealedCoordinator);

    /// <summary>One statement; null to whom the programme has given none of these roles.</summary>
    internal static async Task<Remit?> Read(
        BinomeDb db,
        Viewer viewer,
        Id<Programme> programme,
        CancellationToken stop,
        params RoleKind[] kinds
    )
    {
        var found = await db.WithRole(viewer, kinds)
            .Where(p => p.Id == programme)
            .Select(p => new
            {
                Programme = p,
                Roles = db.ProgrammeRoles.Where(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person).ToList(),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found is null ? null : new(viewer, found.Programme, found.Roles);
    }
}

/// <summary>How a page comes by its <see cref="Remit"/>.</summary>
public static class Remits
{
    /// <summary>The programme, to whoever has one of these roles in it.</summary>
    public static Task<Remit?> RemitIn(
        this BinomeDb db,
        Viewer viewer,
        Id<Programme> programme,
        CancellationToken stop,
        params RoleKind[] kinds
    ) => Remit.Read(db, viewer, programme, stop, kinds);
}
