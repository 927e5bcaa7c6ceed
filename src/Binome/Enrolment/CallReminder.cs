using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Enrolment;

/// <summary>Somebody found the door closed and would like to be told when it opens: once, and then nothing of it is kept.</summary>
public sealed class CallReminder(Id<Programme> programmeId, Id<Person> personId, DateTime askedAt)
{
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;
    public DateTime AskedAt { get; private set; } = askedAt;

    internal sealed class Mapping : IEntityTypeConfiguration<CallReminder>
    {
        public void Configure(EntityTypeBuilder<CallReminder> reminders)
        {
            reminders.HasKey(r => new { r.ProgrammeId, r.PersonId });
            reminders.HasIndex(r => r.PersonId);
            reminders.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId);
        }
    }
}
