using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>A company, country or unit that there is, with how many people it has.</summary>
public sealed record ScopeChoice(string Value, string Name, int Count);

/// <summary>What a scope can be chosen from: what the directory holds, the largest first.</summary>
/// <param name="Listed">People on the programme's list, and the first of their names.</param>
public sealed record ScopeChoices(
    int Everybody,
    IReadOnlyList<ScopeChoice> Companies,
    IReadOnlyList<ScopeChoice> Countries,
    IReadOnlyList<ScopeChoice> Units,
    int Listed,
    IReadOnlyList<string> Names
)
{
    /// <summary>More would be a page of boxes; the rest is typed.</summary>
    public const int MostShown = 40;
    private const int MostNames = 50;

    public static async Task<ScopeChoices> Read(
        BinomeDb db,
        Programme programme,
        int listed,
        Viewer viewer,
        DateOnly today,
        CancellationToken stop
    )
    {
        var people = db.People.Of(viewer).AsNoTracking().Present(today);
        var companies = await Count(people.GroupBy(p => p.Company).Select(g => new Counted(g.Key, g.Count())), name => name, stop);
        var countries = await Count(
            people.GroupBy(p => p.Country).Select(g => new Counted(g.Key, g.Count())),
            People.Import.Countries.Name,
            stop
        );
        var units = await Count(people.GroupBy(p => p.Unit).Select(g => new Counted(g.Key, g.Count())), name => name, stop);
        var on = db.ListedPeople.Where(l => l.ProgrammeId == programme.Id);
        var names =
            listed == 0
                ? []
                : await people
                    .Where(p => on.Any(l => l.PersonId == p.Id))
                    .OrderBy(p => p.Search)
                    .ThenBy(p => p.Id)
                    .Take(MostNames)
                    .ToListAsync(stop);
        return new(
            units.Sum(unit => unit.Count),
            Known(companies),
            Known(countries),
            Known(units),
            listed,
            [.. names.Select(p => p.NameFor(viewer))]
        );
    }

    private static async Task<List<ScopeChoice>> Count(IQueryable<Counted> groups, Func<string, string> say, CancellationToken stop) =>
        [.. (await groups.ToListAsync(stop)).Select(group => new ScopeChoice(group.Value ?? "", say(group.Value ?? ""), group.Count))];

    /// <summary>Whose fact is not known cannot be chosen by it.</summary>
    private static IReadOnlyList<ScopeChoice> Known(List<ScopeChoice> choices) =>
        [
            .. choices
                .Where(choice => choice.Value.Length > 0)
                .OrderByDescending(choice => choice.Count)
                .ThenBy(choice => choice.Name, StringComparer.CurrentCulture),
        ];

    private sealed record Counted(string? Value, int Count);
}
