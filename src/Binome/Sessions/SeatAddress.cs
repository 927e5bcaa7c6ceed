using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>The address in somebody's calendar and mails: it leads whoever sits there to the session, and to anybody else it does not exist.</summary>
internal static class SeatAddress
{
    public static string PathOf(SessionSeat seat) => PathOf(seat.Uid);

    public static string PathOf(Guid uid) => $"/seats/{uid}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/seats/{seat:guid}", Answer).RequireAuthorization();

    private static async Task<IResult> Answer(Guid seat, BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        var own = db.SessionSeats.Where(s => s.Uid == seat && s.PersonId == viewer.Person);
        var session = await db.Sessions.Mine(viewer).SingleOrDefaultAsync(s => own.Any(t => t.SessionId == s.Id), stop);
        return session is null ? Results.NotFound() : Results.LocalRedirect($"/sessions/{session.Id}");
    }
}
