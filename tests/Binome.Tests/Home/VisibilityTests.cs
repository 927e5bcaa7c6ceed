using Binome.Home;
using Binome.Tests.Platform.Ui;

namespace Binome.Tests.Home;

public sealed class VisibilityTests
{
    [Theory]
    [InlineData("en", "Your name, job, unit and city")]
    [InlineData("fr", "Votre nom, votre métier, votre unité et votre ville")]
    public async Task Everyone_can_read_who_reads_what(string language, string first)
    {
        var page = await new Rendered { Language = language }.As<VisibilityPage>();

        Assert.Equal(first, page.Texts("tbody th")[0]);
        Assert.Equal(11, page.QuerySelectorAll("tbody td").Length);
        Assert.True(typeof(VisibilityPage).IsDefined(typeof(Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute), false));
    }
}
