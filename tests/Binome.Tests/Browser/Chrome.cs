using Microsoft.Playwright;

namespace Binome.Tests.Browser;

/// <summary>Debian's Chromium, one process for all tests of a run.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>For one step. Two busy cores are slow, not wrong: what hangs is ended by bin/test.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Switches });
    }

    /// <summary>A reader with an empty profile. Localhost, not 127.0.0.1: there a browser takes Secure cookies without TLS.</summary>
    public async Task<IBrowserContext> Reader(World world, Look look)
    {
        var reader = await browser!.NewContextAsync(
            new()
            {
                BaseURL = world.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
                Locale = look.Language == "fr" ? "fr-FR" : "en-GB",
                ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ViewportSize = new() { Width = look.Width, Height = 800 },
                JavaScriptEnabled = look.Scripts,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        reader.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return reader;
    }

    /// <summary>The whole page as a picture. On two busy cores Chromium's compositor now and then has no frame to give: it is asked again.</summary>
    /// <remarks>Not where BINOME_PICTURES is none: nobody looks at those of .ci/run, and they cost it a minute.</remarks>
    public static async Task Picture(IPage page, string path)
    {
        if (Environment.GetEnvironmentVariable("BINOME_PICTURES") == "none")
            return;
        for (var attempt = 1; ; attempt++)
            try
            {
                await page.ScreenshotAsync(new() { Path = path, FullPage = true });
                return;
            }
            catch (PlaywrightException none) when (attempt < 4 && none.Message.Contains("Unable to capture", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt));
            }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
