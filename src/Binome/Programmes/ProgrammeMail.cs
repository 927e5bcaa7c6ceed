using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Programmes;

/// <summary>A mail that left for a programme, kept so that its managers see what was sent and can send it again.</summary>
/// <param name="kind">The resource key of its subject.</param>
public sealed class ProgrammeMail(
    Id<ProgrammeMail> id,
    Id<Programme> programmeId,
    Id<Person> personId,
    Guid? participant,
    string kind,
    string key,
    string subject,
    string text,
    DateTime queuedAt
)
{
    public Id<ProgrammeMail> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>As whom they were written to, when they take part: a sealed one is listed by alias.</summary>
    public Guid? Participant { get; private set; } = participant;
    public string Kind { get; private set; } = kind;

    /// <summary>The outbox's: whether it left is told there.</summary>
    public string Key { get; private set; } = key;
    public string Subject { get; private set; } = subject;
    public string Text { get; internal set; } = text;

    /// <summary>The invitation it carried, as iCalendar.</summary>
    public string? Calendar { get; internal set; }
    public DateTime QueuedAt { get; private set; } = queuedAt;

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeMail>
    {
        public void Configure(EntityTypeBuilder<ProgrammeMail> mails)
        {
            mails.HasIndex(m => m.Key).IsUnique();
            mails.HasIndex(m => new { m.ProgrammeId, m.QueuedAt });
            mails.HasIndex(m => m.PersonId);
            mails.HasOne<Programme>().WithMany().HasForeignKey(m => m.ProgrammeId);
        }
    }
}

/// <summary>A programme's own opening words of one kind of mail, in one language.</summary>
public sealed class MailOpening(Id<Programme> programmeId, string kind, string language, string text)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public string Kind { get; private set; } = kind;
    public string Language { get; private set; } = language;
    public string Text { get; internal set; } = text;

    internal sealed class Mapping : IEntityTypeConfiguration<MailOpening>
    {
        public void Configure(EntityTypeBuilder<MailOpening> openings)
        {
            openings.HasKey(o => new
            {
                o.ProgrammeId,
                o.Kind,
                o.Language,
            });
            openings.HasOne<Programme>().WithMany().HasForeignKey(o => o.ProgrammeId);
        }
    }
}
