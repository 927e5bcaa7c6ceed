using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>On a colleague's page: that they have a mentor, where they themselves chose to be open about it and both have accepted. Never who, about what, nor in which programme.</summary>
internal sealed class OpenPairs(BinomeDb db) : IReact<PersonShown>
{
    /// <summary>Whoever was assigned and has not been asked yet is open in nobody's eyes.</summary>
    private static readonly int Asked = EnrolmentSteps.Number(ParticipantKind.Mentee, EnrolmentSteps.Discretion);

    /// <summary>Whether colleagues may read it, once there is a pair that both have accepted.</summary>
    public static bool Shows(Participant part) =>
        part is { IsEnrolled: true, Kind: ParticipantKind.Mentee, Discretion: Discretion.Open } && part.Step > Asked;

    public async Task On(PersonShown fact, CancellationToken stop)
    {
        var asked = Asked;
        var open = db
            .Participants.Enrolled()
            .Where(p => p.PersonId == fact.Person.Id && p.Kind == ParticipantKind.Mentee)
            .Where(p => p.Discretion == Discretion.Open && p.Step > asked);
        var accepted = db.Pairings.Running().Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null);
        if (await accepted.AnyAsync(p => open.Any(o => o.Id == p.MenteeId), stop))
            fact.Said.Add(Words.Get("pairings.open"));
    }
}
