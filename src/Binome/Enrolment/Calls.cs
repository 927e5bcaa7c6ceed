using System.Security.Cryptography;
using System.Text;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Somebody invited, and what a manager may know of their answer.</summary>
public sealed record InvitedPerson(Invitation Invitation, Person Person, InvitationState State);

/// <summary>Ties a button that writes to many to the preview above it.</summary>
public static class Calls
{
    public static string Seen(ParticipantKind kind, IReadOnlyCollection<Id<Person>>? only, int reached, string? words = null)
    {
        var people = only is null ? "scope" : string.Join(' ', only.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {reached} {people} {words}")));
    }
}

/// <summary>How a call stands, in numbers that tell nothing of anybody sealed.</summary>
public sealed record CallCounts(int Invited, int Enrolled, int Declined, int Unfinished, int ToRemind, int WishPeers, int ToTell)
{
    /// <summary>A count of forms that were not sent is exact from here on: one form is somebody's.</summary>
    public const int Few = 5;

    public int Waiting => Invited - Enrolled - Declined;

    public static Task<CallCounts> Of(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var invited = db.Invitations.Where(i => i.ProgrammeId == programme);
        var enrolled = db.Invitations.In(db, programme, InvitationState.Enrolled);
        var declined = db.Invitations.In(db, programme, InvitationState.Declined);
        var begun = db.Participants.Where(p => p.ProgrammeId == programme && p.EnrolledAt == null && p.WithdrawnAt == null);
        var waiting = db.Invitations.Waiting(db, programme).Where(i => i.RemindedAt == null);
        var wishing = db.Participants.Enrolled().Where(p => p.ProgrammeId == programme && p.WishesPeersAt != null);
        var told = db.CallReminders.Where(r => r.ProgrammeId == programme);
        return db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new CallCounts(
                invited.Count(),
                enrolled.Count(),
                declined.Count(),
                begun.Count(),
                waiting.Count(),
                wishing.Count(),
                told.Count()
            ))
            .SingleAsync(stop);
    }

    public static async Task<IReadOnlyList<InvitedPerson>> Read(
        BinomeDb db,
        Viewer viewer,
        Id<Programme> programme,
        InvitationState? only,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var invitations = only is { } state
            ? db.Invitations.In(db, programme, state)
            : db.Invitations.Where(i => i.ProgrammeId == programme);
        var enrolled = db.Invitations.In(db, programme, InvitationState.Enrolled);
        var rows = await (
            from i in invitations
            join person in db.People.Of(viewer) on i.PersonId equals person.Id
            orderby person.Search, person.Id, i.Kind
            select new
            {
                Invitation = i,
                Person = person,
                IsEnrolled = enrolled.Any(e => e.Id == i.Id),
            }
        )
            .Skip(skip)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new InvitedPerson(
                r.Invitation,
                r.Person,
                r.IsEnrolled ? InvitationState.Enrolled
                    : r.Invitation.DeclinedAt is not null ? InvitationState.Declined
                    : InvitationState.Waiting
            )),
        ];
    }
}
