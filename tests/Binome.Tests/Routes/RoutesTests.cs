using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Routes;

public sealed class RoutesTests
{
    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        var mapped = Mapped(furnished.World).Where(r => !IsPostToPage(r, furnished.World)).Order().ToArray();
        var rows = Routes.All.Select(r => r.Pattern).Order().ToArray();
        Assert.Equal(rows.Distinct(), rows);
        Assert.True(
            mapped.SequenceEqual(rows),
            $"Without a row: {Join(mapped.Except(rows))}\nWithout a route: {Join(rows.Except(mapped))}"
        );
    }

    [Theory, BothDatabases]
    public async Task Everybody_gets_what_the_table_says(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await furnished.As(role);
            foreach (var route in Routes.All)
            {
                using var answer = await Ask(visitor, route.Method, await furnished.Fill(route.Address));
                if (await Read(answer, route.Method) is var got && got != route.For(role).ToString())
                    wrong.Add($"{route.Pattern} as {role}: {route.For(role)} in the table, got {got}");
            }
        }
        Assert.True(wrong.Count == 0, Join(wrong));
    }

    /// <summary>A post without its page's hidden key is stale to whoever sees the page; nobody else learns more than by asking for it.</summary>
    [Theory, BothDatabases]
    public async Task A_post_to_a_page_reaches_nobody_more_than_the_page(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var pages = Mapped(furnished.World).Where(r => IsPostToPage(r, furnished.World)).Select(r => "GET " + r.Split(' ')[1]).ToHashSet();
        Assert.NotEmpty(pages);
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await furnished.As(role);
            foreach (var route in Routes.All.Where(r => pages.Contains(r.Pattern)))
            {
                using var answer = await Ask(visitor, "POST", await furnished.Fill(route.Address));
                // Before a page decides that it does not exist, the post is already stale: that tells nothing about it.
                var expected = route.For(role) is Gets.Shown or Gets.Data or Gets.Nothing ? Gets.Stale : route.For(role);
                var got = await Read(answer, "POST");
                if (got != expected.ToString() && got != route.For(role).ToString() || got == nameof(Gets.Shown))
                    wrong.Add($"POST {route.Address} as {role}: expected {expected}, got {got}");
            }
        }
        Assert.True(wrong.Count == 0, Join(wrong));
    }

    private static IEnumerable<string> Mapped(World world) =>
        from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    /// <summary>A page's posts share its row.</summary>
    private static bool IsPostToPage(string route, World world) =>
        route.StartsWith("POST ", StringComparison.Ordinal)
        && world
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Any(e =>
                "/" + e.RoutePattern.RawText!.TrimStart('/') == route.Split(' ')[1]
                && e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null
            );

    private static async Task<HttpResponseMessage> Ask(Visitor visitor, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([]);
        return await visitor.Answer(request);
    }

    private static async Task<string> Read(HttpResponseMessage answer, string method)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html" && text.Contains("<h1", StringComparison.Ordinal);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK when isPage => nameof(Gets.Shown),
            HttpStatusCode.OK when method == "HEAD" || text.Length > 0 => nameof(Gets.Data),
            HttpStatusCode.Found or HttpStatusCode.SeeOther => answer.Headers.Location!.ToString() switch
            {
                var to when to.Contains("/sign-in?back=", StringComparison.Ordinal) => nameof(Gets.SignIn),
                ['/', not '/', ..] or "/" => nameof(Gets.SentOn),
                var to => to,
            },
            HttpStatusCode.NotFound when isPage => nameof(Gets.Nothing),
            HttpStatusCode.BadRequest when isPage => nameof(Gets.Stale),
            _ => $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {text.Length} bytes",
        };
    }

    private static string Join(IEnumerable<string> lines) => string.Join("\n  ", lines);
}
