using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Enrolment;

public sealed class PosterTests
{
    [Theory, BothDatabases]
    public async Task It_says_what_it_is_for_and_where_to_go(Store store)
    {
        await using var wave = await Wave.Make(store);
        var page = await (await wave.World.SignedIn(Manager)).Get($"/programmes/{wave.Programme.Id}/poster");
        Assert.Equal("Wave", page.Heading);
        Assert.Contains("Ten weeks to learn from each other.", page.Text, StringComparison.Ordinal);
        var address = page.Document.QuerySelector(".poster-link")!.TextContent.Trim();
        Assert.Matches("^binome\\.example/join/[0-9a-z]{8}$", address);
        IsFoundByACamera(page.Document.QuerySelector("svg.qr")!);

        // Typed from the wall, with the letters that people mistake.
        var typed = address["binome.example".Length..].Replace('0', 'O').Replace('1', 'l');
        var bob = await wave.World.SignedIn(Bob);
        Assert.Equal(wave.Form, (await bob.Get(typed)).Path);
        var stranger = await wave.World.Visitor().Get(typed);
        Assert.StartsWith("/sign-in?back=%2F", stranger.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Get("/join/00000000")).Status);
    }

    /// <summary>As the standard draws it, on a white edge of four modules: the three squares by which a camera finds it.</summary>
    private static void IsFoundByACamera(AngleSharp.Dom.IElement square)
    {
        var side = int.Parse(square.GetAttribute("viewBox")!.Split(' ')[2], CultureInfo.InvariantCulture);
        var black = new HashSet<(int, int)>();
        foreach (Match run in Regex.Matches(square.QuerySelector("path")!.GetAttribute("d")!, @"M(\d+) (\d+)h(\d+)v1H"))
        {
            var (x, y, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var at = 0; at < length; at++)
                black.Add((x + at, y));
        }
        Assert.DoesNotContain(black, m => m.Item1 < 4 || m.Item2 < 4 || m.Item1 >= side - 4 || m.Item2 >= side - 4);
        foreach (var (left, top) in new[] { (4, 4), (side - 11, 4), (4, side - 11) })
        foreach (var (x, y) in from x in Enumerable.Range(0, 7) from y in Enumerable.Range(0, 7) select (x, y))
        {
            var ring = Math.Max(Math.Abs(x - 3), Math.Abs(y - 3));
            Assert.Equal(ring != 2, black.Contains((left + x, top + y)));
        }
    }

    private static int Number(Match run, int group) => int.Parse(run.Groups[group].Value, CultureInfo.InvariantCulture);
}
