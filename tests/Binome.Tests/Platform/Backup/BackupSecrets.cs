using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Platform.Backup;

public sealed class BackupSecrets
{
    private const string Ann = "ann@group.example";

    [Theory, BothDatabases]
    public async Task Nothing_in_the_file_lets_anybody_in(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world);
        await world.SignedIn(Ann);
        await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain(); // mail is not set up: the letter waits in the outbox, its link in it
        string token;
        await using (var db = world.Database.Open())
        {
            var waiting = await db.OutboxMessages.Where(m => m.Kind == "mail").Select(m => m.Payload).SingleAsync();
            token = Regex.Match(waiting, "/sign-in/([A-Za-z0-9_-]+)").Groups[1].Value;
            Assert.Equal(43, token.Length);
        }
        var text = await Everything(world);
        Assert.Contains(Ann, text, StringComparison.Ordinal); // so the search finds what is there
        foreach (var secret in await Secrets(world))
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_was_signed_in_is_out_after_a_restore(Store store)
    {
        await using var world = await World.Start(store);
        await Employ(world);
        var visitor = await world.SignedIn(Ann);
        Assert.Equal("/account", (await visitor.Get("/account")).Path);
        var file = Path.Combine(world.Database.Store.Folder, "copy.zip");
        await BackupTests.Copy(world.Database, file);
        await BackupTests.RestoreInto(world.Database, file);
        Assert.StartsWith("/sign-in", (await visitor.Get("/account")).Path, StringComparison.Ordinal);
        var again = await world.SignedIn(Ann);
        Assert.Equal("/account", (await again.Get("/account")).Path);
    }

    private static async Task Employ(World world)
    {
        await using var db = world.Database.Open();
        db.People.Add(new Person(new Ids(world.Clock).New<Person>(), Person.MainOrganisation) { Email = Ann, FirstName = "Ann" });
        await db.SaveChangesAsync();
    }

    /// <summary>The file as it lies on the disk, and each of its entries unpacked.</summary>
    private static async Task<string> Everything(World world)
    {
        var file = Path.Combine(world.Database.Store.Folder, "copy.zip");
        await BackupTests.Copy(world.Database, file);
        var text = new StringBuilder(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        using var zip = ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries)
            text.Append(await new StreamReader(entry.Open()).ReadToEndAsync());
        return text.ToString();
    }

    private static async Task<List<string>> Secrets(World world)
    {
        await using var db = world.Database.Open();
        var hashes = await db.SignInLinks.Select(l => l.Hash).ToListAsync();
        var logins = await db.Logins.Select(l => l.Id).ToListAsync();
        var keys = await db.SignatureKeys.ToListAsync();
        Assert.True(hashes.Count == 2 && logins.Count == 1 && keys.Count > 0);
        return
        [
            .. hashes.SelectMany(h => (string[])[Convert.ToHexString(h), Convert.ToBase64String(h)]),
            .. logins.SelectMany(l => (string[])[l.ToString(), Convert.ToBase64String(l.Value.ToByteArray(true))]),
            .. keys.Select(k => k.Name),
            .. keys.Select(k => Regex.Match(k.Xml, "<value>(.+?)</value>").Groups[1].Value),
        ];
    }
}
