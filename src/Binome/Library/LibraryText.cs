using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Library;

/// <summary>A text of a programme: its own copy of one of ours, or one that it wrote.</summary>
public sealed class LibraryText(
    Id<LibraryText> id,
    Id<Programme> programmeId,
    string code,
    TextKind kind,
    string? topic,
    DateTime createdAt
)
{
    /// <summary>Letters of a code.</summary>
    public const int MostCode = 60;

    /// <summary>Days before a text expires in which those who keep it are told.</summary>
    public const int SoonDays = 60;

    public Id<LibraryText> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>As ours has it, of a copy; lower case, digits and hyphens.</summary>
    public string Code { get; private set; } = code;
    public TextKind Kind { get; private set; } = kind;
    public string? Topic { get; private set; } = topic;
    public int? Level { get; internal set; }

    /// <summary>Who keeps it; nobody once they are gone.</summary>
    public Id<Person>? OwnerId { get; internal set; }

    /// <summary>Who last read it through, and when; nobody yet of what was only changed.</summary>
    public Id<Person>? ReviewerId { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }
    public DateOnly ExpiresOn { get; private set; }
    public DateTime CreatedAt { get; private set; } = createdAt;
    public int Version { get; private set; }

    /// <summary>Somebody read it through: it may be trusted until that day.</summary>
    public void Review(Id<Person>? by, DateOnly on, DateOnly expires)
    {
        if (expires <= on)
            throw new RefusedException("library.refused.past");
        (ReviewerId, ReviewedOn, ExpiresOn) = (by, on, expires);
        Version++;
    }

    /// <summary>Ours was read through by us, and expires when ours does.</summary>
    internal void ReviewedAs(TextHead head)
    {
        (ReviewedOn, ExpiresOn) = (head.Reviewed, head.Expires);
        Version++;
    }

    /// <summary>Its words are no longer those that were read through; until when it is good stays.</summary>
    public void Changed()
    {
        (ReviewerId, ReviewedOn) = (null, null);
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LibraryText>
    {
        public void Configure(EntityTypeBuilder<LibraryText> texts)
        {
            texts.HasIndex(t => new { t.ProgrammeId, t.Code }).IsUnique();
            texts.HasIndex(t => t.OwnerId);
            texts.HasIndex(t => t.ReviewerId);
            texts.Property(t => t.Code).HasMaxLength(MostCode);
            texts.Property(t => t.Version).IsConcurrencyToken();
            texts.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId);
        }
    }
}

/// <summary>What a text said in one language from one moment on; never changed, only followed.</summary>
public sealed class TextVersion(Id<LibraryText> textId, string language, int number, Id<Person>? byId, DateTime at)
{
    public const int MostTitle = 120;
    public const int MostSummary = 300;

    /// <summary>Letters of the Markdown; ours have some 6,000.</summary>
    public const int MostMarkdown = 20_000;

    private string markdown = "";

    public Id<LibraryText> TextId { get; private set; } = textId;

    /// <summary>`en` or `fr`.</summary>
    public string Language { get; private set; } = language;

    /// <summary>From 1, in each language.</summary>
    public int Number { get; private set; } = number;
    public string Title { get; internal set; } = "";
    public string Summary { get; internal set; } = "";

    /// <summary>How nobody is harmed by it.</summary>
    public string Safe { get; internal set; } = "";
    public int Minutes { get; internal set; }
    public string Markdown
    {
        get => markdown;
        internal set => (markdown, Hash) = (value, TextHash.Of(value));
    }

    /// <summary>Of the exact text: two who compare it have read the same.</summary>
    public string Hash { get; private set; } = TextHash.Of("");

    /// <summary>Whoever wrote it; nobody of ours, or once they are gone.</summary>
    public Id<Person>? ById { get; private set; } = byId;
    public DateTime At { get; private set; } = at;

    internal sealed class Mapping : IEntityTypeConfiguration<TextVersion>
    {
        public void Configure(EntityTypeBuilder<TextVersion> versions)
        {
            versions.HasKey(v => new
            {
                v.TextId,
                v.Language,
                v.Number,
            });
            versions.Property(v => v.Hash).HasMaxLength(TextHash.Length);
            versions.HasIndex(v => v.ById);
            versions.Property(v => v.Title).HasMaxLength(MostTitle);
            versions.HasOne<LibraryText>().WithMany().HasForeignKey(v => v.TextId);
        }
    }
}
