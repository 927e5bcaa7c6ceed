using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>What came of an invitation, as a manager may know it.</summary>
public enum InvitationState
{
    /// <summary>No answer that a manager may know of; somebody sealed stays here.</summary>
    Waiting = 1,
    Enrolled = 2,
    Declined = 3,
}

/// <summary>Invitations' named queries.</summary>
public static class InvitationQueries
{
    public static IQueryable<Invitation> In(
        this IQueryable<Invitation> invitations,
        BinomeDb db,
        Id<Programme> programme,
        InvitationState state
    ) =>
        state switch
        {
            InvitationState.Waiting => invitations.Waiting(db, programme),
            InvitationState.Enrolled => invitations.Where(i =>
                i.ProgrammeId == programme
                && db.Participants.Any(p =>
                    p.ProgrammeId == programme
                    && p.PersonId == i.PersonId
                    && p.Kind == i.Kind
                    && p.EnrolledAt != null
                    && p.WithdrawnAt == null
                    && p.Discretion != Discretion.Sealed
                )
            ),
            _ => invitations.Where(i =>
                i.ProgrammeId == programme
                && i.DeclinedAt != null
                && !db.Participants.Any(p =>
                    p.ProgrammeId == programme
                    && p.PersonId == i.PersonId
                    && p.Kind == i.Kind
                    && p.EnrolledAt != null
                    && p.WithdrawnAt == null
                    && p.Discretion != Discretion.Sealed
                )
            ),
        };

    public static IQueryable<Invitation> Waiting(this IQueryable<Invitation> invitations, BinomeDb db, Id<Programme> programme) =>
        invitations.Where(i =>
            i.ProgrammeId == programme
            && i.DeclinedAt == null
            && !db.Participants.Any(p =>
                p.ProgrammeId == programme
                && p.PersonId == i.PersonId
                && p.Kind == i.Kind
                && p.EnrolledAt != null
                && p.WithdrawnAt == null
                && p.Discretion != Discretion.Sealed
            )
        );

    /// <summary>A programme's own opening words of one kind of mail, by language.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OpeningsOf(
        this BinomeDb db,
        Id<Programme> programme,
        string kind,
        CancellationToken stop
    ) =>
        await db
            .MailOpenings.Where(o => o.ProgrammeId == programme && o.Kind == kind)
            .ToDictionaryAsync(o => o.Language, o => o.Text, stop);
}
