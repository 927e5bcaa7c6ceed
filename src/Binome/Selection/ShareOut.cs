using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>Gives every application that waits to two reviewers, evenly: never to its author, to somebody of their line, nor to a colleague under the same manager.</summary>
public sealed class ShareOut(BinomeDb db, Ids ids, Lots lots, SelectionMails mails, TimeProvider clock)
{
    public const int Readers = 2;

    /// <summary>A constant number of statements. What nobody reads who is still a reviewer is given to another.</summary>
    /// <returns>How many applications have fewer than two readers now.</returns>
    /// <remarks>Inside a transaction: two at once would both give what is missing.</remarks>
    public async Task<int> Run(Programme programme, CancellationToken stop)
    {
        var (now, id) = (clock.Now(), programme.Id);
        await Enrol.Hold(db, id, stop);
        var reviewers = await (
            from role in db.ProgrammeRoles
            where role.ProgrammeId == id && role.Kind == RoleKind.Reviewer
            join person in db.People.Present(clock.Today()) on role.PersonId equals person.Id
            select new { person.Id, person.ManagerId }
        ).ToListAsync(stop);
        var here = reviewers.Select(r => r.Id).ToList();
        // Those that fewer than two read: what was given to somebody who is no reviewer any more, and not read, is not counted.
        var waiting = await (
            from application in db.Applications.Open(db, id)
            where
                db.Reviews.Count(r =>
                    r.ApplicationId == application.Id && !r.IsThird && (r.DoneAt != null || EF.Parameter(here).Contains(r.ReviewerId))
                ) < Readers
            join part in db.Participants on application.ParticipantId equals part.Id
            join person in db.People on part.PersonId equals person.Id
            orderby application.SentAt
            select new
            {
                application.Id,
                Person = person.Id,
                person.ManagerId,
            }
        ).ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        var known = waiting.Select(w => w.Id).ToList();
        var begun = await db.Reviews.Where(r => EF.Parameter(known).Contains(r.ApplicationId)).ToListAsync(stop);
        var lost = begun.Where(r => !r.IsThird && r.DoneAt is null && !here.Contains(r.ReviewerId)).ToList();
        db.RemoveRange(lost);
        var load = (
            await db
                .Reviews.Where(r => db.Applications.Any(a => a.Id == r.ApplicationId && a.ProgrammeId == id))
                .GroupBy(r => r.ReviewerId)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(stop)
        ).ToDictionary(g => g.Key, g => g.Count);
        var candidates = waiting.Select(w => w.Person).ToList();
        var lines = (
            await db
                .Lines.Where(l =>
                    EF.Parameter(here).Contains(l.PersonId) && EF.Parameter(candidates).Contains(l.AboveId)
                    || EF.Parameter(here).Contains(l.AboveId) && EF.Parameter(candidates).Contains(l.PersonId)
                )
                .Select(l => new { l.PersonId, l.AboveId })
                .ToListAsync(stop)
        )
            .SelectMany(l => new[] { (l.PersonId, l.AboveId), (l.AboveId, l.PersonId) })
            .ToHashSet();
        var readBy = begun.Except(lost).ToLookup(r => r.ApplicationId);
        // Of those who have equally many, the lot says who is next.
        var order = reviewers.ToArray();
        lots.Shuffle(order.AsSpan());
        var lacking = 0;
        foreach (var one in waiting)
        {
            // Who looked third has read the others: they are no reader, and are not given it again.
            var readers = readBy[one.Id].Where(r => !r.IsThird).Select(r => r.ReviewerId).ToList();
            var thirds = readBy[one.Id].Where(r => r.IsThird).Select(r => r.ReviewerId).ToList();
            while (
                readers.Count < Readers
                && order
                    .Where(r =>
                        r.Id != one.Person && !readers.Contains(r.Id) && !thirds.Contains(r.Id) && !lines.Contains((r.Id, one.Person))
                    )
                    .Where(r => r.ManagerId is null || r.ManagerId != one.ManagerId)
                    .MinBy(r => load.GetValueOrDefault(r.Id))
                    is { } next
            )
            {
                db.Reviews.Add(new(ids.Anonymous<Review>(), one.Id, next.Id, now, isThird: false));
                readers.Add(next.Id);
                load[next.Id] = load.GetValueOrDefault(next.Id) + 1;
                await mails.AskToRead(programme, next.Id, stop);
            }
            lacking += readers.Count < Readers ? 1 : 0;
        }
        return lacking;
    }
}
