using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>A page that a capability offers in the frame of a programme, to those who have one of these roles in it.</summary>
/// <param name="Path">After <c>/programmes/{id}</c>; empty for the programme's own page.</param>
public sealed record ProgrammeTab(string Path, string WordKey, int Order, params IReadOnlyList<RoleKind> For)
{
    /// <summary>The tabs that somebody with these roles sees.</summary>
    public static IReadOnlyList<Tab> Of(
        IEnumerable<ProgrammeTab> all,
        Id<Programme> programme,
        IReadOnlySet<RoleKind> roles,
        string current
    ) =>
        [
            .. all.Where(tab => tab.For.Any(roles.Contains))
                .OrderBy(tab => tab.Order)
                .Select(tab => new Tab(Words.Get(tab.WordKey), $"/programmes/{programme}{tab.Path}", tab.Path == current)),
        ];
}

/// <summary>What the viewer is in a programme.</summary>
public static class ProgrammeRoles
{
    public static async Task<IReadOnlySet<RoleKind>> RolesIn(
        this BinomeDb db,
        Viewer viewer,
        Id<Programme> programme,
        CancellationToken stop = default
    ) =>
        (
            await db
                .ProgrammeRoles.Where(r => r.ProgrammeId == programme && viewer.Person != null && r.PersonId == viewer.Person)
                .Select(r => r.Kind)
                .ToListAsync(stop)
        ).ToHashSet();
}
