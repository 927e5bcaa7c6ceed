using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>Every page in a real browser: nothing in the console, nothing for axe, no scrolling sideways; pictures in artifacts/screens.</summary>
public sealed class PagesTests(Chrome chrome) : IClassFixture<Chrome>
{
    public static TheoryData<string, Role> Sixteen =>
        [.. from look in Look.All from role in Enum.GetValues<Role>() select (look.ToString(), role)];

    [Fact]
    public void Five_looks_hold_every_pair_of_values_of_the_sixteen()
    {
        Assert.Equal(16, Look.All.Distinct().Count());
        Assert.Equal(24, Look.Pairs(Look.All).Count);
        Assert.Equal(Look.Pairs(Look.All), Look.Pairs(Look.Five));
    }

    /// <summary>The rest of the sixteen, for everybody, is in bin/soak; of the five, those in the dark are <see cref="DarkPagesTests"/>, at the same time.</summary>
    // Without scripts a page is opened twice, once of them for axe: those looks go to whoever has few pages.
    [Theory]
    [InlineData(Role.Administrator, 2)]
    [InlineData(Role.Mentor, 0)]
    public Task In_the_light(Role role, int look) => Sweep.Look_at(chrome, Look.Five[look], role, Store.Sqlite);

    [Theory, MemberData(nameof(Sixteen)), Trait("Category", "soak")]
    public async Task In_every_look_as_everybody(string look, Role role)
    {
        await Sweep.Look_at(chrome, Look.Parse(look), role, Store.Sqlite);
        await Sweep.Look_at(chrome, Look.Parse(look), role, Store.Postgres);
    }
}

/// <summary>The same in the dark, in a browser of its own.</summary>
public sealed class DarkPagesTests(Chrome chrome) : IClassFixture<Chrome>
{
    [Theory]
    [InlineData(Role.Manager, 3)]
    [InlineData(Role.Coordinator, 4)]
    [InlineData(Role.Mentee, 1)]
    public Task In_the_dark(Role role, int look) => Sweep.Look_at(chrome, Look.Five[look], role, Store.Sqlite);
}
