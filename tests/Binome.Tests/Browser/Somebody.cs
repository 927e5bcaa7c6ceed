using System.Diagnostics;
using System.Text.RegularExpressions;
using Binome.Platform;
using Microsoft.Playwright;

namespace Binome.Tests.Browser;

/// <summary>Somebody at a browser of their own: they follow, press and fill in what the page says in their language; every page they come to is looked at.</summary>
internal sealed partial class Somebody : IAsyncDisposable
{
    private readonly IBrowserContext reader;
    private readonly World world;
    private readonly Look look;
    private readonly Album album;
    private readonly List<string> wrong = [];

    private Somebody(IBrowserContext reader, IPage page, World world, Look look, Album album, string email)
    {
        (this.reader, Page, this.world, this.look, this.album, Email) = (reader, page, world, look, album, email);
        page.Console += (_, said) =>
        {
            // A browser reports a form that came back with what is wrong as an error; that is what was asked for.
            if (said.Type is "error" or "warning" && !said.Text.Contains("status of 422", StringComparison.Ordinal))
                wrong.Add($"console {said.Type}: {said.Text}");
        };
        page.PageError += (_, error) => wrong.Add($"script: {error}");
    }

    public IPage Page { get; }
    public string Email { get; }

    /// <summary>Pages that were loaded; an answer put in place by our script is none.</summary>
    public int Loads { get; private set; }

    /// <summary>Links followed, buttons pressed, answers touched.</summary>
    public int Clicks { get; private set; }

    /// <summary>Whether this browser ever signed in.</summary>
    public async Task<bool> IsSignedIn() => (await reader.CookiesAsync()).Any(c => c.Name == "__Host-binome");

    public static async Task<Somebody> Sit(Chrome chrome, World world, Look look, Album album, string email)
    {
        var reader = await chrome.Reader(world, look);
        var page = await reader.NewPageAsync();
        var somebody = new Somebody(reader, page, world, look, album, email);
        page.Load += (_, _) => somebody.Loads++;
        return somebody;
    }

    public string Say(string key, params object?[] args) => Words.In(look.Language, () => Words.Get(key, args));

    public string Count(string key, long count, params object?[] args) => Words.In(look.Language, () => Words.Count(key, count, args));

    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await LookAround();
    }

    public Task Follow(string text) => Leave(() => Page.GetByRole(AriaRole.Link, new() { Name = text, Exact = true }).First.ClickAsync());

    public Task Press(string text) => Leave(() => Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true }).ClickAsync());

    /// <summary>The same of what stands on every line, named after its line for those who hear it.</summary>
    public Task Follow(string text, string which) => Leave(() => Of(AriaRole.Link, text, which).ClickAsync());

    public Task Press(string text, string which) => Leave(() => Of(AriaRole.Button, text, which).ClickAsync());

    private ILocator Of(AriaRole role, string text, string which) =>
        Page.GetByRole(role, new() { Name = text }).Filter(new() { HasText = which });

    public Task Fill(string name, string value) =>
        Page.Locator($"input[name='{name}']:not([type=hidden]), textarea[name='{name}']").First.FillAsync(value);

    /// <summary>Touches a line, a chip or a number of a scale.</summary>
    public Task Touch(string name, string value)
    {
        Clicks++;
        return Page.Locator($"label:has(input[name='{name}'][value='{value}'])").First.ClickAsync();
    }

    public Task Choose(string name, params FilePayload[] files) => Page.Locator($"input[name='{name}']").SetInputFilesAsync(files);

    /// <summary>Waits until the page says it: what another did arrives by itself where scripts run.</summary>
    public Task Reads(string text) => Page.GetByText(text).First.WaitForAsync();

    public async Task Says(string text) =>
        Assert.Contains(Plain(text), Plain(await Page.InnerTextAsync("body")), StringComparison.OrdinalIgnoreCase);

    public async Task SaysNot(string text) =>
        Assert.DoesNotContain(Plain(text), Plain(await Page.InnerTextAsync("body")), StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the mail that brought them such a link, and follows it.</summary>
    public async Task FollowMail(string link)
    {
        await world.Drain();
        await Open("/mailbox");
        var mine = Page.Locator("section.band").Filter(new() { HasText = Email });
        await Leave(() => mine.Locator($"a[href*='{link}']").First.ClickAsync());
    }

    /// <summary>Comes by the link of a mail, is asked who they are, signs in by the link of a second mail, and is led where the first one pointed.</summary>
    public async Task Come(string link)
    {
        await FollowMail(link);
        var asked = new Uri(Page.Url).Query;
        await Fill("email", Email);
        await Press(Say("accounts.signIn.send"));
        await FollowMail("/sign-in/");
        await Press(Say("accounts.enter.button"));
        Assert.Contains(link, new Uri(Page.Url).PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(link), asked, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The worker does its part; with scripts the board comes by itself, without them whoever waits looks again.</summary>
    public async Task Calculated()
    {
        await world.Drain();
        if (!look.Scripts)
            await Open(new Uri(Page.Url).AbsolutePath);
        await Page.Locator("[data-board]").WaitForAsync();
        await LookAround();
    }

    /// <summary>Opens what is folded away.</summary>
    public Task Unfold(string summary) => Page.Locator("summary", new() { HasTextString = summary }).First.ClickAsync();

    /// <summary>Home, by the name at the head of every page.</summary>
    public Task GoHome() => Leave(() => Page.ClickAsync("a.brand"));

    /// <summary>Does what leads to another page, and looks at that one.</summary>
    public async Task Leave(Func<Task> act)
    {
        Clicks++;
        await Page.EvaluateAsync("() => { document.documentElement.dataset.left = 'yes' }");
        await act();
        for (var since = Stopwatch.StartNew(); !await IsThere(); await Task.Delay(20))
            Assert.True(since.Elapsed < Chrome.Patience, $"{Email} stays on {Page.Url}");
        await LookAround();
    }

    /// <summary>What a reader would be ashamed of: a page that scrolls sideways, an error page, words in the console.</summary>
    public async Task LookAround()
    {
        var picture = album.Next($"{Email.Split('@')[0]}-{Walk.FileName(IdsOut().Replace(new Uri(Page.Url).AbsolutePath, ""))}");
        await Chrome.Picture(Page, picture);
        var room = await Page.EvaluateAsync<int[]>(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth, document.querySelectorAll('h1').length]"
        );
        Assert.True(room[0] <= room[1], $"{Email} {Page.Url} scrolls sideways: {room[0]} px in {room[1]} px");
        Assert.True(room[2] == 1, $"{Email} {Page.Url} has {room[2]} headings of the first level");
        Assert.True(wrong.Count == 0, $"{Email} {Page.Url}: {string.Join(" | ", wrong)}");
    }

    /// <summary>What stands on the screen from the top of the page on, for README.md.</summary>
    public async Task Picture(string name)
    {
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Page.ScreenshotAsync(new() { Path = album.Named(name) });
    }

    private async Task<bool> IsThere()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("() => !document.documentElement.dataset.left && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            return false; // between two documents
        }
    }

    /// <summary>Blanks of every width are one.</summary>
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex("/[0-9a-f-]{36}|(?<=/(sign-in|answers|evaluations|self-assessments)/).{20,}")]
    private static partial Regex IdsOut();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    public ValueTask DisposeAsync() => reader.DisposeAsync();
}

/// <summary>The pictures of one way through the product, in the order in which they were taken.</summary>
internal sealed class Album(string name)
{
    private readonly string folder = Outputs.Folder("screens", name);
    private int number;

    public string Named(string what) => Path.Combine(folder, $"{what}.png");

    public string Next(string what) => Path.Combine(folder, $"{Interlocked.Increment(ref number):00}-{what}.png");
}
