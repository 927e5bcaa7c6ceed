using System.Globalization;
using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>The audit log as a file for a spreadsheet, filtered as the page is; that it was taken is itself an entry.</summary>
internal static class AuditFile
{
    private const int Part = 2000;

    public static void MapAuditFile(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit.csv", (Delegate)Write).RequireAuthorization(AccountsSetup.Administrators);

    private static async Task Write(HttpContext http, BinomeDb db, Viewer viewer, Journal journal)
    {
        var stop = http.RequestAborted;
        var asked = http.Request.Query;
        var filter = AuditFilter.Parse(asked["act"], asked["who"], asked["from"], asked["until"]);
        journal.Write(viewer.Actor, "platform.audit.exportedAudit");
        await db.SaveChangesAsync(stop);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            SheetFile.Mark + SheetFile.Line(Words.Get("home.audit.at"), Words.Get("home.audit.who"), Words.Get("home.audit.what")),
            stop
        );
        var entries = await filter.Of(db, viewer, stop);
        var trail = new AuditTrail(db);
        // From the newest down, each part after the last one's end: what is written meanwhile neither repeats nor skips.
        for (var (before, skip) = (DateTime.MaxValue, 0); ; )
        {
            var part = await entries
                .Where(e => e.At <= before)
                .OrderByDescending(e => e.At)
                .ThenByDescending(e => e.Id)
                .Skip(skip)
                .Take(Part)
                .ToListAsync(stop);
            foreach (var line in await trail.Say(part, viewer, stop))
                await http.Response.WriteAsync(
                    SheetFile.Line(line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), line.Who, line.What),
                    stop
                );
            if (part.Count < Part)
                return;
            var last = part[^1].At;
            skip = part.Count(e => e.At == last) + (last == before ? skip : 0);
            before = last;
        }
    }
}
