using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Stories;

/// <summary>What a pair lets others read of what they did together: published while both agree to this exact text, and with names while both say so.</summary>
public sealed class Story(Id<Story> id, Id<Programme> programmeId, Id<Pairing> pairingId)
{
    public Id<Story> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>One story of each pair.</summary>
    public Id<Pairing> PairingId { get; private set; } = pairingId;

    /// <summary>What it was about.</summary>
    public string Problem { get; private set; } = "";
    public string Done { get; private set; } = "";
    public string Changed { get; private set; } = "";

    /// <summary>Of the text as it stands: what somebody agrees to.</summary>
    public string TextHash { get; private set; } = "";

    /// <summary>The text that the mentor agreed to last.</summary>
    public string? MentorAgreedTo { get; private set; }
    public string? MenteeAgreedTo { get; private set; }
    public bool MentorIsNamed { get; private set; }
    public bool MenteeIsNamed { get; private set; }

    /// <summary>One of the two would rather not, of this text.</summary>
    public DateTime? DeclinedAt { get; private set; }

    /// <summary>Both agree to the text as it stands since then.</summary>
    public DateTime? PublishedAt { get; private set; }
    public int Version { get; private set; }

    public StoryText Text => new(Problem, Done, Changed);

    public bool IsPublished => PublishedAt is not null;

    /// <summary>Both said so; of a sealed mentee a name is never told, whatever they said before.</summary>
    public bool IsNamed => MentorIsNamed && MenteeIsNamed;

    public bool IsAgreedBy(ParticipantKind kind) => (kind == ParticipantKind.Mentor ? MentorAgreedTo : MenteeAgreedTo) == TextHash;

    public bool IsNamedBy(ParticipantKind kind) => kind == ParticipantKind.Mentor ? MentorIsNamed : MenteeIsNamed;

    /// <summary>Whether it is this one who has not said yes or no.</summary>
    public bool WaitsFor(ParticipantKind kind) => DeclinedAt is null && !IsAgreedBy(kind);

    /// <summary>One of the two writes it, or writes it anew, and agrees to it; the other has agreed to nothing of this.</summary>
    public void Write(ParticipantKind by, StoryText text, bool isNamed)
    {
        (Problem, Done, Changed, TextHash) = (text.Problem, text.Done, text.Changed, text.Hash);
        (MentorAgreedTo, MenteeAgreedTo, PublishedAt, DeclinedAt) = (null, null, null, null);
        (MentorIsNamed, MenteeIsNamed) = (false, false);
        Sign(by, isNamed);
        Version++;
    }

    /// <summary>To the text that was read, and to no other.</summary>
    public void Agree(ParticipantKind by, string hash, bool isNamed, DateTime now)
    {
        if (hash != TextHash)
            throw new RefusedException("stories.refused.changed");
        Sign(by, isNamed);
        DeclinedAt = null;
        if (IsAgreedBy(ParticipantKind.Mentor) && IsAgreedBy(ParticipantKind.Mentee))
            PublishedAt ??= now;
        Version++;
    }

    public void Decline(DateTime now)
    {
        (DeclinedAt, PublishedAt) = (now, null);
        Version++;
    }

    /// <summary>Somebody chose to be sealed since: both are asked anew, and nobody is named.</summary>
    public void AskAnew()
    {
        (MentorAgreedTo, MenteeAgreedTo, PublishedAt) = (null, null, null);
        (MentorIsNamed, MenteeIsNamed) = (false, false);
        Version++;
    }

    private void Sign(ParticipantKind by, bool isNamed)
    {
        if (by == ParticipantKind.Mentor)
            (MentorAgreedTo, MentorIsNamed) = (TextHash, isNamed);
        else
            (MenteeAgreedTo, MenteeIsNamed) = (TextHash, isNamed);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Story>
    {
        public void Configure(EntityTypeBuilder<Story> stories)
        {
            stories.HasIndex(s => s.PairingId).IsUnique();
            stories.HasIndex(s => new { s.ProgrammeId, s.PublishedAt });
            stories.Property(s => s.Problem).HasMaxLength(StoryText.Most);
            stories.Property(s => s.Done).HasMaxLength(StoryText.Most);
            stories.Property(s => s.Changed).HasMaxLength(StoryText.Most);
            stories.Property(s => s.TextHash).HasMaxLength(64);
            stories.Property(s => s.MentorAgreedTo).HasMaxLength(64);
            stories.Property(s => s.MenteeAgreedTo).HasMaxLength(64);
            stories.Property(s => s.Version).IsConcurrencyToken();
            stories.Ignore(s => s.Text);
            stories.Ignore(s => s.IsPublished);
            stories.Ignore(s => s.IsNamed);
            stories.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId);
            stories.HasOne<Pairing>().WithMany().HasForeignKey(s => s.PairingId);
        }
    }
}
