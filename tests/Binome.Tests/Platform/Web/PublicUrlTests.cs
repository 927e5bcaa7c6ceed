using Binome.Platform.Web;
using Microsoft.Extensions.Configuration;

namespace Binome.Tests.Platform.Web;

public sealed class PublicUrlTests
{
    [Theory]
    [InlineData("https://a.example", "https://a.example/sign-in")]
    [InlineData("https://a.example:8443/", "https://a.example:8443/sign-in")]
    public void A_link_is_below_the_host(string set, string link) => Assert.Equal(link, From(set).To("/sign-in"));

    /// <summary>Every link of every mail would have led elsewhere.</summary>
    [Theory]
    [InlineData("https://a.example/binome")]
    [InlineData("https://a.example/?x=1")]
    [InlineData("https://a.example/#x")]
    public void An_address_with_a_path_is_refused_at_start(string set)
    {
        var refused = Assert.Throws<IOException>(() => From(set));
        Assert.EndsWith("at the root of a host, as https://a.example", refused.Message, StringComparison.Ordinal);
    }

    private static PublicUrl From(string set) =>
        PublicUrl.From(new ConfigurationBuilder().AddInMemoryCollection([new("Binome:PublicUrl", set)]).Build(), "http://localhost:5080");
}
