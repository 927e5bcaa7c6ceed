using System.Text.Json;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.People;

/// <summary>One import of a directory: uploaded, then applied or dropped, perhaps undone.</summary>
public sealed class DirectoryImport(
    Id<DirectoryImport> id,
    string organisation,
    string fileName,
    bool isFull,
    int? allowLeft,
    DateTime at,
    string by
)
{
    public Id<DirectoryImport> Id { get; private set; } = id;
    public string Organisation { get; private set; } = organisation;
    public string FileName { get; private set; } = fileName;

    /// <summary>Whether who is missing in the file has left.</summary>
    public bool IsFull { get; private set; } = isFull;

    /// <summary>How many may be marked as left although they are over a tenth.</summary>
    public int? AllowLeft { get; private set; } = allowLeft;
    public DateTime At { get; private set; } = at;
    public string By { get; private set; } = by;
    public DateTime? AppliedAt { get; private set; }
    public int Rows { get; private set; }
    public int Added { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }
    public int Left { get; private set; }
    public int GuessedZones { get; private set; }

    /// <summary>What it, or its undo, set against a rule: whom that touches is told to those who decide, not to whoever imports.</summary>
    public int Conflicts { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneBy { get; private set; }
    public int Version { get; private set; }

    /// <summary>The word for how it stands.</summary>
    public string State =>
        AppliedAt is null ? "people.imports.waiting"
        : UndoneAt is null ? "people.imports.applied"
        : "people.imports.undone";

    public void Apply(ImportReport report, DateTime now)
    {
        if (AppliedAt is not null)
            throw new RefusedException("people.imports.alreadyApplied");
        (Rows, Added, Updated, Unchanged, Left) = (report.Rows, report.Added, report.Updated, report.Unchanged, report.Left);
        (GuessedZones, Conflicts) = (report.GuessedZones, report.Conflicts.Count);
        AppliedAt = now;
        Version++;
    }

    /// <param name="conflicts">Pairs that what is put back forbids; those that the import had set against a rule are no longer.</param>
    public void Undo(DateTime now, string by, int conflicts)
    {
        if (AppliedAt is null || UndoneAt is not null)
            throw new RefusedException("people.imports.nothingToUndo");
        (UndoneAt, UndoneBy, Conflicts) = (now, by, conflicts);
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DirectoryImport>
    {
        public void Configure(EntityTypeBuilder<DirectoryImport> imports)
        {
            imports.HasIndex(i => new { i.Organisation, i.At });
            imports.Property(i => i.Version).IsConcurrencyToken();
            imports.Ignore(i => i.State);
        }
    }
}

/// <summary>An uploaded file, kept until it is applied or dropped, so that any node can apply it; and what it would change, as its preview showed.</summary>
public sealed class ImportFile(Id<DirectoryImport> importId, byte[] content, string preview)
{
    public ImportFile(Id<DirectoryImport> importId, byte[] content, ImportPreview preview)
        : this(importId, content, "") => Show(preview);

    public Id<DirectoryImport> ImportId { get; private set; } = importId;

    /// <summary>Compressed by gzip.</summary>
    public byte[] Content { get; private set; } = content;

    /// <summary>An <see cref="ImportPreview"/> as JSON: a big file is read once, not at each look.</summary>
    public string Preview { get; private set; } = preview;

    public ImportPreview Shown() => JsonSerializer.Deserialize<ImportPreview>(Preview)!;

    /// <summary>Replaces the preview; of many refusals it keeps the first.</summary>
    public void Show(ImportPreview preview)
    {
        var refused = preview.Report.Refused.Take(ImportReport.PrintedRefusals);
        Preview = JsonSerializer.Serialize(preview with { Report = preview.Report with { Refused = [.. refused] } });
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> files) => files.HasKey(f => f.ImportId);
    }
}

/// <summary>What the last import replaced: enough to put it back.</summary>
public sealed class ImportUndo(Id<DirectoryImport> importId, byte[] content)
{
    public Id<DirectoryImport> ImportId { get; private set; } = importId;

    /// <summary>An <see cref="Import.BeforeImport"/> as JSON, compressed by gzip.</summary>
    public byte[] Content { get; private set; } = content;

    internal sealed class Mapping : IEntityTypeConfiguration<ImportUndo>
    {
        public void Configure(EntityTypeBuilder<ImportUndo> undos) => undos.HasKey(u => u.ImportId);
    }
}
