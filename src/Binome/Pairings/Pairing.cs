using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Pairings;

public enum PairingEnd
{
    /// <summary>One of the two declined; nobody is told which.</summary>
    Declined = 1,

    /// <summary>Held back before anybody was told.</summary>
    HeldBack = 2,

    /// <summary>The manager withdrew it.</summary>
    Withdrawn = 3,

    /// <summary>Handed over to another mentor.</summary>
    HandedOver = 4,

    /// <summary>Done, with what was done.</summary>
    Closed = 5,

    /// <summary>One of the two left the other one: these two are not put together again.</summary>
    Left = 6,

    /// <summary>One of the two left the company or the programme: no word against the other one. Whoever comes back, or was away by mistake, may be put together with them again.</summary>
    Gone = 7,
}

/// <summary>How an end is told.</summary>
public static class PairingEnds
{
    /// <summary>Who left the other one, and who left altogether, read alike everywhere: it is nobody's to know.</summary>
    public static PairingEnd Told(this PairingEnd end) => end == PairingEnd.Gone ? PairingEnd.Left : end;
}

/// <summary>A mentor and a mentee whom a person has put together: announced ten minutes later, accepted by both, met, ended.</summary>
public sealed class Pairing(
    Id<Pairing> id,
    Id<Programme> programmeId,
    Guid run,
    Id<Participant> mentorId,
    Id<Participant> menteeId,
    int fit,
    string reasons,
    DateTime publishedAt,
    string publishedBy
)
{
    /// <summary>In which a publication can be held back.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan BetweenNudges = TimeSpan.FromDays(7);

    public Id<Pairing> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;

    /// <summary>The run of the matching that proposed it.</summary>
    public Guid Run { get; private set; } = run;
    public Id<Participant> MentorId { get; private set; } = mentorId;
    public Id<Participant> MenteeId { get; private set; } = menteeId;
    public int Fit { get; private set; } = fit;

    /// <summary>Why these two, as JSON that words are made of in the reader's language.</summary>
    public string Reasons { get; private set; } = reasons;
    public DateTime PublishedAt { get; private set; } = publishedAt;

    /// <summary>The account of who confirmed it.</summary>
    public string PublishedBy { get; private set; } = publishedBy;

    /// <summary>The two were written to.</summary>
    public DateTime? AnnouncedAt { get; private set; }
    public DateTime? MentorAcceptedAt { get; private set; }
    public DateTime? MenteeAcceptedAt { get; private set; }
    public DateTime? PausedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public PairingEnd? End { get; private set; }

    /// <summary>What was done, by whoever closed it.</summary>
    public string? EndNote { get; private set; }

    /// <summary>The rule that the directory now breaks: a key of <c>matching.rule.*</c>; null when all is well.</summary>
    public string? Conflict { get; private set; }

    /// <summary>Since when it waits for a decision; null once somebody keeps the pair knowing of it.</summary>
    public DateTime? ConflictAt { get; private set; }

    /// <summary>When those who run the programme last wrote to both that no time is agreed.</summary>
    public DateTime? NudgedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsRunning => EndedAt is null;
    public bool IsAccepted => MentorAcceptedAt is not null && MenteeAcceptedAt is not null;

    public void Announce(DateTime now)
    {
        MustRun();
        AnnouncedAt ??= now;
        Version++;
    }

    public void Accept(ParticipantKind by, DateTime now)
    {
        MustRun();
        if (AnnouncedAt is null)
            throw new RefusedException("pairings.refused.notAnnounced");
        if ((by == ParticipantKind.Mentor ? MentorAcceptedAt : MenteeAcceptedAt) is not null)
            return; // who signs a changed charter changes nothing of the pair: both may do so at once
        if (by == ParticipantKind.Mentor)
            MentorAcceptedAt = now;
        else
            MenteeAcceptedAt = now;
        Version++;
    }

    public void Pause(DateTime now)
    {
        MustRun();
        PausedAt ??= now;
        Version++;
    }

    public void Resume()
    {
        MustRun();
        PausedAt = null;
        Version++;
    }

    /// <summary>Both are to meet, and nobody wrote to them about it lately.</summary>
    public bool MayBeNudged(DateTime now) =>
        IsRunning && IsAccepted && PausedAt is null && ConflictAt is null && !(NudgedAt > now - BetweenNudges);

    public void Nudge(DateTime now)
    {
        if (!MayBeNudged(now))
            throw new RefusedException("pairings.refused.nudge.soon");
        NudgedAt = now;
        Version++;
    }

    /// <summary>Ends it; whoever reads it later learns how, never who asked for it.</summary>
    public void Finish(PairingEnd end, DateTime now, string? note = null)
    {
        MustRun();
        (EndedAt, End, EndNote, Conflict, ConflictAt) = (now, end, note, null, null);
        Version++;
    }

    public void HoldBack(DateTime now)
    {
        if (AnnouncedAt is not null)
            throw new RefusedException("pairings.refused.announced");
        Finish(PairingEnd.HeldBack, now);
    }

    /// <summary>The directory now forbids it; a manager decides what happens. One that they know of and keep is no news.</summary>
    public void Conflicts(string rule, DateTime now)
    {
        if (Conflict == rule)
            return;
        (Conflict, ConflictAt) = (rule, now);
        Version++;
    }

    /// <summary>Somebody keeps the pair although that rule forbids it: the next import does not ask again.</summary>
    public void Keep()
    {
        MustRun();
        ConflictAt = null;
        Version++;
    }

    /// <summary>The conflict is gone.</summary>
    public void Settle()
    {
        (Conflict, ConflictAt) = (null, null);
        Version++;
    }

    /// <summary>One of the two is sealed now: beside an alias stands no more than which topics met.</summary>
    public void KeepTopicsAlone()
    {
        Reasons = PairingReasons.Read(Reasons).TopicsAlone().ToJson();
        Version++;
    }

    /// <summary>What somebody wrote when they closed it may name who is sealed by now.</summary>
    public void NoteWithout(IReadOnlyCollection<string> names)
    {
        if (EndNote is null || Unnamed.Write(EndNote, names) is var note && note == EndNote)
            return;
        EndNote = note;
        Version++;
    }

    /// <summary>Why these two and what was done goes; that there was a pair is still counted.</summary>
    public void ForgetWords()
    {
        (Reasons, EndNote) = ("{}", null);
        Version++;
    }

    private void MustRun()
    {
        if (!IsRunning)
            throw new RefusedException("pairings.refused.ended");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Pairing>
    {
        public void Configure(EntityTypeBuilder<Pairing> pairings)
        {
            pairings.HasIndex(p => new { p.ProgrammeId, p.EndedAt });
            pairings.HasIndex(p => new { p.MentorId, p.MenteeId }).IsUnique().HasFilter("ended_at IS NULL"); // one running pair of the same two
            pairings.HasIndex(p => p.MenteeId);
            pairings.HasIndex(p => p.MentorId);
            pairings.HasIndex(p => p.EndedAt); // each night looks at those that ended lately
            pairings
                .HasIndex(p => new
                {
                    p.ProgrammeId,
                    p.PublishedAt,
                    p.Id,
                })
                .IsDescending(false, true, false)
                .HasFilter("ended_at IS NULL"); // the list of pairs that run, in its order
            pairings.HasIndex(p => new { p.ProgrammeId, p.MenteeId }).HasFilter("ended_at IS NULL"); // who has how many: who waits is asked by every page that counts
            pairings.Property(p => p.Version).IsConcurrencyToken();
            pairings.Ignore(p => p.IsRunning);
            pairings.Ignore(p => p.IsAccepted);
            pairings.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId);
            pairings.HasOne<Participant>().WithMany().HasForeignKey(p => p.MentorId);
            pairings.HasOne<Participant>().WithMany().HasForeignKey(p => p.MenteeId);
        }
    }
}
