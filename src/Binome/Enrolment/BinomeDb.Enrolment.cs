using Binome.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<ParticipantTopic> ParticipantTopics => Set<ParticipantTopic>();
    public DbSet<ParticipantChoice> ParticipantChoices => Set<ParticipantChoice>();
    public DbSet<Problem> Problems => Set<Problem>();
    public DbSet<Motivation> Motivations => Set<Motivation>();
    public DbSet<CallReminder> CallReminders => Set<CallReminder>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
}
