using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Somebody no longer takes part. Who keeps their pairs reacts in the same transaction.</summary>
/// <param name="By">Who did it on their behalf; null when they did.</param>
public sealed record ParticipantWithdrew(Id<Participant> Participant, DateTime At, string? By);

/// <summary>Takes somebody out of a programme, at their own wish or on their behalf; what they answered is kept in case they come back.</summary>
public sealed class Withdraw(
    BinomeDb db,
    Journal journal,
    EnrolmentMails mails,
    IEnumerable<IReact<ParticipantWithdrew>> reactions,
    TimeProvider clock
)
{
    /// <param name="by">Who did it on their behalf; null when they did.</param>
    public async Task Run(Programme programme, Participant participant, string? by, CancellationToken stop)
    {
        if (participant.WithdrawnAt is not null)
            return;
        var now = clock.Now();
        var isSealed = participant.IsSealed;
        participant.Withdraw(now);
        // Of somebody sealed the invitation stays as it is: one more name among those who said no would be theirs.
        foreach (
            var invitation in await db
                .Invitations.Where(i =>
                    i.ProgrammeId == programme.Id
                    && i.PersonId == participant.PersonId
                    && i.Kind == participant.Kind
                    && i.DeclinedAt == null
                    && !isSealed
                )
                .ToListAsync(stop)
        )
            invitation.DeclinedAt = now;
        journal.Write(by ?? Enrol.Themselves, "enrolment.audit.withdrew", participant.Id.ToString());
        foreach (var reaction in reactions)
            await reaction.On(new(participant.Id, now, by), stop);
        if (by is not null)
            await mails.To(programme, participant, EnrolmentMails.Withdrawn, $"withdrawn:{participant.Id}:{participant.Version}", stop);
    }
}
