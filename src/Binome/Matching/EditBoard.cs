using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>What somebody asks of a board, by references.</summary>
public sealed record Edit(BoardEditKind Kind, string? Mentor = null, string? Mentee = null, int Value = 0);

/// <summary>Adds an edit to a board: it takes the next number, or is refused because the board forbids it. Two at once wait for each other, and neither is lost.</summary>
internal sealed class EditBoard(BinomeDb db, Boards boards, Journal journal, TimeProvider clock)
{
    /// <returns>The edit's number.</returns>
    public async Task<int> Do(Id<Programme> programme, Id<Run> id, Edit edit, Viewer by, CancellationToken stop)
    {
        if (!await db.LedBy(by).AnyAsync(p => p.Id == programme, stop))
            throw new RefusedException("matching.run.refused.notYours");
        var run = await db.Locked(id, stop);
        if (run is null || run.ProgrammeId != programme)
            throw new RefusedException("matching.run.notOpen");
        var board = await boards.Of(db, run, stop);
        var hidden = await db
            .Participants.Where(p => p.ProgrammeId == programme && p.Discretion == Discretion.Sealed)
            .Select(p => p.Id.Value)
            .ToListAsync(stop);
        // Its refusals would tell what forbids them.
        if (
            edit.Mentee is not null
            && hidden.Exists(id => board.Live.People.IsSealedSince(id) && board.Live.People.Reference(id) == edit.Mentee)
        )
            throw new RefusedException("matching.board.refused.since");
        var number = run.NextEdit();
        var next = new BoardEdit(id, number, edit.Kind, edit.Mentor, edit.Mentee, edit.Value, clock.Now(), by.Actor);
        Check(board, next);
        db.BoardEdits.Add(next);
        journal.Write(by.Actor, "matching.audit.edited", programme.ToString());
        return number;
    }

    private static void Check(OpenBoard board, BoardEdit next)
    {
        try
        {
            BoardState.Of(board.Live.People, board.Edits.Append(next));
        }
        catch (RefusedException refused) when (next.Kind == BoardEditKind.Undo && refused.Key != "matching.board.refused.undone")
        {
            throw new RefusedException("matching.board.refused.needed", next.Value); // a later edit stands on it
        }
    }
}
