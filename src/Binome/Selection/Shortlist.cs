using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>A line of the shortlist: whose application, and what reviewers make of it.</summary>
public sealed record Candidate(Application Application, Participant Participant, Person Person)
{
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>When they withdrew, or left the company.</summary>
    public DateTime? LeftAt => Application.WithdrawnAt ?? Participant.WithdrawnAt;

    public int Read => Reviews.Count(r => r.DoneAt is not null && !r.IsThird);
}

/// <summary>How many applications stand how.</summary>
/// <param name="Promised">The nearest promise among those who wait for a decision.</param>
public sealed record CandidateCounts(int Waiting, IReadOnlyDictionary<string, int> Of, DateTime? Since, DateTime? Promised);

/// <summary>Who applied to a programme, as those who run it read it.</summary>
public static class Shortlist
{
    /// <summary>As addresses write them; the first is what is shown unasked.</summary>
    public static readonly IReadOnlyList<string> States = [Waiting, "selected", "reserve", "redirected", "refused", Withdrawn];

    public const string Waiting = "waiting";
    public const string Withdrawn = "withdrawn";

    public static IQueryable<Application> Standing(this IQueryable<Application> applications, BinomeDb db, string state) =>
        state switch
        {
            Waiting => applications.Standing(db).Where(a => a.AnsweredAt == null),
            Withdrawn => applications.Where(a =>
                a.WithdrawnAt != null || db.Participants.Any(p => p.Id == a.ParticipantId && p.WithdrawnAt != null)
            ),
            _ when Enum.TryParse<Outcome>(state, ignoreCase: true, out var outcome) => applications
                .Standing(db)
                .Where(a => a.Outcome == outcome),
            _ => applications.Where(_ => false),
        };

    /// <summary>One statement.</summary>
    public static async Task<CandidateCounts> Count(BinomeDb db, Remit remit, CancellationToken stop)
    {
        var counts = await db
            .Applications.In(db, remit)
            .Join(
                db.Participants,
                a => a.ParticipantId,
                p => p.Id,
                (a, p) => new { Application = a, LeftAt = a.WithdrawnAt ?? p.WithdrawnAt }
            )
            .GroupBy(a => new
            {
                a.Application.Outcome,
                IsWithdrawn = a.LeftAt != null,
                IsLeaving = a.Application.LeavesAt != null,
            })
            .Select(g => new
            {
                g.Key.Outcome,
                g.Key.IsWithdrawn,
                g.Key.IsLeaving,
                Count = g.Count(),
                Since = g.Min(a => a.Application.SentAt),
                Promised = g.Min(a => a.Application.PromisedAt),
            })
            .ToListAsync(stop);
        var open = counts.Where(c => c is { Outcome: null, IsWithdrawn: false, IsLeaving: false }).ToList();
        return new(
            open.Sum(c => c.Count),
            States.ToDictionary(
                s => s,
                s =>
                    counts
                        .Where(c => s == (c.IsWithdrawn ? Withdrawn : c.Outcome?.ToString().ToLowerInvariant() ?? Waiting))
                        .Sum(c => c.Count)
            ),
            open.Min(c => (DateTime?)c.Since),
            open.Min(c => (DateTime?)c.Promised)
        );
    }

    /// <summary>One page: those an earlier programme kept first, then the nearest promise; of those who were answered, the last. Two statements.</summary>
    public static async Task<IReadOnlyList<Candidate>> Page(
        BinomeDb db,
        Remit remit,
        string state,
        int skip,
        int size,
        CancellationToken stop
    )
    {
        var all = db.Applications.In(db, remit).Standing(db, state);
        all =
            state == Waiting
                ? all.OrderBy(a => a.ReserveSince == null ? 1 : 0).ThenBy(a => a.PromisedAt).ThenBy(a => a.Id)
                : all.OrderByDescending(a => a.AnsweredAt).ThenBy(a => a.Id);
        var page = await all.Skip(skip)
            .Take(size)
            .Join(db.Participants, a => a.ParticipantId, p => p.Id, (a, p) => new { Application = a, Participant = p })
            .Join(db.People, l => l.Participant.PersonId, p => p.Id, (l, p) => new Candidate(l.Application, l.Participant, p))
            .AsNoTracking()
            .ToListAsync(stop);
        // Of those who withdrew nothing is read any more.
        var ids = page.Where(c => c.LeftAt is null).Select(c => c.Application.Id).ToList();
        var reviews = (await db.Reviews.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.ApplicationId)).ToListAsync(stop)).ToLookup(
            r => r.ApplicationId
        );
        // A join keeps no order.
        var sorted =
            state == Waiting
                ? page.OrderBy(c => c.Application.ReserveSince is null).ThenBy(c => c.Application.PromisedAt)
                : page.OrderByDescending(c => c.Application.AnsweredAt);
        return [.. sorted.Select(c => c with { Reviews = [.. reviews[c.Application.Id]] })];
    }

    /// <summary>What a reviewer was given and has not been answered: no name. One statement.</summary>
    public static Task<List<GivenToRead>> GivenTo(BinomeDb db, Remit remit, CancellationToken stop) =>
        (
            from application in db.Applications.In(db, remit).Standing(db)
            where application.AnsweredAt == null
            join review in db.Reviews on application.Id equals review.ApplicationId
            where review.ReviewerId == remit.Viewer.Person && !review.IsThird
            orderby review.DoneAt != null, application.PromisedAt
            select new GivenToRead(application.Id, review.GivenAt, application.PromisedAt, review.DoneAt)
        ).ToListAsync(stop);
}

/// <summary>An application as its reviewers know it.</summary>
public sealed record GivenToRead(Id<Application> Application, DateTime GivenAt, DateTime PromisedAt, DateTime? DoneAt);
