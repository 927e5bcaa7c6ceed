using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>A date that lies ahead, how many sit there, and whether the reader does.</summary>
public sealed record SupervisionDate(Supervision Supervision, int Taken, bool IsMine)
{
    /// <summary>One statement.</summary>
    /// <param name="me">The reader, as a mentor; null for whoever coaches.</param>
    public static async Task<IReadOnlyList<SupervisionDate>> Ahead(
        BinomeDb db,
        Id<Programme> programme,
        Id<Participant>? me,
        DateTime now,
        CancellationToken stop
    ) =>
        await db
            .Supervisions.AsNoTracking()
            .Where(s => s.ProgrammeId == programme && s.CancelledAt == null && s.StartsAt > now)
            .OrderBy(s => s.StartsAt)
            .Take(Supervising.Most)
            .Select(s => new SupervisionDate(
                s,
                db.Seated().Count(x => x.SupervisionId == s.Id),
                db.SupervisionSeats.Any(x => x.SupervisionId == s.Id && x.ParticipantId == me)
            ))
            .ToListAsync(stop);

    /// <summary>On the reader's clock.</summary>
    public static string Say(Supervision supervision, string? zone) => Moments.Say(supervision.StartsAt, zone ?? supervision.Zone);
}
