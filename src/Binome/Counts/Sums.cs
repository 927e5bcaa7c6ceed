using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Counts;

/// <summary>Days of counts: a key has no null.</summary>
public static class CountedDay
{
    /// <summary>Where there is no day to tell. Not the first of all, which PostgreSQL's driver takes for infinity.</summary>
    public static readonly DateOnly None = new(1900, 1, 1);
}

/// <summary>How many of a programme have the same said of them in each of these: some hundred rows, however many take part.</summary>
public sealed class ParticipantCount
{
    public required Id<Programme> ProgrammeId { get; init; }
    public required ParticipantKind Kind { get; init; }

    public required bool IsEnrolled { get; init; }

    /// <summary>A mentee, in a pair that was announced, at least once.</summary>
    public required bool IsAnnounced { get; init; }

    /// <summary>And accepted by both.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>A mentee in as many pairs that run or are done as they want.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>Sat in a session that was held.</summary>
    public required bool HasMet { get; init; }

    /// <summary>When the last pair of theirs that had met was closed (UTC); <see cref="CountedDay.None"/>: none was, or another one runs.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>ISO 3166; empty of sealed people, and where the directory names none.</summary>
    public required string Country { get; init; }
    public required int People { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantCount>
    {
        public void Configure(EntityTypeBuilder<ParticipantCount> counts) => counts.HasNoKey().ToView("participant_counts");
    }
}

/// <summary>Sessions of a programme by state and day.</summary>
public sealed class SessionCount
{
    public required Id<Programme> ProgrammeId { get; init; }
    public required SessionState State { get; init; }

    /// <summary>Somebody sealed sits there: no day, and no minutes.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>On the mentee's clock; <see cref="CountedDay.None"/> where there is none to tell.</summary>
    public required DateOnly Day { get; init; }
    public required int Sessions { get; init; }

    /// <summary>Those that a pair holds: all but such as nobody mentors in any more.</summary>
    public required int Seen { get; init; }

    /// <summary>One for each pair that meets there.</summary>
    public required int Lines { get; init; }
    public required int Minutes { get; init; }
    public required int MentorSeats { get; init; }
    public required int MenteeSeats { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionCount>
    {
        public void Configure(EntityTypeBuilder<SessionCount> counts) => counts.HasNoKey().ToView("session_counts");
    }
}

/// <summary>Pairs of a programme that run and were announced, by the mentor's city and since when both have accepted; without those of sealed people.</summary>
public sealed class SiteCount
{
    public required Id<Programme> ProgrammeId { get; init; }

    /// <summary>Empty where the directory names none.</summary>
    public required string City { get; init; }

    /// <summary>The day on which that week begins (UTC); <see cref="CountedDay.None"/>: one of them has not accepted.</summary>
    public required DateOnly Since { get; init; }
    public required int Pairs { get; init; }
    public required int Met { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteCount>
    {
        public void Configure(EntityTypeBuilder<SiteCount> counts) => counts.HasNoKey().ToView("site_counts");
    }
}

/// <summary>Sessions held in a week by mentors of one city, of pairs that run; without those in which somebody sealed sits. Two mentors of two cities stand at the first by name.</summary>
public sealed class SiteWeek
{
    public required Id<Programme> ProgrammeId { get; init; }

    /// <summary>Empty where the directory names none.</summary>
    public required string City { get; init; }

    /// <summary>The day on which the week begins, on the mentee's clock; <see cref="CountedDay.None"/> of sealed people and of pairs that ended.</summary>
    public required DateOnly Monday { get; init; }
    public required int Held { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteWeek>
    {
        public void Configure(EntityTypeBuilder<SiteWeek> counts) => counts.HasNoKey().ToView("site_weeks");
    }
}

/// <summary>People of the directory who have the same in all that a scope asks for.</summary>
/// <remarks>On PostgreSQL several rows may add up, until the night: whoever writes inserts, and waits for nobody.</remarks>
public sealed class PeopleCount
{
    public required string Organisation { get; init; }

    /// <summary>Empty where the directory names none; so are the next two.</summary>
    public required string Company { get; init; }
    public required string Country { get; init; }
    public required string Unit { get; init; }

    /// <summary>Far away: they are here.</summary>
    public required DateOnly LeftOn { get; init; }
    public required int People { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PeopleCount>
    {
        public void Configure(EntityTypeBuilder<PeopleCount> counts) => counts.HasNoKey().ToView("people_counts");
    }
}

/// <summary>Invitations to a programme; on PostgreSQL several rows may add up, until the night.</summary>
public sealed class InvitationCount
{
    public required Id<Programme> ProgrammeId { get; init; }
    public required ParticipantKind Kind { get; init; }
    public required int Invitations { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InvitationCount>
    {
        public void Configure(EntityTypeBuilder<InvitationCount> counts) => counts.HasNoKey().ToView("invitation_counts");
    }
}
