using System.Collections.Concurrent;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>A run's board and its edits so far, as one reader sees them.</summary>
/// <param name="Insights">What was worked out with the run; null of one made without.</param>
internal sealed record OpenBoard(LiveBoard Live, IReadOnlyList<BoardEdit> Edits, RunInsights? Insights = null)
{
    public BoardView View => field ??= Live.View(Edits);
}

/// <summary>
/// Boards in memory, so that an edit is answered in microseconds. Nothing is lost with them: a node that has none, or was restarted, makes the same board from the run's files
/// and edits, and each node takes up the edits of the others when it is asked next.
/// </summary>
internal sealed class Boards(TimeProvider clock)
{
    private const int Most = 4;

    private readonly ConcurrentDictionary<Id<Run>, Kept> _boards = [];

    /// <summary>One statement for the edits that it has not seen, one more when the board is not here.</summary>
    public async Task<OpenBoard> Of(BinomeDb db, Run run, CancellationToken stop)
    {
        if (!_boards.TryGetValue(run.Id, out var kept))
        {
            var (files, references, insights) = await RunStore.Load(db, run.Id, stop);
            kept = Make(run.Id, files, references);
            kept.Insights = insights;
        }
        kept.UsedAt = clock.Now();
        var known = kept.Edits;
        if (known.Count < run.Edits)
        {
            var (id, from) = (run.Id, known.Count);
            var more = await db
                .BoardEdits.Where(e => e.RunId == id && e.Number > from && e.Number <= run.Edits)
                .OrderBy(e => e.Number)
                .AsNoTracking()
                .ToListAsync(stop);
            known = kept.Learn([.. known, .. more]);
        }
        // Committed edits never change, so what is known beyond this reader's run is only newer.
        return new(kept.Board, known.Count > run.Edits ? [.. known.Take(run.Edits)] : known, kept.Insights);
    }

    public Kept Make(Id<Run> run, PairingFiles files, References references)
    {
        var kept = new Kept(new LiveBoard(BoardPeople.Read(files, references))) { UsedAt = clock.Now() };
        while (_boards.Count >= Most && _boards.MinBy(board => board.Value.UsedAt) is { } oldest)
            _boards.TryRemove(oldest);
        return _boards[run] = kept; // in place of what a run that had to begin again left here
    }

    /// <summary>A board with the committed edits that this node has seen.</summary>
    internal sealed class Kept(LiveBoard board)
    {
        private IReadOnlyList<BoardEdit> _edits = [];

        public LiveBoard Board => board;
        public DateTime UsedAt { get; set; }
        public RunInsights? Insights { get; set; }
        public IReadOnlyList<BoardEdit> Edits => Volatile.Read(ref _edits);

        public IReadOnlyList<BoardEdit> Learn(IReadOnlyList<BoardEdit> edits)
        {
            lock (this)
                return _edits = edits.Count > _edits.Count ? edits : _edits;
        }
    }
}
