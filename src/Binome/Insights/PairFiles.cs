using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Tables;
using Binome.Programmes;

namespace Binome.Insights;

/// <summary>The overview for a spreadsheet: the pairs that run, which of them are stuck and why. That it was taken is an entry of the log.</summary>
internal static class PairFiles
{
    public const string Act = "insights.audit.exported";

    public static void MapInsights(this IEndpointRouteBuilder app)
    {
        app.MapGet("/programmes/{programme:guid}/overview.csv", Csv).RequireAuthorization();
        app.MapGet("/programmes/{programme:guid}/overview.xlsx", Xlsx).RequireAuthorization();
    }

    private static async Task<IResult> Csv(
        Guid programme,
        BinomeDb db,
        Viewer viewer,
        Looks looks,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await Taken(programme, db, viewer, looks, stop) is not { } remit)
            return Results.NotFound();
        return Results.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, leaveOpen: true);
                await text.WriteAsync(SheetFile.Mark + SheetFile.Line([.. Heads]));
                await foreach (var line in PairLine.Read(db, remit, clock.Now()).WithCancellation(stop))
                    await text.WriteAsync(SheetFile.Line([.. line.Cells(ProgrammeReader.Of(remit)).Select(SheetBook.Text)]));
            },
            "text/csv; charset=utf-8",
            "pairs.csv"
        );
    }

    private static async Task<IResult> Xlsx(
        Guid programme,
        BinomeDb db,
        Viewer viewer,
        Looks looks,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await Taken(programme, db, viewer, looks, stop) is not { } remit)
            return Results.NotFound();
        using var bytes = new MemoryStream();
        using (var book = new SheetBook(bytes, remit.Programme.Name))
        {
            book.Head(Heads);
            await foreach (var line in PairLine.Read(db, remit, clock.Now()).WithCancellation(stop))
                book.Line(line.Cells(ProgrammeReader.Of(remit)));
        }
        return Results.File(bytes.ToArray(), SheetBook.ContentType, "pairs.xlsx");
    }

    private static IEnumerable<string> Heads => PairLine.Heads.Select(head => Words.Get($"insights.file.{head}"));

    private static async Task<Remit?> Taken(Guid programme, BinomeDb db, Viewer viewer, Looks looks, CancellationToken stop)
    {
        var id = new Id<Programme>(programme);
        if (await db.RemitIn(viewer, id, stop, RoleKind.Manager, RoleKind.Coordinator) is not { } remit)
            return null;
        await looks.Write(viewer.Actor, Act, id.ToString(), stop);
        return remit;
    }
}
