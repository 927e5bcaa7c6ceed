using Binome.Accounts;
using Binome.Assistants;
using Binome.Counts;
using Binome.Demo;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Home;
using Binome.Insights;
using Binome.Library;
using Binome.Matching;
using Binome.Notes;
using Binome.Offers;
using Binome.Pairings;
using Binome.Peers;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Platform.Ui;
using Binome.Platform.Web;
using Binome.Programmes;
using Binome.Protection;
using Binome.Readiness;
using Binome.Records;
using Binome.Rehearsal;
using Binome.Selection;
using Binome.Sessions;
using Binome.Stories;

namespace Binome;

/// <summary>The web application, floor by floor.</summary>
internal static class WebApp
{
    /// <summary>The same on a folder of its own, for invented people.</summary>
    internal static Task<WebApplication> Rehearse(
        string folder,
        Action<WebApplicationBuilder> change,
        Action<IServiceCollection> replace,
        CancellationToken stop
    ) => Build(Serve.DefaultUrls, folder, stop, change, replace, "Production");

    /// <param name="change">Settings, before anything is registered: tests give theirs.</param>
    /// <param name="replace">Services, after everything is registered: tests move the clock and drain the outbox themselves.</param>
    internal static async Task<WebApplication> Build(
        string urls,
        string? folder,
        CancellationToken stop,
        Action<WebApplicationBuilder>? change = null,
        Action<IServiceCollection>? replace = null,
        string? environment = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment }
        );
        builder.WebHost.UseUrls(urls);
        change?.Invoke(builder);
        var store = DataStore.From(builder.Configuration, folder);
        builder.Services.AddPlatform(builder.Configuration, store).AddSingleton(PublicUrl.From(builder.Configuration, urls));
        builder.AddPlatformWeb();
        builder.AddPeopleWeb();
        builder.AddAccountsWeb();
        builder.AddProgrammesWeb();
        builder.AddEnrolmentWeb();
        builder.Services.AddLibrary();
        builder.AddSelectionWeb();
        builder.AddReadinessWeb();
        builder.Services.AddOffers();
        builder.AddPairingsWeb();
        builder.AddPeersWeb();
        builder.AddProtectionWeb();
        builder.AddMatchingWeb();
        builder.AddSessionsWeb();
        builder.Services.AddCalendars();
        builder.AddAssistantsWeb();
        builder.Services.AddCounts();
        builder.AddNotesWeb();
        builder.AddEvaluationsWeb();
        builder.Services.AddStories();
        builder.Services.AddRecords();
        builder.Services.AddInsights();
        builder.Services.AddHome();
        builder.Services.AddRehearsal(Rehearse);
        builder.AddDemo();

        replace?.Invoke(builder.Services);

        await Migration.Run(store, stop); // after the settings were read: a wrong one changes nothing
        var app = builder.Build();
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseRelativeRedirects();
        app.UseCulture();
        app.UseTrouble();
        app.UseHead();
        app.UseRateLimiter();
        app.UseRouting();
        app.UseUploadLimit();
        app.UseAuthentication();
        app.UseOwnLanguage();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapUi();
        app.MapEnrolment();
        app.MapMatching();
        app.MapCalendars();
        app.MapPairings();
        app.MapRecords();
        app.MapInsights();
        app.MapHome();
        app.MapRehearsal();
        app.MapRazorComponents<App>();
        return app;
    }
}
