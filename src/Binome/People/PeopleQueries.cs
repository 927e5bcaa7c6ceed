using System.Linq.Expressions;
using Binome.Platform;
using Binome.Platform.Ui;
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

    public static IQueryable<ImportFile> ImportFilesOf(this BinomeDb db, Viewer viewer)
    {
        var imports = db.DirectoryImports.Of(viewer);
        return db.ImportFiles.Where(f => imports.Any(i => i.Id == f.ImportId));
    }

    public static IQueryable<ImportUndo> ImportUndosOf(this BinomeDb db, Viewer viewer)
    {
        var imports = db.DirectoryImports.Of(viewer);
        return db.ImportUndos.Where(u => imports.Any(i => i.Id == u.ImportId));
    }

    /// <summary>Who is above whom is the administrators' alone.</summary>
    public static IQueryable<LineAbove> LinesOf(this BinomeDb db, Viewer viewer)
    {
        var people = db.People.Of(viewer);
        return db.Lines.Where(l => viewer.IsAdministrator && people.Any(p => p.Id == l.PersonId));
    }

    /// <summary>Dotted-line managers, appraisers and deciders in human resources are the administrators' alone.</summary>
    public static IQueryable<Relation> RelationsOf(this BinomeDb db, Viewer viewer)
    {
        var people = db.People.Of(viewer);
        return db.Relations.Where(r => viewer.IsAdministrator && people.Any(p => p.Id == r.PersonId));
    }

    /// <summary>By name; who has the same name by what nobody shares, so that paging neither repeats nor skips.</summary>
    public static IOrderedQueryable<Person> InOrder(this IQueryable<Person> people, Sort sort)
    {
        IOrderedQueryable<Person>? first = sort.Key switch
        {
            "job" => By(p => p.JobTitle),
            "unit" => By(p => p.Unit),
            "city" => By(p => p.City),
            _ => null,
        };
        if (first is not null)
            return first.ThenBy(p => p.Search).ThenBy(p => p.Id);
        return sort.Descending
            ? people.OrderByDescending(p => p.Search).ThenByDescending(p => p.Id)
            : people.OrderBy(p => p.Search).ThenBy(p => p.Id);

        // Who has none comes last, on both databases and from both ends.
        IOrderedQueryable<Person> By(Expression<Func<Person, string?>> field)
        {
            var isNone = Expression.Lambda<Func<Person, bool>>(Expression.Equal(field.Body, Expression.Constant(null)), field.Parameters);
            var some = people.OrderBy(isNone);
            return sort.Descending ? some.ThenByDescending(field) : some.ThenBy(field);
        }
    }

    public static IQueryable<Person> Present(this IQueryable<Person> people, DateOnly today) =>
        people.Where(p => p.LeftOn == null || p.LeftOn > today);

    /// <summary>Those of this address who may sign in: in some directory and not gone.</summary>
    public static IQueryable<Person> PresentAt(this DbSet<Person> people, string email, DateOnly today) =>
        people.Where(p => p.Email == email).Present(today);

    /// <summary>Whom these employee numbers or addresses name, by what was written; what names nobody is not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, Id<Person>>> Named(
        this DbSet<Person> people,
        Viewer viewer,
        IEnumerable<string> keys,
        DateOnly today,
        CancellationToken stop
    )
    {
        var written = keys.Distinct(StringComparer.Ordinal).ToArray();
        var asked = written.Concat(written.Select(k => k.ToLowerInvariant())).Distinct(StringComparer.Ordinal).ToArray();
        var found = await people
            .Of(viewer)
            .Present(today)
            .Where(p => EF.Parameter(asked).Contains(p.Number!) || EF.Parameter(asked).Contains(p.Email!))
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.Email,
            })
            .ToListAsync(stop);
        var byEmail = found.Where(f => f.Email is not null).ToDictionary(f => f.Email!, f => f.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var one in found.Where(f => f.Number is not null))
            byEmail[one.Number!] = one.Id; // a number that looks like somebody's address is still that number
        return written.Where(byEmail.ContainsKey).ToDictionary(k => k, k => byEmail[k], StringComparer.Ordinal);
    }

    /// <summary>By name, job, unit or city: every word typed is somewhere in them, without accents or capitals.</summary>
    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? typed)
    {
        foreach (var word in Folding.Fold(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            people = people.Where(p => p.Search.Contains(word));
        return people;
    }

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.Now());
}
