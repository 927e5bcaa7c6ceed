using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

/// <summary>What of a board is no page: how far it is, its pairs for a spreadsheet, its record. For those who run the programme; nobody else finds them.</summary>
public static class BoardRoutes
{
    public static void MapMatching(this IEndpointRouteBuilder app)
    {
        app.MapGet("/programmes/{programme:guid}/board/state", State).RequireAuthorization();
        app.MapGet("/programmes/{programme:guid}/board.csv", Spreadsheet).RequireAuthorization();
        app.MapGet("/programmes/{programme:guid}/runs/{run:guid}/record", TheRecord).RequireAuthorization();
    }

    /// <summary>Two statements: asked every few seconds by each open board.</summary>
    private static async Task<IResult> State(Guid programme, BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        if (!await db.LedBy(viewer).AnyAsync(p => p.Id == new Id<Programme>(programme), stop))
            return Results.NotFound();
        var run = await db.LastRun(new(programme), stop);
        return Results.Json(
            new
            {
                run = run?.Id.Value,
                state = run?.State.ToString(),
                progress = run?.Progress ?? 0,
                edits = run?.Edits ?? 0,
            }
        );
    }

    private static async Task<IResult> Spreadsheet(
        Guid programme,
        BinomeDb db,
        Viewer viewer,
        Boards boards,
        SealedLook look,
        Looks looks,
        CancellationToken stop
    )
    {
        var id = new Id<Programme>(programme);
        if (await db.RemitIn(viewer, id, stop, RoleKind.Manager) is not { } remit)
            return Results.NotFound();
        if (await db.LastRun(id, stop) is not { State: RunState.Ready or RunState.Approved } run)
            return Results.NotFound();
        var board = await boards.Of(db, run, stop);
        var rows = board.View.Rows;
        var others = rows.Where(r => !r.IsLocked).Select(r => board.Live.RunnerUp(board.View, r.Mentee, r.Mentor)?.Mentor ?? -1);
        var names = await BoardNames.Read(
            db,
            remit,
            board.Live.People,
            rows.Select(r => r.Mentor).Concat(others),
            rows.Select(r => r.Mentee).Concat(board.View.Alone.Select(person => person.Mentee)),
            stop
        );
        await look.At(names.Listed, ProgrammeReader.Of(remit), stop);
        var topics = await db
            .ProgrammeTopics.Where(t => t.ProgrammeId == id)
            .AsNoTracking()
            .ToDictionaryAsync(t => t.Code, t => t.Name, stop);
        await looks.Write(viewer.Actor, "matching.audit.exported", id.ToString(), stop);
        return Results.File(
            BoardCsv.Write(board, names, code => topics.GetValueOrDefault(code, code)),
            "text/csv; charset=utf-8",
            "pairs.csv"
        );
    }

    private static async Task<IResult> TheRecord(
        Guid programme,
        Guid run,
        BinomeDb db,
        Viewer viewer,
        Boards boards,
        Looks looks,
        CancellationToken stop
    )
    {
        var (led, id) = (new Id<Programme>(programme), new Id<Run>(run));
        if (!await db.LedBy(viewer).AnyAsync(p => p.Id == led, stop))
            return Results.NotFound();
        var found = await db
            .Runs.AsNoTracking()
            .Where(r => db.Programmes.Any(p => p.Id == r.ProgrammeId && p.ForgottenAt == null))
            .SingleOrDefaultAsync(
                r =>
                    r.Id == id
                    && r.ProgrammeId == led
                    && (r.State == RunState.Ready || r.State == RunState.Approved || r.State == RunState.HandedOver),
                stop
            );
        if (found is null)
            return Results.NotFound();
        if (found.State == RunState.HandedOver)
            return await RunStore.Kept(db, id, RecordHandOver.FileName, stop) is { } decision
                ? Results.File(decision, "application/json", RecordHandOver.FileName)
                : Results.NotFound();
        var hidden = await db
            .Participants.Where(p => p.ProgrammeId == led && p.Discretion == Discretion.Sealed)
            .Select(p => p.Id.Value)
            .ToListAsync(stop);
        var references = References.Read((await RunStore.Kept(db, id, References.FileName, stop))!);
        var withheld = references.Mentees.Where(m => hidden.Contains(m.Value)).Select(m => m.Key).Except(references.Sealed).ToHashSet();
        var kept = withheld.Count == 0 ? await RunStore.Kept(db, id, Record.FileName, stop) : null;
        var record = kept ?? Record.Make(await boards.Of(db, found, stop), found, name: null, withheld);
        await looks.Write(viewer.Actor, "matching.audit.recorded", led.ToString(), stop);
        return Results.File(record, "application/zip", "record.zip");
    }
}
