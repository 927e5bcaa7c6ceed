using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>A page that a capability offers in the frame of a programme, to those who have one of these roles in it.</summary>
/// <param name="Path">After <c>/programmes/{id}</c>; empty for the programme's own page.</param>
public sealed record ProgrammeTab(string Path, string WordKey, int Order, params IReadOnlyList<RoleKind> For)
{
    /// <summary>From this order on a page says how the programme is run: opened once in a while, it is folded where there are many.</summary>
    public const int Settings = 70;

    /// <summary>As many stand beside each other in one line of a screen, and in three of a telephone.</summary>
    private const int Many = 8;

    /// <summary>The tabs that somebody with these roles sees.</summary>
    public static IReadOnlyList<Tab> Of(
        IEnumerable<ProgrammeTab> all,
        Id<Programme> programme,
        IReadOnlySet<RoleKind> roles,
        string current
    ) => [.. SeenBy(all, roles).Select(tab => tab.In(programme, current))];

    /// <summary>The same: those at hand, and those folded behind them.</summary>
    public static (IReadOnlyList<Tab> Daily, IReadOnlyList<Tab> Settings) Folded(
        IEnumerable<ProgrammeTab> all,
        Id<Programme> programme,
        IReadOnlySet<RoleKind> roles,
        string current
    )
    {
        var tabs = SeenBy(all, roles).ToList();
        var folds = tabs.Count > Many ? tabs.FindAll(tab => tab.Order >= Settings) : [];
        return ([.. tabs.Except(folds).Select(tab => tab.In(programme, current))], [.. folds.Select(tab => tab.In(programme, current))]);
    }

    private static IEnumerable<ProgrammeTab> SeenBy(IEnumerable<ProgrammeTab> all, IReadOnlySet<RoleKind> roles) =>
        all.Where(tab => tab.For.Any(roles.Contains)).OrderBy(tab => tab.Order);

    private Tab In(Id<Programme> programme, string current) => new(Words.Get(WordKey), $"/programmes/{programme}{Path}", Path == current);
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
