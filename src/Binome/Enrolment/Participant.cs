using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Enrolment;

public enum ParticipantKind
{
    Mentor = 1,
    Mentee = 2,
}

public enum Discretion
{
    /// <summary>Colleagues may see that somebody has a mentor, never about what.</summary>
    Open = 1,

    /// <summary>Known to the pair and the programme's managers.</summary>
    PairOnly = 2,

    /// <summary>Known to the pair and one named coordinator.</summary>
    Sealed = 3,
}

/// <summary>Somebody who takes part in a programme, as a mentor or as a mentee.</summary>
public sealed class Participant(
    Id<Participant> id,
    Id<Programme> programmeId,
    Id<Person> personId,
    ParticipantKind kind,
    string alias,
    DateTime startedAt
)
{
    public Id<Participant> Id { get; private set; } = id;
    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Person> PersonId { get; private set; } = personId;
    public ParticipantKind Kind { get; private set; } = kind;

    /// <summary>What stands for a sealed name: a word of ours and a number, unique in the programme (<see cref="Aliases"/>); another one each time they are sealed.</summary>
    public string Alias { get; private set; } = alias;
    public DateTime StartedAt { get; private set; } = startedAt;

    /// <summary>The form was sent: from here on they count.</summary>
    public DateTime? EnrolledAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Who assigned them, when they did not come by themselves: an account's id.</summary>
    public string? AssignedBy { get; internal set; }

    /// <summary>How many steps of the form were saved, in their order; 0: the person has said nothing yet.</summary>
    public int Step { get; internal set; }

    /// <summary>Mentees at a time, of a mentor.</summary>
    public int Capacity { get; internal set; } = 1;

    /// <summary>Separate mentors wanted, of a mentee.</summary>
    public int Demand { get; internal set; } = 1;

    /// <summary>Five answers from 0 to 15 joined by '|'; empty when not given. Their author's alone.</summary>
    public string Style { get; internal set; } = "";

    /// <summary>`mon 12:30-14|fri 18-20`, in their own zone.</summary>
    public string Hours { get; internal set; } = "";

    /// <summary>Where they would meet: a code of <c>enrolment.place.*</c>; empty when not said.</summary>
    public string Place { get; internal set; } = "";

    /// <summary>A mentee's choice, at any time, for the past too.</summary>
    public Discretion Discretion { get; internal set; } = Discretion.Open;

    /// <summary>When somebody known chose to be sealed: what was written of them before leads to no alias.</summary>
    public DateTime? SealedAt { get; private set; }

    /// <summary>Since when they offer to be a mentor where mentors are chosen, and are not (yet): they take part in nothing meanwhile. Null: nobody has to choose them.</summary>
    public DateTime? CandidateSince { get; private set; }

    /// <summary>Since when they would like to exchange with a few others who take part; those read their name and address, so that nobody sealed does.</summary>
    public DateTime? WishesPeersAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>The form was sent, and not taken back.</summary>
    public bool HasSent => EnrolledAt is not null && WithdrawnAt is null;
    public bool IsCandidate => HasSent && CandidateSince is not null;

    /// <remarks>The same as the query <see cref="ParticipantQueries.Enrolled"/>.</remarks>
    public bool IsEnrolled => HasSent && CandidateSince is null;

    /// <summary>Put on by somebody else, and nothing said of their own since: a new list may still speak for them.</summary>
    public bool IsUntouched => AssignedBy is not null && Step == 0 && IsEnrolled && !IsSealed;
    public bool IsSealed => Discretion == Discretion.Sealed;

    /// <summary>How pages about them are addressed: an id that was seen beside a name leads nowhere once its owner is sealed.</summary>
    public string Address => IsSealed ? Alias : Id.ToString();

    /// <summary>Of somebody sealed whom a manager assigned, topics are not told: a list may have given them, and is known by name.</summary>
    public bool TopicsAreTold => !IsSealed || AssignedBy is null;

    /// <summary>Sends the form, the first time or again after a change.</summary>
    public void Enrol(DateTime now)
    {
        EnrolledAt ??= now;
        WithdrawnAt = null;
        Version++;
    }

    /// <summary>They offer, and somebody chooses: they count once they are admitted.</summary>
    public void Apply(DateTime now)
    {
        CandidateSince ??= now;
        Version++;
    }

    /// <summary>Chosen: from here on they take part.</summary>
    public void Admit()
    {
        CandidateSince = null;
        Version++;
    }

    public void Withdraw(DateTime now)
    {
        WithdrawnAt ??= now;
        WishesPeersAt = null;
        Version++;
    }

    /// <summary>They never wanted to go.</summary>
    public void Return()
    {
        WithdrawnAt = null;
        Version++;
    }

    public void Changed() => Version++;

    /// <summary>They would like to exchange with peers, or no longer.</summary>
    public void WishPeers(bool wishes, DateTime now)
    {
        if (wishes && IsSealed)
            throw new RefusedException("enrolment.refused.sealedPeers");
        WishesPeersAt = wishes ? WishesPeersAt ?? now : null;
        Version++;
    }

    /// <summary>What they answered goes; that somebody took part is still counted.</summary>
    public void ForgetAnswers()
    {
        (Style, Hours, Place) = ("", "", "");
        Version++;
    }

    /// <summary>From here on it leads to nobody.</summary>
    public void BelongToNobody(Id<Person> nobody, DateTime now)
    {
        ForgetAnswers();
        Withdraw(now);
        (PersonId, AssignedBy) = (nobody, null);
    }

    /// <summary>A manager put them on: they count at once, may say more, and may withdraw.</summary>
    public void Assign(string by, DateTime now)
    {
        AssignedBy = by;
        Enrol(now);
    }

    /// <summary>At any time and for the past too: every page asks anew.</summary>
    public void Choose(Discretion discretion)
    {
        if (Kind != ParticipantKind.Mentee)
            throw new RefusedException("enrolment.refused.mentorsAreKnown");
        Discretion = discretion;
        Version++;
    }

    /// <summary>From here on under a name that nobody has read yet.</summary>
    public void Seal(string alias, DateTime now)
    {
        Choose(Discretion.Sealed);
        (Alias, SealedAt, WishesPeersAt) = (alias, now, null);
    }

    /// <summary>The only way out for the name of somebody who takes part: discretion decides what a reader of this programme may read.</summary>
    public string NameFor(ProgrammeReader reader, Person person) =>
        reader.Knows(this) ? person.NameFor(reader.Viewer)
        : IsSealed || EnrolledAt is null ? Aliases.Say(Alias) // who has not sent the form may still choose to be sealed
        : "—";

    internal sealed class Mapping : IEntityTypeConfiguration<Participant>
    {
        public void Configure(EntityTypeBuilder<Participant> participants)
        {
            participants
                .HasIndex(p => new
                {
                    p.ProgrammeId,
                    p.PersonId,
                    p.Kind,
                })
                .IsUnique();
            participants.HasIndex(p => new { p.ProgrammeId, p.Alias }).IsUnique();
            participants.HasIndex(p => p.PersonId);
            participants.HasIndex(p => new { p.ProgrammeId, p.Discretion }); // a page of a board asks who is sealed
            participants.HasIndex(p => new { p.ProgrammeId, p.WishesPeersAt });
            participants.Property(p => p.Version).IsConcurrencyToken();
            participants.Ignore(p => p.IsEnrolled);
            participants.Ignore(p => p.HasSent);
            participants.Ignore(p => p.IsCandidate);
            participants.Ignore(p => p.IsSealed);
            participants.Ignore(p => p.IsUntouched);
            participants.Ignore(p => p.Address);
            participants.Ignore(p => p.TopicsAreTold);
            participants.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId);
        }
    }
}
