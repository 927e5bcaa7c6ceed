using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Registers the page on which managers try their own programme.</summary>
internal static class RehearsalSetup
{
    /// <param name="make">What `serve` builds, on a folder.</param>
    public static void AddRehearsal(this IServiceCollection services, MakeApp make) =>
        services
            .AddSingleton(make)
            .AddScoped<AskRehearsal>()
            .AddScoped<IHandle, PlayRehearsal>()
            .AddScoped<IReact<DataAsked>, OwnRehearsals>()
            .AddScoped<IReact<PersonErased>, OwnRehearsals>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnRehearsals>()
            .AddSingleton(new ProgrammeTab("/rehearsal", "rehearsal.tab", 75, RoleKind.Manager));

    public static void MapRehearsal(this IEndpointRouteBuilder app) =>
        app.MapGet("/programmes/{programme:guid}/rehearsal/state", State).RequireAuthorization();

    /// <summary>Two statements: asked every few seconds by an open page.</summary>
    private static async Task<IResult> State(Guid programme, BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        var id = new Id<Programme>(programme);
        if (!await db.LedBy(viewer).AnyAsync(p => p.Id == id, stop))
            return Results.NotFound();
        var last = await db
            .Rehearsals.Where(r => r.ProgrammeId == id)
            .OrderByDescending(r => r.AskedAt)
            .Select(r => new { r.State, r.Progress })
            .FirstOrDefaultAsync(stop);
        return Results.Json(new { state = last?.State.ToString(), progress = last?.Progress ?? 0 });
    }
}
