using System.IO.Compression;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>The files of a run, in and out of the database.</summary>
internal static class RunStore
{
    /// <summary>Once more when the worker before died: what it left is written over.</summary>
    public static async Task Save(BinomeDb db, Id<Run> run, PairingFiles files, References references, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.RunFiles.Where(f => f.RunId == run).ExecuteDeleteAsync(stop);
        foreach (var file in new[] { files.Mentors, files.Mentees, files.People!, files.Rules! })
            db.RunFiles.Add(new(run, file.Name, Pack(file.Content)));
        db.RunFiles.Add(new(run, References.FileName, Pack(references.ToJson())));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    public static async Task<(PairingFiles Files, References References, RunInsights? Insights)> Load(
        BinomeDb db,
        Id<Run> run,
        CancellationToken stop
    )
    {
        var files = await db
            .RunFiles.Where(f => f.RunId == run && f.Name != Record.FileName)
            .ToDictionaryAsync(f => f.Name, f => Unpack(f.Content), stop);
        return (
            new(Of(RunFiles.Mentors), Of(RunFiles.Mentees), Of(RunFiles.People), Of(RunFiles.Rules)),
            References.Read(files[References.FileName]),
            RunInsights.Read(files.GetValueOrDefault(RunInsights.FileName))
        );

        InputFile Of(string name) => new(name, files[name]);
    }

    public static async Task<byte[]?> Kept(BinomeDb db, Id<Run> run, string name, CancellationToken stop) =>
        await db.RunFiles.Where(f => f.RunId == run && f.Name == name).Select(f => f.Content).FirstOrDefaultAsync(stop) is { } packed
            ? Unpack(packed)
            : null;

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] content)
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress))
            gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
