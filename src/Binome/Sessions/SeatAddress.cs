using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Sessions;

/// <summary>The address in somebody's calendar and mails: it leads whoever sits there to the session, who books for them to its booking, and to anybody else it does not exist.</summary>
internal static class SeatAddress
{
    public static string PathOf(SessionSeat seat) => PathOf(seat.Uid);

    public static string PathOf(Guid uid) => $"/seats/{uid}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/seats/{seat:guid}", Answer).RequireAuthorization();

    private static async Task<IResult> Answer(
        Guid seat,
        BinomeDb db,
        Viewer viewer,
        IEnumerable<IReact<SeatOpened>> reactions,
        CancellationToken stop
    )
    {
        var own = db.SessionSeats.Where(s => s.Uid == seat && s.PersonId == viewer.Person);
        var session = await db.Sessions.Mine(viewer).SingleOrDefaultAsync(s => own.Any(t => t.SessionId == s.Id), stop);
        if (session is not null)
            return Results.LocalRedirect($"/sessions/{session.Id}");
        var opened = new SeatOpened(seat, viewer);
        foreach (var reaction in reactions)
            await reaction.On(opened, stop);
        return opened.Href is { } href ? Results.LocalRedirect(href) : Results.NotFound();
    }
}
