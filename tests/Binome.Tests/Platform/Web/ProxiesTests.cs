using System.Net;
using Binome.Accounts;
using Binome.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Platform.Web;

/// <summary>Behind a proxy that ends HTTPS: what readers are led to, whom the limit of sign-ins counts, what the log keeps to itself.</summary>
public sealed class ProxiesTests
{
    [Fact]
    public async Task Whoever_is_led_on_is_told_no_address_of_ours()
    {
        await using var world = await World.Start(Store.Sqlite);
        await Employ(world, Ann);
        var visitor = world.Visitor();
        var form = (await visitor.Get("/sign-in")).Document.Forms[0];
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Append(new("email", Ann));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Forwarded-Proto", "https");
        var answer = await visitor.Answer(request);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/sign-in/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var closed = await world.Visitor().Answer(new(HttpMethod.Get, "/programmes"));
        Assert.StartsWith("/sign-in?back=", closed.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.0/8", 0)]
    [InlineData(null, 2)]
    public async Task Each_reader_behind_a_named_proxy_has_a_limit_of_their_own(string? proxies, int refused)
    {
        await using var world = await World.Start(Store.Sqlite, change: builder => builder.Configuration["Binome:Proxies"] = proxies);
        var visitor = world.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < SignInLimit.MostPerMinute + 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("email", Ann)]),
            };
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{i}");
            statuses.Add((await visitor.Answer(request)).StatusCode);
        }
        Assert.Equal(refused, statuses.Count(s => s == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_refused_in_words()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            World.Start(Store.Sqlite, change: builder => builder.Configuration["Binome:Proxies"] = "proxy.example")
        );
        Assert.Equal("platform.proxies.bad", refused.Key);
    }

    [Fact]
    public async Task Addresses_of_requests_are_not_logged_where_no_setting_says_so()
    {
        await using var world = await World.Start(Store.Sqlite, "Production");
        var settings = world.Services.GetRequiredService<IConfiguration>();
        Assert.Equal(
            ("Warning", "None"),
            (settings["Logging:LogLevel:Microsoft"], settings["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics"])
        );
    }
}
