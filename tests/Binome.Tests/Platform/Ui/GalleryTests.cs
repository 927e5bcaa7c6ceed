using Binome.Platform.Ui;

namespace Binome.Tests.Platform.Ui;

public sealed class GalleryTests
{
    [Fact]
    public async Task Outside_development_the_gallery_is_not_there()
    {
        var missing = 0;
        var page = await new Rendered { Environment = "Production", NotFound = () => missing++ }.As<Gallery>();

        Assert.Equal(1, missing);
        Assert.Equal("", page.TextContent.Trim());
    }
}
