using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>The directory's named queries. Authorization is the query: what a viewer may not see is not in it.</summary>
public static class PeopleQueries
{
    public static IQueryable<Person> Of(this DbSet<Person> people, Viewer viewer) =>
        people.Where(p => p.Organisation == viewer.Organisation);

    /// <summary>Uploads and imports are the administrators' alone.</summary>
    public static IQueryable<DirectoryImport> Of(this DbSet<DirectoryImport> imports, Viewer viewer) =>
        imports.Where(i => viewer.IsAdministrator && i.Organisation == viewer.Organisation);

    public static IQueryable<Person> Present(this IQueryable<Person> people, DateOnly today) =>
        people.Where(p => p.LeftOn == null || p.LeftOn > today);

    /// <summary>Those of this address who may sign in: in some directory and not gone.</summary>
    public static IQueryable<Person> PresentAt(this DbSet<Person> people, string email, DateOnly today) =>
        people.Where(p => p.Email == email).Present(today);

    /// <summary>By name, job, unit or city: every word typed is somewhere in them, without accents or capitals.</summary>
    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? typed)
    {
        foreach (var word in Folding.Fold(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            people = people.Where(p => p.Search.Contains(word));
        return people;
    }

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.Now());
}
