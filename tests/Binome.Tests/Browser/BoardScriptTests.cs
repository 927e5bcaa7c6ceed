using Binome.Platform;
using Binome.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Binome.Tests.Browser;

/// <summary>The board's script in a real browser: what it adds to the forms, and what is left when it cannot.</summary>
public sealed class BoardScriptTests(Chrome chrome) : IClassFixture<Chrome>
{
    private static readonly Look Scripted = new("en", Dark: false, 1280, Scripts: true);

    [Fact]
    public async Task An_edit_is_answered_without_a_page_load_and_its_reader_is_brought_to_the_news()
    {
        await using var made = await BoardWorld.Make(Store.Sqlite);
        await made.Calculated("en");
        await using var reader = await chrome.Reader(made.World, Scripted);
        var page = await Board(made, reader);
        await Mark(page);
        await First(page, "Forbid").ClickAsync();
        await page.Locator("#news").WaitForAsync();
        Assert.True(await IsMarked(page), "the page was loaded anew");
        Assert.Equal("news", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Contains("edit=1", page.Url, StringComparison.Ordinal);
        Assert.StartsWith("Kept apart", (await page.Locator("[role=status].sr").InnerTextAsync()).Trim(), StringComparison.Ordinal);
        Assert.Equal("cell", await page.Locator(".aside table.cards td").First.GetAttributeAsync("role"));

        // A refusal too: the same pair again, from a board that does not know it yet.
        await page.EvaluateAsync("() => { document.querySelector(\".pairs button[value^='Lock']\").value = 'Lock:p999:p999' }");
        await First(page, "Lock").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        Assert.True(await IsMarked(page), "the page was loaded anew");
        Assert.Contains(
            "alert",
            await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('role')"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_another_manager_decides_arrives_by_itself_and_moves_nobody()
    {
        await using var made = await BoardWorld.Make(Store.Postgres);
        await made.Calculated("en");
        await using var one = await chrome.Reader(made.World, Scripted);
        await using var node = await made.World.Beside();
        await using var two = await chrome.Reader(node, Scripted);
        var (here, there) = (await Board(made, one), await Board(made, two, node));
        await Mark(here);
        await First(here, "Lock").FocusAsync();
        var held = await here.EvaluateAsync<string>("() => document.activeElement.value");
        await there.Locator(".pairs > li").Nth(1).Locator("button[value^='Lock']").First.ClickAsync();
        await there.Locator("#news").WaitForAsync();
        await here.Locator("[role=status].sr", new() { HasText = "The board was changed elsewhere" })
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(1, await here.GetByText("Locked by you").CountAsync());
        Assert.True(await IsMarked(here), "the page was loaded anew");
        Assert.Equal(held, await here.EvaluateAsync<string>("() => document.activeElement.value"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_and_the_button_pressed_again_goes_the_plain_way_once()
    {
        await using var made = await BoardWorld.Make(Store.Sqlite);
        await made.Calculated("en");
        await using var reader = await chrome.Reader(made.World, Scripted);
        var page = await Board(made, reader);
        // The first answer is lost on its way back, the worst that can happen: the edit is kept, and nobody knows.
        await page.RouteAsync(
            "**/board**",
            async route =>
            {
                if (route.Request.ResourceType != "fetch")
                    await route.ContinueAsync();
                else
                {
                    if (route.Request.Method == "POST")
                        await route.FetchAsync();
                    await route.AbortAsync();
                }
            }
        );
        await Mark(page);
        await First(page, "Lock").ClickAsync();
        var notice = page.Locator("#away");
        await notice.WaitForAsync();
        Assert.Contains("did not answer", await notice.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("away", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.True(await IsMarked(page));
        await First(page, "Lock").ClickAsync();
        await page.Locator("#news").WaitForAsync();
        Assert.False(await IsMarked(page), "it went by script again");
        await using var db = made.World.Database.Open();
        Assert.Single(await db.BoardEdits.ToListAsync()); // the form's key made one effect of both
    }

    [Fact]
    public async Task While_nothing_answers_the_board_says_so_and_takes_it_back()
    {
        await using var made = await BoardWorld.Make(Store.Sqlite);
        await made.Calculated("en");
        await using var reader = await chrome.Reader(made.World, Scripted);
        var page = await Board(made, reader);
        await reader.SetOfflineAsync(true);
        await page.Locator("#away").WaitForAsync();
        Assert.Contains("does not answer at the moment", await page.Locator("#away").InnerTextAsync(), StringComparison.Ordinal);
        await reader.SetOfflineAsync(false);
        await page.Locator("#away").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await using (var db = made.World.Database.Open())
            await db.Logins.ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, made.World.Clock.Now()));
        await page.WaitForURLAsync("**/sign-in?back=**"); // signed out elsewhere: the board does not stand there as if nothing were
    }

    private static async Task<IPage> Board(BoardWorld made, IBrowserContext reader, World? node = null)
    {
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/sign-in/{await (node ?? made.World).Link(BoardWorld.Manager)}");
        await page.ClickAsync("main form button");
        await page.GotoAsync(made.Board);
        return page;
    }

    private static ILocator First(IPage page, string edit) => page.Locator($".pairs > li button[value^='{edit}:']").First;

    private static Task Mark(IPage page) => page.EvaluateAsync("() => { window.isMarked = true }");

    /// <summary>A page load forgets it.</summary>
    private static Task<bool> IsMarked(IPage page) => page.EvaluateAsync<bool>("() => window.isMarked === true");
}
