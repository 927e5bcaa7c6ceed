using System.Net;

namespace Binome.Tests.Home;

public sealed class ErasedTests
{
    [Fact]
    public async Task Strangers_read_that_it_is_done()
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await world.Visitor().Get("/account/erased");
        Assert.Equal((HttpStatusCode.OK, "It is done"), (page.Status, page.Heading));
    }
}
