using Binome.Platform.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Binome.Demo;

/// <summary>Whether everybody here is invented, so that whoever opens it may be any of them.</summary>
internal sealed record DemoMode(bool IsOn);

/// <summary>Registers the page to step into somebody: of use in a demo alone, and nowhere else to be found.</summary>
internal static class DemoSetup
{
    /// <summary>Set by the command `demo`, which serves marked databases alone.</summary>
    public const string Setting = "Binome:Demo";

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var isOn = builder.Configuration.GetValue(Setting, false);
        builder.Services.AddSingleton(new DemoMode(isOn));
        builder.Services.AddScoped<DemoRoles>();
        if (!isOn)
            return;
        builder.Services.AddSingleton(new NavEntry(DemoPage.Address, "demo.nav", Foot: true));
        builder.Services.PostConfigure<CookieAuthenticationOptions>(
            CookieAuthenticationDefaults.AuthenticationScheme,
            cookie => cookie.LoginPath = DemoPage.Address
        );
    }
}
