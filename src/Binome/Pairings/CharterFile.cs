using System.Text;
using Binome.Library;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>The charter as one of a pair signed it, to the byte: whoever hashes the file finds what stands beside their name.</summary>
internal static class CharterFile
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairings/{pairing:guid}/charter.md", Answer).RequireAuthorization();

    private static async Task<IResult> Answer(Guid pairing, BinomeDb db, Viewer viewer, HttpContext http, CancellationToken stop)
    {
        var id = new Id<Pairing>(pairing);
        if (
            await db.Pairings.Mine(db, viewer).AsNoTracking().Where(p => p.Id == id).WithPeople(db).SingleOrDefaultAsync(stop)
            is not { } pair
        )
            return Results.NotFound();
        var me = pair.Mentor.PersonId == viewer.Person ? pair.Mentor : pair.Mentee;
        var charter = await PairCharter.Of(db, pair, me, stop);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(Encoding.UTF8.GetBytes(charter.Source), "text/markdown; charset=utf-8", $"{CharterQueries.Code}.md");
    }
}
