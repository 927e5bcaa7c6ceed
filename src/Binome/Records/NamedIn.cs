using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Records;

/// <summary>A record that names its reader, or asks whether it may.</summary>
public sealed record NamedIn
{
    public required Naming Naming { get; init; }
    public required Pairing Pairing { get; init; }
    public required Participant Mentee { get; init; }
    public required Participant Mentor { get; init; }
    public required Person MentorPerson { get; init; }
    public required Programme Programme { get; init; }

    /// <summary>It is the mentor who asks: so they are named to whom they ask, also once their pair is over.</summary>
    public string MentorName(Viewer viewer) =>
        Mentor.NameFor(new(viewer, Programme.Id, false, false, new HashSet<Id<Participant>> { Mentor.Id }), MentorPerson);

    /// <summary>Of pairs in which the viewer is the mentee; nobody sealed is asked.</summary>
    public static IQueryable<NamedIn> Of(BinomeDb db, Viewer viewer) =>
        from mentee in db.Participants.Mine(viewer)
        where mentee.Kind == ParticipantKind.Mentee && mentee.Discretion != Discretion.Sealed
        join pairing in db.Pairings on mentee.Id equals pairing.MenteeId
        join naming in db.Namings on pairing.Id equals naming.PairingId
        join mentor in db.Participants on pairing.MentorId equals mentor.Id
        join person in db.People on mentor.PersonId equals person.Id
        join programme in db.Programmes on pairing.ProgrammeId equals programme.Id
        select new NamedIn
        {
            Naming = naming,
            Pairing = pairing,
            Mentee = mentee,
            Mentor = mentor,
            MentorPerson = person,
            Programme = programme,
        };
}
