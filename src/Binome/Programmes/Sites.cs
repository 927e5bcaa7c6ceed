using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>A coordinator's countries and cities, as somebody types them: separated by commas, each one that the directory knows.</summary>
internal static class Sites
{
    /// <summary>Codes joined by '|'; the first text that is no country otherwise.</summary>
    public static (string Codes, string? Unknown) Countries(string? typed)
    {
        var codes = new List<string>();
        foreach (var name in Split(typed))
            if (People.Import.Countries.Find(name) is { } code)
                codes.Add(code);
            else
                return ("", name);
        return (string.Join('|', codes.Distinct()), null);
    }

    /// <summary>Cities as the directory spells them, joined by '|'; the first text that is no city of it otherwise.</summary>
    public static async Task<(string Names, string? Unknown)> Cities(BinomeDb db, Viewer viewer, string? typed, CancellationToken stop)
    {
        var wanted = Split(typed);
        if (wanted.Count == 0)
            return ("", null);
        var known = await db.People.Of(viewer).Where(p => p.City != null).Select(p => p.City!).Distinct().ToListAsync(stop);
        var spelled = known.ToLookup(Folding.Fold);
        var unknown = wanted.Find(name => !spelled.Contains(Folding.Fold(name)));
        return unknown is null
            ? (string.Join('|', wanted.SelectMany(name => spelled[Folding.Fold(name)]).Distinct()), null)
            : ("", unknown);
    }

    /// <summary>"France, Lyon" for the role's line; null when it is for everywhere.</summary>
    public static string? Say(ProgrammeRole role)
    {
        var places = Parts(role.Countries).Select(People.Import.Countries.Name).Concat(Parts(role.Cities)).ToList();
        return places.Count == 0 ? null : string.Join(", ", places);
    }

    private static string[] Parts(string joined) => joined.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Split(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
