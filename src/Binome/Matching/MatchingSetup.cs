using Binome.Accounts;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>Registers the page that pairs two lists.</summary>
public static class MatchingSetup
{
    public static void AddMatchingWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddGuard();
        builder.Services.AddSingleton(new NavEntry("/pairing", "matching.nav", Grant.Administrator));
    }
}
