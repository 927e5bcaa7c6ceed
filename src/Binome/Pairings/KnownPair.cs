using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>A pair with its two people, whose names come out of <see cref="Participant.NameFor"/> alone.</summary>
public sealed record KnownPair
{
    public required Pairing Pairing { get; init; }
    public required Participant Mentor { get; init; }
    public required Participant Mentee { get; init; }
    public required Person MentorPerson { get; init; }
    public required Person MenteePerson { get; init; }

    /// <summary>What they say of themselves for the whole instance; null when they said nothing.</summary>
    public Profile? MentorProfile { get; init; }
    public Profile? MenteeProfile { get; init; }

    public bool IsSealed => Mentee.IsSealed || Mentor.IsSealed;

    public Participant OtherOf(Participant one) => one.Id == Mentor.Id ? Mentee : Mentor;

    public Person PersonOf(Participant one) => one.Id == Mentor.Id ? MentorPerson : MenteePerson;

    /// <summary>As in the profile, or else in the directory: the zone that rules and pairs are made with.</summary>
    public string? ZoneOf(Participant one) => ProfileOf(one)?.TimeZone ?? PersonOf(one).TimeZone;

    /// <summary>As said for this programme, or else in the profile.</summary>
    public string HoursOf(Participant one) => one.Hours.Length > 0 ? one.Hours : ProfileOf(one)?.Hours ?? "";

    public Profile? ProfileOf(Participant one) => one.Id == Mentor.Id ? MentorProfile : MenteeProfile;

    public string MentorName(ProgrammeReader reader) => Mentor.NameFor(reader, MentorPerson);

    public string MenteeName(ProgrammeReader reader) => Mentee.NameFor(reader, MenteePerson);

    public string NameOfOther(Participant one, ProgrammeReader reader) => one.Id == Mentor.Id ? MenteeName(reader) : MentorName(reader);

    /// <summary>Job and city; nothing of a sealed person, unless it is the other of the pair who reads.</summary>
    public static string? About(Participant participant, Person person, bool isPartner = false) =>
        participant.IsSealed && !isPartner ? null
        : string.Join(", ", new[] { person.JobTitle, person.City }.OfType<string>()) is { Length: > 0 } about ? about
        : null;
}

/// <summary>The names of a programme's topics, in the language of whoever reads when they are asked for.</summary>
public sealed class TopicNames(IReadOnlyDictionary<string, ProgrammeTopic> topics)
{
    public string Of(string code) =>
        topics.TryGetValue(code, out var topic) ? topic.Name
        : ShippedTopics.Codes.Contains(code) ? ShippedTopics.NameOf(code)
        : code;
}

/// <summary>What pages and mails about pairs read.</summary>
public static class KnownPairQueries
{
    public static IQueryable<KnownPair> WithPeople(this IQueryable<Pairing> pairings, BinomeDb db) =>
        from pairing in pairings
        join mentor in db.Participants on pairing.MentorId equals mentor.Id
        join mentee in db.Participants on pairing.MenteeId equals mentee.Id
        join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
        join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
        from mentorProfile in db.Profiles.Where(p => p.PersonId == mentor.PersonId).DefaultIfEmpty()
        from menteeProfile in db.Profiles.Where(p => p.PersonId == mentee.PersonId).DefaultIfEmpty()
        select new KnownPair
        {
            Pairing = pairing,
            Mentor = mentor,
            Mentee = mentee,
            MentorPerson = mentorPerson,
            MenteePerson = menteePerson,
            MentorProfile = mentorProfile,
            MenteeProfile = menteeProfile,
        };

    public static async Task<TopicNames> TopicNames(this BinomeDb db, Id<Programme> programme, CancellationToken stop) =>
        new(await db.ProgrammeTopics.AsNoTracking().Where(t => t.ProgrammeId == programme).ToDictionaryAsync(t => t.Code, stop));
}
