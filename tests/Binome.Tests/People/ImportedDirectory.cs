using System.Text;
using Binome.People;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.People;

/// <summary>A directory brought in and taken back without an application around it, and what is in it then.</summary>
internal static class ImportedDirectory
{
    public static async Task<ImportPreview> Bring(TestDatabase database, string text, ImportOptions? options = null, Ears? ears = null) =>
        await Bring(database, Encoding.UTF8.GetBytes(text), options, ears);

    public static async Task<ImportPreview> Bring(TestDatabase database, byte[] file, ImportOptions? options = null, Ears? ears = null)
    {
        await using var provider = Services(database, ears);
        await using var scope = provider.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ImportDirectory>()
            .Run(new MemoryStream(file), "people.csv", options ?? new(), "test");
    }

    public static async Task Undo(TestDatabase database)
    {
        await using var provider = Services(database, null);
        await using var scope = provider.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<BinomeDb>().ImportUndos.Select(u => u.ImportId).FirstOrDefaultAsync();
        await scope
            .ServiceProvider.GetRequiredService<UndoImport>()
            .Run(last, new(Guid.Empty, null, Person.MainOrganisation, "test", true), default);
    }

    private static ServiceProvider Services(TestDatabase database, Ears? ears)
    {
        var services = new ServiceCollection();
        database.Store.AddTo(services);
        services.AddSingleton<TimeProvider>(new MovedClock()).AddSingleton<Ids>().AddScoped<Journal>().AddPeople();
        if (ears is not null)
            services.AddSingleton<IReact<DirectoryImported>>(ears).AddSingleton<IReact<PeopleLeft>>(ears);
        return services.BuildServiceProvider();
    }

    public static async Task<(List<string> People, List<string> Lines)> Everything(TestDatabase database)
    {
        await using var db = database.Open();
        var people = await db.People.AsNoTracking().ToListAsync();
        var number = people.ToDictionary(p => p.Id, p => p.Number ?? p.Email);
        var relations = (await db.Relations.ToListAsync()).Select(r => $"{number[r.PersonId]} {r.Kind} {number[r.OtherId]}");
        var told = people.Select(p =>
            $"{p.Number} {p.Email} {p.FirstName} {p.LastName} {(p.ManagerId is { } m ? number[m] : "")} {p.Unit} {p.City} {p.Country} {p.TimeZone} {p.LeftOn} {p.Search}"
        );
        var lines = (await db.Lines.ToListAsync()).Select(l => $"{number[l.PersonId]} {number[l.AboveId]} {l.Depth}");
        return ([.. told.Concat(relations).Order(StringComparer.Ordinal)], [.. lines.Order(StringComparer.Ordinal)]);
    }

    public static async Task<List<string>> Above(BinomeDb db, string number)
    {
        var lines = await db.Lines.Where(l => db.People.Any(p => p.Id == l.PersonId && p.Number == number)).ToListAsync();
        var people = await db.People.ToDictionaryAsync(p => p.Id, p => p.Number);
        return [.. lines.Select(l => $"{people[l.AboveId]}:{l.Depth}").Order(StringComparer.Ordinal)];
    }
}
