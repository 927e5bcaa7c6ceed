using Binome.Accounts;
using Binome.Matching.Lists;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Matching;

/// <summary>Registers the page that pairs two lists, and the runs and boards of programmes.</summary>
public static class MatchingSetup
{
    public static IServiceCollection AddMatching(this IServiceCollection services) =>
        services.AddScoped<IReact<ProgrammeForgotten>, ForgetRuns>();

    public static void AddMatchingWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddMatching();
        services.AddGuard();
        services.AddSingleton(new NavEntry("/pairing", "matching.nav", Grant.Administrator));
        services.AddSingleton(new ProgrammeTab("/board", "matching.tab", 40, RoleKind.Manager));
        services.AddSingleton<Boards>();
        services.AddSingleton<ReadThrough>();
        services.AddScoped<StartRun>();
        services.AddScoped<EditBoard>();
        services.AddScoped<ApproveRun>();
        services.AddScoped<IHandle, MakeRun>();
        services.AddScoped<IHandle, KeepRecord>();
        services.AddScoped<ReadLists>().AddScoped<ApplyLists>();
        services.AddSingleton(new ProgrammeTab("/rules", "matching.rulesPage.tab", 70, RoleKind.Manager));
    }
}
