using System.Text.Encodings.Web;
using System.Text.Unicode;
using Binome.Platform.Audit;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Binome.Platform.Storage;
using Binome.Platform.Ui;
using Binome.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http.Features;

namespace Binome.Platform;

/// <summary>Registers the plumbing.</summary>
public static class PlatformSetup
{
    /// <summary>What commands and the web share: the database, the clock, the outbox, the journal.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration settings, DataStore store)
    {
        store.AddTo(services);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Lots>();
        services.AddSingleton<Ids>();
        services.AddSingleton(MailSettings.Read(settings));
        services.AddScoped<Consequences>();
        services.AddScoped<Journal>();
        services.AddScoped<Post>();
        return services;
    }

    /// <summary>What only the web needs.</summary>
    public static void AddPlatformWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddScoped<IHandle, SendLetter>();
        services.AddScoped<IHandle, Daily>();
        services.AddScoped<ITidy, TidyForms>();
        services.AddSingleton<Handlers>();
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService(s => s.GetRequiredService<OutboxWorker>());
        services.AddSingleton<IXmlRepository, SignatureKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, repository) => keys.XmlRepository = repository);
        services.AddDataProtection().SetApplicationName("binome");
        services.AddSingleton<SignedLinks>();
        services.AddExceptionHandler<Trouble>();
        services.AddHttpContextAccessor();
        services.AddScoped<Looks>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // or é becomes &#xE9;
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "binome-form";
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = Upload.MostBytes);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Upload.MostTypedBytes; // pages that take files raise it
        });
        services.AddRazorComponents();
        builder.AddLogs();
    }
}
