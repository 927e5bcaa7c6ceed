using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>The short address of a call, for a poster: somebody types it from a wall.</summary>
/// <remarks>Eight letters of the random end of the programme's id: no secret, no column, and nothing to keep in step.</remarks>
public static class ShortCall
{
    /// <summary>Crockford's thirty-two: no i, l, o or u to mistake (crockford.com/base32.html).</summary>
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 8;

    public static string PathOf(Id<Programme> programme) => $"/join/{CodeOf(programme)}";

    public static string CodeOf(Id<Programme> programme)
    {
        var bits = 0L;
        foreach (var one in programme.Value.ToByteArray(bigEndian: true)[^5..])
            bits = bits << 8 | one;
        return string.Create(
            Length,
            bits,
            (code, left) =>
            {
                for (var at = Length - 1; at >= 0; at--, left >>= 5)
                    code[at] = Letters[(int)(left & 31)];
            }
        );
    }

    public static void MapEnrolment(this IEndpointRouteBuilder app) => app.MapGet("/join/{code}", Join).RequireAuthorization();

    /// <summary>Leads to the form; where two programmes share a code, or none has it, it does not exist.</summary>
    private static async Task<IResult> Join(string code, BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        var typed = code.Trim().ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');
        var programmes = await db.CallsTo(viewer).Select(p => p.Id).ToListAsync(stop);
        return programmes.Where(p => CodeOf(p) == typed).ToList() is [var only]
            ? Results.LocalRedirect($"/programmes/{only}/enrolment")
            : Results.NotFound();
    }
}
