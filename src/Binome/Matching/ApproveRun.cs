using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>A named person confirms a board as they saw it, and its pairs come to be: all in one transaction. There is no other way.</summary>
internal sealed class ApproveRun(BinomeDb db, Boards boards, Publish publish, Consequences consequences, TimeProvider clock)
{
    /// <param name="edit">The last edit that the person saw.</param>
    /// <returns>How many pairs.</returns>
    public async Task<int> Do(Id<Programme> programme, Id<Run> id, int edit, Viewer by, CancellationToken stop)
    {
        var led =
            await db.LedBy(by).SingleOrDefaultAsync(p => p.Id == programme, stop)
            ?? throw new RefusedException("matching.run.refused.notYours");
        var run = await db.Locked(id, stop);
        if (run is null || run.ProgrammeId != programme)
            throw new RefusedException("matching.run.notOpen");
        var (people, view) = await boards.Of(db, run, stop) is var board ? (board.Live.People, board.View) : default;
        if (view.Rows.Count == 0)
            throw new RefusedException("matching.approval.nobody");
        var here = await db.Participants.Enrolled().Where(p => p.ProgrammeId == programme).Select(p => p.Id.Value).ToListAsync(stop);
        var gone = view
            .Rows.SelectMany(row => new[] { people.MentorId(row.Mentor), people.MenteeId(row.Mentee) })
            .Distinct()
            .Except(here)
            .Count();
        if (gone > 0)
            throw new RefusedException("matching.approval.gone", gone);
        var now = await db.Roster(led, clock.Today(), stop);
        if (!new StillPossible(now, ProgrammeRules.Of(led)).All(people, view))
            throw new RefusedException("matching.approval.changed");
        run.Approve(edit, clock.Now(), by.Actor);
        var pairs = view
            .Rows.Select(row => new ConfirmedPair(
                new(people.MentorId(row.Mentor)),
                new(people.MenteeId(row.Mentee)),
                row.Fit,
                PairReasons.Of(people, row.Mentor, row.Mentee).ToJson()
            ))
            .ToList();
        await publish.Run(led, run.Id.Value, pairs, by, stop);
        await consequences.Add(KeepRecord.OutboxKind, $"record:{run.Id}", new RecordOrder(run.Id.Value, by.Name), stop: stop);
        return pairs.Count;
    }
}
