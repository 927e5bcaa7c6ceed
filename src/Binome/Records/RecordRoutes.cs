using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Records;

/// <summary>What of a record is no page: the signed file, its owner's alone, and the public key, anybody's.</summary>
internal static class RecordRoutes
{
    public static async Task<IResult> Signed(
        BinomeDb db,
        Viewer viewer,
        RecordKey key,
        PublicUrl site,
        TimeProvider clock,
        HttpContext http,
        CancellationToken stop
    )
    {
        var record = await MentorRecord.Of(db, viewer, clock.Today(), stop);
        if (record.Parts.Count == 0 || !key.IsThere)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var payload = record.Print(key, site.To("/"), clock.Today()).ToJson();
        return Results.File(RecordFile.Make(payload, key), "application/zip", "mentor-record.zip");
    }

    public static IResult PublicKey(RecordKey key) =>
        key.IsThere ? Results.Text(key.PublicPem, "application/x-pem-file") : Results.NotFound();
}
