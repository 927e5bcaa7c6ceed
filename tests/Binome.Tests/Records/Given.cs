using System.IO.Compression;
using System.Net;
using System.Text;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Records;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Records;

/// <summary>A pair that has met, and what its mentor downloads.</summary>
internal sealed class Given(Met met, string mentor, string mentee) : IAsyncDisposable
{
    public Met Met => met;
    public Id<Pairing> Pairing => met.Pairing;

    public static async Task<Given> Start(Store store, string mentor = "2", string mentee = "3")
    {
        var met = await Met.Start(store, mentor, mentee);
        var session = await met.Agreed(mentee, mentor);
        met.Wave.World.Clock.Move(TimeSpan.FromDays(4));
        await (await (await met.As(mentee)).Get(session)).Submit("held");
        return new(met, mentor, mentee);
    }

    public Task<Visitor> Mentor() => met.As(mentor);

    public Task<Visitor> Mentee() => met.As(mentee);

    public async Task<byte[]> File()
    {
        using var answer = await (await Mentor()).Answer(new(HttpMethod.Get, "/record/file"));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>What the file says, as anybody reads it.</summary>
    public async Task<string> Said() => Encoding.UTF8.GetString(Parts(await File())[RecordFile.Payload]);

    public async Task<PrintedProgramme> Programme() =>
        Assert.Single(PrintedRecord.Read(Parts(await File())[RecordFile.Payload])!.Programmes);

    public async Task<string> Key()
    {
        using var answer = await met.Wave.World.Visitor().Answer(new(HttpMethod.Get, "/record/key"));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Asks; the two links of the mail, yes first.</summary>
    public async Task<string[]> Ask()
    {
        await (await (await Mentor()).Get("/record")).Submit($"ask-{Pairing}");
        return Links(Assert.Single(await Mails()));
    }

    public static string[] Links(string mail) =>
        [.. mail.Split('\n').Where(l => l.Contains("/namings/", StringComparison.Ordinal)).Select(l => new Uri(l.Trim()).PathAndQuery)];

    public async Task<List<string>> Mails()
    {
        await met.Wave.World.Drain();
        await using var db = met.Wave.World.Database.Open();
        var mails = await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == AskNaming.MailKind).ToListAsync();
        return [.. mails.Select(m => $"{m.Subject}\n{m.Text}")];
    }

    /// <summary>The mentee does it, where somebody is named to know sealed people.</summary>
    public async Task Seal()
    {
        var wave = met.Wave;
        await using (var db = wave.World.Database.Open())
        {
            var (ids, zoe) = (new Ids(wave.World.Clock), await Wave.PersonOf(db, "0"));
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), wave.Programme, zoe, RoleKind.SealedCoordinator, DateTime.UtcNow, "test"));
            await db.SaveChangesAsync();
        }
        await Choose("3");
    }

    /// <summary>How known the mentee is, on their form.</summary>
    public async Task Choose(string discretion)
    {
        var form = await (await Mentee()).Get($"/programmes/{met.Wave.Programme}/enrolment?as=mentee&step=discretion");
        Assert.Equal(HttpStatusCode.OK, (await form.Submit("discretion", ("discretion", discretion))).Status);
    }

    public static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var copy = new MemoryStream();
                using var part = e.Open();
                part.CopyTo(copy);
                return copy.ToArray();
            }
        );
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        return file.ToArray();
    }

    public ValueTask DisposeAsync() => met.DisposeAsync();
}
