using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.People;

/// <summary>Two administrators at once: one of them succeeds, the other is told why not, and nothing happens twice.</summary>
public sealed class RacesTests
{
    private const int Rounds = 5;
    private static readonly Viewer Chief = new(Guid.NewGuid(), null, Person.MainOrganisation, "Chief", true);

    [Theory, BothDatabases]
    public async Task Two_applies_of_one_upload_have_one_effect(Store store)
    {
        await using var world = await World.Start(store);
        for (var round = 1; round <= Rounds; round++)
        {
            var upload = await Upload(world, $"id,email,last_name\n1,one@a.example,A{round}\n");
            var done = await Task.WhenAll(Apply(world, upload), Apply(world, upload), Apply(world, upload));
            Assert.Contains(done, refused => refused is null);
            Assert.Equal(round, await Acts(world, ImportDirectory.Act));
        }
        await using var db = world.Database.Open();
        Assert.Equal((1, 1), (await db.People.CountAsync(), await db.ImportUndos.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Two_undos_of_one_import_have_one_effect(Store store)
    {
        await using var world = await World.Start(store);
        for (var round = 1; round <= Rounds; round++)
        {
            var upload = await Upload(world, "id,email,last_name\n1,one@a.example,A\n");
            Assert.Null(await Apply(world, upload));
            var done = await Task.WhenAll(Undo(world, upload), Undo(world, upload), Undo(world, upload));
            Assert.Contains(done, refused => refused is null);
            Assert.Equal(round, await Acts(world, UndoImport.Act));
            await using var db = world.Database.Open();
            Assert.Equal(0, await db.People.CountAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task An_upload_is_applied_or_dropped_never_both(Store store)
    {
        await using var world = await World.Start(store);
        for (var round = 0; round < Rounds; round++)
        {
            var upload = await Upload(world, $"id,email,last_name\n{round},p{round}@a.example,A\n");
            var done = await Task.WhenAll(Apply(world, upload), Drop(world, upload));
            Assert.Contains(done, refused => refused is null);
            await using var db = world.Database.Open();
            var isApplied = await db.People.AnyAsync(p => p.Number == $"{round}");
            Assert.Equal(isApplied, await db.DirectoryImports.AnyAsync(i => i.Id == upload && i.AppliedAt != null));
            Assert.Equal(isApplied, done[0] is null);
            Assert.False(isApplied && done[1] is null);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_comes_while_another_changes_the_directory_is_told_so_and_reading_needs_no_lock(Store store)
    {
        await using var world = await World.Start(store);
        var upload = await Upload(world, "id,email,last_name\n1,one@a.example,A\n");
        await using (var other = world.Database.Open())
        await using (await DirectoryLock.Take(other, default))
        {
            Assert.Equal("people.imports.busy", await Apply(world, upload));
            Assert.Equal("people.imports.busy", await Drop(world, upload));
            await using var scope = world.Services.CreateAsyncScope();
            var import = scope.ServiceProvider.GetRequiredService<ImportDirectory>();
            var dry = await import.Run(
                new MemoryStream(Company.Bytes(Company.File)),
                "company.csv",
                new(IsDryRun: true),
                "test",
                stop: new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token
            );
            Assert.Equal(5, dry.Report.Added);
        }
        Assert.Null(await Apply(world, upload));
    }

    private static async Task<Id<DirectoryImport>> Upload(World world, string text)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var upload = scope.ServiceProvider.GetRequiredService<UploadDirectory>();
        var key = Guid.NewGuid().ToString();
        return await upload.Run(new MemoryStream(Company.Bytes(text)), "company.csv", new(), "test", key, default);
    }

    private static Task<string?> Apply(World world, Id<DirectoryImport> upload) =>
        Ended<ApplyUpload>(world, async apply => Assert.True(await apply.Run(upload, Chief, default)));

    private static Task<string?> Undo(World world, Id<DirectoryImport> upload) =>
        Ended<UndoImport>(world, undo => undo.Run(upload, Chief, default));

    private static Task<string?> Drop(World world, Id<DirectoryImport> upload) =>
        Ended<DropUpload>(world, drop => drop.Run(upload, Chief, default));

    /// <summary>Null when it took effect, or else the key of the refusal; anything else thrown is a bug.</summary>
    private static async Task<string?> Ended<T>(World world, Func<T, Task> act)
        where T : notnull
    {
        await Task.Yield();
        await using var scope = world.Services.CreateAsyncScope();
        try
        {
            await act(scope.ServiceProvider.GetRequiredService<T>());
            return null;
        }
        catch (RefusedException refusal)
        {
            return refusal.Key;
        }
    }

    private static async Task<int> Acts(World world, string act)
    {
        await using var db = world.Database.Open();
        return await db.AuditEntries.CountAsync(e => e.Act == act);
    }
}
