using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Binome.Accounts;

/// <summary>Registers sign-in, roles and the request's viewer.</summary>
public static class AccountsSetup
{
    /// <summary>The policy of pages that only administrators may know of.</summary>
    public const string Administrators = Viewer.Administrators;

    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services
            .AddScoped<IReact<DirectoryImported>, Leavers>()
            .AddScoped<IReact<PeopleLeft>, Leavers>()
            .AddScoped<IReact<DataAsked>, OwnData>()
            .AddScoped<IReact<PersonErased>, OwnData>()
            .AddScoped<ChangeProfile>()
            .AddScoped<SignInLinks>()
            .AddScoped<Grants>()
            .AddScoped<SignIn>()
            .AddScoped<SignOut>()
            .AddScoped<RequestSignIn>();

    public static void AddAccountsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddAccounts();
        services.AddScoped<IHandle, SendSignInLink>();
        services.AddScoped<ITidy, TidyLogins>();
        services.AddScoped<IReact<LanguageChosen>, OwnLanguage>();
        services.AddSignInLimit();
        services.AddScoped<TestMail>();
        services.AddScoped<RetryOutbox>();
        services.AddSingleton(new NavEntry("/admin", "accounts.admin.nav", Grant.Administrator, Order: 9));
        services.AddScoped<Cookie>();
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Viewer>() ?? Viewer.Stranger);
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "__Host-binome";
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail must arrive signed in
                cookie.ExpireTimeSpan = Login.Lifetime;
                cookie.SlidingExpiration = false; // the login's row says when it ends
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "back";
                cookie.EventsType = typeof(Cookie);
            });
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, policy => policy.RequireRole(Grant.Administrator));
    }
}
