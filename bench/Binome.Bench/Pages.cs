using System.Reflection;
using Binome;
using Binome.Platform.Storage;
using Binome.Tests.Soak;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Binome.Bench;

/// <summary>Every page of the application for an administrator: statements, milliseconds, weight; the statements may not grow with the data.</summary>
internal static class Pages
{
    private const int MostStatements = 8;

    /// <summary>A page that shows fifty people of 120,000 may count or search them all in one statement: beyond 200 ms it does more than that.</summary>
    private const double MostMilliseconds = 200;
    private static readonly int[] Sizes = [260, 12_000, 120_000];

    public static async Task Measure()
    {
        foreach (var kind in Databases.Kinds)
        {
            var found = new Dictionary<string, List<Figure>>();
            foreach (var people in Sizes)
                await Measure(kind, people, found);
            var report = new Report(
                $"Pages on {kind}, administrator, median of 15 after 5",
                [
                    "page",
                    .. Sizes.Select(s => $"statements at {s:N0}"),
                    .. Sizes.Select(s => $"ms at {s:N0}"),
                    "ms ratio",
                    "HTML KB",
                    "as sent KB",
                    "verdict",
                ]
            );
            foreach (var (page, figures) in found)
                report.Row([
                    page,
                    .. figures.Select(f => $"{f.Statements}"),
                    .. figures.Select(f => $"{f.Milliseconds:F1}"),
                    $"{figures[^1].Milliseconds / figures[0].Milliseconds:F1}",
                    $"{figures[^1].Html / 1024.0:F1}",
                    $"{figures[^1].Sent / 1024.0:F1}",
                    figures.Any(f => f.Statements > MostStatements) ? "over 8 statements"
                    : figures.Select(f => f.Statements).Distinct().Count() > 1 ? "grows with data"
                    : figures.Any(f => f.Milliseconds > MostMilliseconds) ? "slow when big"
                    : "ok",
                ]);
        }
    }

    private static async Task Measure(string kind, int people, Dictionary<string, List<Figure>> found)
    {
        var store = Databases.Empty(kind);
        await Imports.Run(store, await new InventedDirectory(people).Write(store.Folder));
        await using (var app = await Served.Start(store))
        {
            var visitor = await Served.Administrator(app, store);
            foreach (var page in await Addresses(store))
            {
                if (!found.TryGetValue(page.Name, out var figures))
                    found[page.Name] = figures = [];
                figures.Add(await Figure.Of(visitor, page.Address));
            }
            if (kind == Databases.Kinds[0] && people == Sizes[0])
                await Assets.Measure(visitor);
            await app.StopAsync();
        }
        Databases.Drop(store);
    }

    /// <summary>Every address of the assembly without a parameter, a search, a deep page, and one person.</summary>
    private static async Task<List<(string Name, string Address)>> Addresses(DataStore store)
    {
        var plain = typeof(WebApp)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => r.Template)
            .Where(t => !t.Contains('{') && t is not "/ui" and not "/mailbox" && !t.StartsWith("/sign-in", StringComparison.Ordinal))
            .Order()
            .Select(t => (t, t));
        await using var db = store.Open();
        var person = await db.People.Where(p => p.Number == InventedDirectory.Number(4)).Select(p => p.Id).FirstAsync();
        var import = await db.DirectoryImports.Select(i => i.Id).FirstAsync();
        return
        [
            .. plain,
            ("/people, a search", "/people?q=martin"),
            ("/people, by job, page 3", "/people?sort=job&page=3"),
            ("/people/{id}", $"/people/{person}"),
            ("/people/organisation, a manager", $"/people/organisation?person={person}"),
            ("/people/imports/{id}", $"/people/imports/{import}"),
        ];
    }
}
