using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>A pair that a person has confirmed.</summary>
/// <param name="Reasons">JSON; see <see cref="PairingReasons"/>.</param>
public sealed record ConfirmedPair(Id<Participant> Mentor, Id<Participant> Mentee, int Fit, string Reasons);

/// <summary>Publishes pairs that a named person has confirmed: the only way in which a pair comes to be.</summary>
public sealed class Publish(
    BinomeDb db,
    Ids ids,
    Journal journal,
    Consequences consequences,
    TimeProvider clock,
    IEnumerable<IReact<PairsPublished>> onPublished
)
{
    public async Task<IReadOnlyList<Pairing>> Run(
        Programme programme,
        Guid run,
        IReadOnlyList<ConfirmedPair> pairs,
        Viewer by,
        CancellationToken stop
    )
    {
        if (!by.IsSignedIn || !await MayConfirm(programme.Id, pairs, by, stop))
            throw new RefusedException("pairings.refused.notYours");
        if (pairs.Count == 0)
            return [];
        var kinds = await db
            .Participants.Where(p => p.ProgrammeId == programme.Id)
            .Enrolled()
            .Select(p => new { p.Id, p.Kind })
            .ToDictionaryAsync(p => p.Id, p => p.Kind, stop);
        if (pairs.Any(p => !Is(p.Mentor, ParticipantKind.Mentor) || !Is(p.Mentee, ParticipantKind.Mentee)))
            throw new RefusedException("pairings.refused.withdrawn");
        var now = clock.Now();
        var published = pairs
            .Select(p => new Pairing(ids.New<Pairing>(), programme.Id, run, p.Mentor, p.Mentee, p.Fit, p.Reasons, now, by.Actor))
            .ToList();
        db.Pairings.AddRange(published);
        programme.Run();
        programme.Version++; // two publications at once: the second finds places taken that it counted as free, so it is refused
        foreach (var reaction in onPublished)
            await reaction.On(new(programme, published), stop);
        journal.Write(by.Actor, "pairings.audit.published", programme.Id.ToString());
        foreach (var pair in published)
            journal.Write(by.Actor, "pairings.audit.confirmed", pair.Id.ToString());
        await AnnouncePairs.Plan(consequences, programme.Id, $"{published[0].Id}", now + Pairing.Delay, stop);
        return published;

        bool Is(Id<Participant> participant, ParticipantKind kind) => kinds.TryGetValue(participant, out var found) && found == kind;
    }

    /// <summary>Whoever leads the programme; and for sealed mentees alone, the one person who knows who they are.</summary>
    private async Task<bool> MayConfirm(Id<Programme> programme, IReadOnlyList<ConfirmedPair> pairs, Viewer by, CancellationToken stop)
    {
        var roles = await db.RolesIn(by, programme, stop);
        if (roles.Contains(RoleKind.Manager))
            return await db.LedBy(by).AnyAsync(p => p.Id == programme, stop);
        var mentees = pairs.Select(p => p.Mentee).ToArray();
        return roles.Contains(RoleKind.SealedCoordinator)
            && await db.WithRole(by, RoleKind.SealedCoordinator).AnyAsync(p => p.Id == programme, stop)
            && !await db.Participants.AnyAsync(p => EF.Parameter(mentees).Contains(p.Id) && p.Discretion != Discretion.Sealed, stop);
    }
}
