using Binome.Tests.Routes;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Binome.Tests.Browser;

/// <summary>Looks at every page of a role in one way, and says what is wrong with it.</summary>
internal sealed class Sweep(Chrome chrome, Furnished furnished, Look look, Role role)
{
    private static readonly AxeRunOptions Accessible = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations], // nobody reads which elements are right
    };

    private readonly List<string> wrong = [];
    private readonly string folder = Outputs.Folder("screens", $"{look}-{role}".ToLowerInvariant());

    public static async Task Look_at(Chrome chrome, Look look, Role role, Store store)
    {
        await using var furnished = await Furnished.Make(store, "Development");
        var wrong = await new Sweep(chrome, furnished, look, role).Run();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IReadOnlyList<string>> Run()
    {
        await using var reader = await chrome.Reader(furnished.World, look);
        var page = await reader.NewPageAsync();
        await SignIn(page);
        // Axe is itself a script: without scripts it reads the same page in a second reader, whose copy of our script is empty.
        await using var examiner = look.Scripts ? null : await chrome.Reader(furnished.World, look with { Scripts = true });
        var examined = examiner is null ? page : await examiner.NewPageAsync();
        if (examiner is not null)
        {
            await examiner.RouteAsync("**/binome.js*", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));
            await SignIn(examined);
        }
        foreach (var address in Walk.Of(role))
        {
            await LookAt(page, address);
            if (examiner is not null)
                await examined.GotoAsync(await furnished.Fill(address));
            await Examine(examined, address);
        }
        return wrong;
    }

    private async Task SignIn(IPage page)
    {
        if (role is Role.Stranger)
            return;
        await page.GotoAsync($"/sign-in/{await furnished.Link(role)}");
        await page.ClickAsync("main form button");
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    private async Task LookAt(IPage page, string address)
    {
        void Wrong(string what) => this.Wrong(address, what);
        IResponse? answer = null;
        void Said(object? _, IConsoleMessage message)
        {
            // A browser reports the status of the page itself as an error; that status is what was asked for.
            var itself =
                answer is null or { Ok: false }
                && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !itself)
                Wrong($"console {message.Type}: {message.Text}");
        }
        void Threw(object? _, string error) => Wrong($"script: {error}");
        void Failed(object? _, IRequest request) => Wrong($"request failed: {request.Url} {request.Failure}");
        void Answered(object? _, IResponse response)
        {
            if (response.Request.IsNavigationRequest)
                answer = response;
            else if (!response.Ok)
                Wrong($"{response.Status} for {response.Url}");
        }
        page.Console += Said;
        page.PageError += Threw;
        page.RequestFailed += Failed;
        page.Response += Answered;
        await page.GotoAsync(await furnished.Fill(address), new() { WaitUntil = WaitUntilState.Load });
        await Chrome.Picture(page, Path.Combine(folder, Walk.FileName(address) + ".png"));
        var (wide, room) = (await Measure(page, "scrollWidth"), await Measure(page, "clientWidth"));
        if (wide > room)
            Wrong($"scrolls sideways: {wide} px in {room} px");
        if (answer!.Status >= 500)
            Wrong($"status {answer.Status}");
        page.Console -= Said;
        page.PageError -= Threw;
        page.RequestFailed -= Failed;
        page.Response -= Answered;
    }

    private async Task Examine(IPage page, string address)
    {
        var found = await page.RunAxe(Accessible).WaitAsync(Chrome.Patience);
        foreach (var violation in found.Violations)
            Wrong(
                address,
                $"axe {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => $"{n.Html} {n.Any.FirstOrDefault()?.Message}"))}"
            );
    }

    private void Wrong(string address, string what) => wrong.Add($"{look} {role} {address}: {what}");

    private static Task<int> Measure(IPage page, string what) => page.EvaluateAsync<int>($"() => document.documentElement.{what}");
}
