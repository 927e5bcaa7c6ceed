using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Readiness;

/// <summary>A programme whose mentors prepare before their first session, and since when; a programme without one asks for nothing.</summary>
public sealed class ReadinessRule(Id<Programme> programmeId, DateTime since, string by)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public DateTime Since { get; private set; } = since;

    /// <summary>An account's id.</summary>
    public string By { get; private set; } = by;

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessRule>
    {
        public void Configure(EntityTypeBuilder<ReadinessRule> rules)
        {
            rules.HasKey(r => r.ProgrammeId);
            rules.HasOne<Programme>().WithOne().HasForeignKey<ReadinessRule>(r => r.ProgrammeId);
        }
    }
}

/// <summary>A mentor has answered a module's check rightly, and when; what they answered before is kept nowhere.</summary>
/// <param name="code">Of the module.</param>
public sealed class ModulePass(Id<Participant> participantId, string code, DateTime at)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public string Code { get; private set; } = code;
    public DateTime At { get; private set; } = at;

    internal sealed class Mapping : IEntityTypeConfiguration<ModulePass>
    {
        public void Configure(EntityTypeBuilder<ModulePass> passes)
        {
            passes.HasKey(p => new { p.ParticipantId, p.Code });
            passes.Property(p => p.Code).HasMaxLength(60);
            passes.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
        }
    }
}

/// <summary>
/// Two mentors have played the cards of a module together: the one says so and names the other, the other says it too. Somebody named who is no mentor of the programme is never told, and whoever named
/// them does not learn it.
/// </summary>
public sealed class RolePlay(Id<RolePlay> id, Id<Programme> programmeId, Id<Participant> byId, Id<Person> withId, DateTime at)
{
    public Id<RolePlay> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>The mentor who said it first.</summary>
    public Id<Participant> ById { get; private set; } = byId;

    /// <summary>Whom they played with, as the directory knows them.</summary>
    public Id<Person> WithId { get; private set; } = withId;
    public DateTime At { get; private set; } = at;

    /// <summary>The other one said so too: from here on it counts for both.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public void Confirm(DateTime now) => ConfirmedAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<RolePlay>
    {
        public void Configure(EntityTypeBuilder<RolePlay> plays)
        {
            plays.HasIndex(p => new { p.ById, p.WithId }).IsUnique();
            plays.HasIndex(p => new { p.WithId, p.ProgrammeId });
            plays.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId);
            plays.HasOne<Participant>().WithMany().HasForeignKey(p => p.ById);
        }
    }
}

/// <summary>A coach has talked with a mentor and found them ready; from here on they may be booked.</summary>
/// <param name="byId">Nobody once they are gone.</param>
public sealed class SignOff(Id<Participant> participantId, Id<Person>? byId, DateTime at)
{
    public Id<Participant> ParticipantId { get; private set; } = participantId;
    public Id<Person>? ById { get; private set; } = byId;
    public DateTime At { get; private set; } = at;

    internal sealed class Mapping : IEntityTypeConfiguration<SignOff>
    {
        public void Configure(EntityTypeBuilder<SignOff> signed)
        {
            signed.HasKey(s => s.ParticipantId);
            signed.HasIndex(s => s.ById);
            signed.HasOne<Participant>().WithOne().HasForeignKey<SignOff>(s => s.ParticipantId);
        }
    }
}
