using System.Diagnostics;
using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>The square of the poster as a camera has it: a picture of the page, read by a program that knows nothing of ours.</summary>
public sealed class PosterCodeTests(Chrome chrome) : IClassFixture<Chrome>
{
    [Theory]
    [InlineData("en-light-1280")]
    [InlineData("fr-dark-320")]
    public async Task A_reader_of_codes_finds_the_exact_address_in_a_picture_of_the_page(string look)
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Development");
        await using var reader = await chrome.Reader(furnished.World, Look.Parse(look));
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/sign-in/{await furnished.Link(Role.Manager)}");
        await page.ClickAsync("main form button");
        await page.GotoAsync(await furnished.Fill("/programmes/{open}/poster"));
        var picture = Path.Combine(Outputs.Folder("screens", "poster"), $"{look}.png");
        await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        Assert.Equal($"http://binome.example/join/{furnished.Places["join"]}", await Read(picture));
    }

    /// <summary>What Debian's zbarimg finds, one line a code.</summary>
    private static async Task<string> Read(string picture)
    {
        using var zbar = Process.Start(
            new ProcessStartInfo("zbarimg", ["--quiet", "--raw", "--nodbus", picture])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (said, wrong) = (zbar.StandardOutput.ReadToEndAsync(), zbar.StandardError.ReadToEndAsync());
        await zbar.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(zbar.ExitCode == 0, $"zbarimg: {zbar.ExitCode} {await wrong}");
        return (await said).Trim();
    }
}
