using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;

namespace Binome.Home;

/// <summary>All that is kept about the one who asks, gathered from every capability.</summary>
internal sealed class MyData(IEnumerable<IReact<DataAsked>> reactions)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task<IReadOnlyList<Kept>> Of(Viewer viewer, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            return [];
        var asked = new DataAsked(person, viewer);
        foreach (var reaction in reactions)
            await reaction.On(asked, stop);
        return asked.Kept;
    }

    /// <summary>As a file for other programs: values as they are kept, names that do not depend on the language.</summary>
    public static byte[] ToJson(IEnumerable<Kept> kept) =>
        JsonSerializer.SerializeToUtf8Bytes(
            kept.GroupBy(k => k.Chapter)
                .ToDictionary(
                    chapter => chapter.Key,
                    chapter => chapter.Select(k => new { k.Title, Facts = k.Facts.Select(f => new { f.Name, f.Value }) })
                ),
            Readable
        );

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/account/data.json", (Delegate)Download);

    private static async Task Download(HttpContext http, MyData data, Viewer viewer, Journal journal, BinomeDb db)
    {
        var json = ToJson(await data.Of(viewer, http.RequestAborted));
        journal.Write(viewer.Actor, "people.audit.downloaded");
        await db.SaveChangesAsync(http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=binome.json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }
}
