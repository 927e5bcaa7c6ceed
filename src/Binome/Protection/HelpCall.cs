using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Protection;

/// <summary>“This is not in our charter”: one of a pair calls a trusted person, who alone learns of it. The other of the pair never does, and those who run the programme only count it.</summary>
/// <param name="trustedId">Nobody once they are erased.</param>
public sealed class HelpCall(
    Id<HelpCall> id,
    Id<Programme> programmeId,
    Id<Pairing> pairingId,
    Id<Participant> authorId,
    Id<Person>? trustedId,
    DateTime madeAt
)
{
    /// <summary>Letters, of either side.</summary>
    public const int Most = 4000;

    /// <summary>So long an answer is news on its author's first page, whether anybody closes the call or not.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(14);

    public Id<HelpCall> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Pairing> PairingId { get; private set; } = pairingId;
    public Id<Participant> AuthorId { get; private set; } = authorId;
    public Id<Person>? TrustedId { get; private set; } = trustedId;
    public DateTime MadeAt { get; private set; } = madeAt;

    /// <summary>What its author wrote, sealed with the key of notes; empty where they wrote nothing.</summary>
    public byte[] Said { get; internal set; } = [];

    /// <summary>What the trusted person proposes, sealed too.</summary>
    public byte[] Answer { get; private set; } = [];
    public DateTime? AnsweredAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>What either text is sealed with, beside the key: nobody can put it in another's place.</summary>
    internal string About(string side) => $"help|{Id}|{side}";

    /// <summary>They may answer again: what counts is the first moment and the last words.</summary>
    public void Reply(byte[] answer, DateTime now)
    {
        MustBeOpen();
        (Answer, AnsweredAt) = (answer, AnsweredAt ?? now);
        Version++;
    }

    public void Close(DateTime now)
    {
        MustBeOpen();
        if (AnsweredAt is null)
            throw new RefusedException("protection.refused.unanswered");
        ClosedAt = now;
        Version++;
    }

    private void MustBeOpen()
    {
        if (ClosedAt is not null)
            throw new RefusedException("protection.refused.closed");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HelpCall>
    {
        public void Configure(EntityTypeBuilder<HelpCall> calls)
        {
            calls.HasIndex(c => new { c.ProgrammeId, c.TrustedId });
            calls.HasIndex(c => c.PairingId);
            calls.HasIndex(c => c.AuthorId);
            calls.HasIndex(c => c.TrustedId);
            calls.Property(c => c.Version).IsConcurrencyToken();
            calls.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId);
            calls.HasOne<Pairing>().WithMany().HasForeignKey(c => c.PairingId);
            calls.HasOne<Participant>().WithMany().HasForeignKey(c => c.AuthorId);
        }
    }
}
