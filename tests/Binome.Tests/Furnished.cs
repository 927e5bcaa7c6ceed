using Binome.Accounts;
using Binome.Platform;
using Binome.Tests.People;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests;

/// <summary>An application with people in it, for tests that walk through every page.</summary>
public sealed class Furnished : IAsyncDisposable
{
    private const string Colleague = "p1@groupe.example";
    private const string Chief = "admin@binome.example";

    private Furnished(World world, Dictionary<string, string> places) => (World, Places) = (world, places);

    public World World { get; }

    /// <summary>Real values for what addresses name in braces.</summary>
    public IReadOnlyDictionary<string, string> Places { get; }

    public static async Task<Furnished> Make(Store store, string environment)
    {
        var world = await World.Start(store, environment);
        var directory = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Samples/directory/people-260-plain.csv"));
        await ImportDirectoryTests.Import(world.Database, directory);
        await world.Administrator(Chief); // the role exists from here on
        await using var db = world.Database.Open();
        return new Furnished(
            world,
            new()
            {
                ["person"] = (await db.People.SingleAsync(p => p.Email == Colleague)).Id.ToString(),
                ["import"] = (await db.DirectoryImports.SingleAsync()).Id.ToString(),
                ["link"] = await Link(world, Colleague),
            }
        );
    }

    /// <summary>A fresh link, as `binome user link` makes it.</summary>
    public Task<string> Link(Role role) => Link(World, role is Role.Person ? Colleague : Chief);

    private static async Task<string> Link(World world, string email)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(email, default);
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        return link ?? throw new InvalidOperationException($"{email} may not sign in.");
    }

    public string Fill(string address) => Places.Aggregate(address, (a, place) => a.Replace($"{{{place.Key}}}", place.Value));

    public Task<Visitor> As(Role role, string language = "en") =>
        role switch
        {
            Role.Stranger => Task.FromResult(World.Visitor(language)),
            Role.Person => World.SignedIn(Colleague, language),
            _ => World.SignedIn(Chief, language),
        };

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
