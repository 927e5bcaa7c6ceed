using Binome.Programmes;

namespace Binome.Insights;

/// <summary>Registers what is read of a programme as a whole.</summary>
public static class InsightsSetup
{
    public static void AddInsights(this IServiceCollection services) =>
        services
            .AddSingleton(new ProgrammeTab("/overview", "insights.tab", 5, RoleKind.Manager, RoleKind.Coordinator))
            .AddSingleton(new ProgrammeTab("/report", "insights.report.tab", 66, RoleKind.Manager, RoleKind.Sponsor));
}
