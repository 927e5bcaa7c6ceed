using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>Every page in a real browser: nothing in the console, nothing for axe, no scrolling sideways; pictures in artifacts/screens.</summary>
public sealed class PagesTests(Chrome chrome) : IClassFixture<Chrome>
{
    public static TheoryData<string> Five => [.. Look.Five.Select(look => look.ToString())];

    public static TheoryData<string, Role> Sixteen =>
        [.. from look in Look.All from role in Enum.GetValues<Role>() select (look.ToString(), role)];

    [Fact]
    public void Five_looks_hold_every_pair_of_values_of_the_sixteen()
    {
        Assert.Equal(16, Look.All.Distinct().Count());
        Assert.Equal(24, Look.Pairs(Look.All).Count);
        Assert.Equal(Look.Pairs(Look.All), Look.Pairs(Look.Five));
    }

    [Theory, MemberData(nameof(Five))]
    public Task As_an_administrator(string look) => Look_at(look, Role.Administrator, Store.Sqlite);

    /// <summary>The rest of the sixteen, for everybody, is in bin/soak.</summary>
    [Theory]
    [InlineData(Role.Manager, 0)]
    [InlineData(Role.Manager, 3)]
    [InlineData(Role.Mentee, 1)]
    [InlineData(Role.Mentor, 2)]
    [InlineData(Role.SealedCoordinator, 4)]
    public Task As_who_has_a_part(Role role, int look) => Look_at(Look.Five[look].ToString(), role, Store.Sqlite);

    [Theory, MemberData(nameof(Sixteen)), Trait("Category", "soak")]
    public async Task In_every_look_as_everybody(string look, Role role)
    {
        await Look_at(look, role, Store.Sqlite);
        await Look_at(look, role, Store.Postgres);
    }

    private async Task Look_at(string look, Role role, Store store)
    {
        await using var furnished = await Furnished.Make(store, "Development");
        var wrong = await new Sweep(chrome, furnished, Look.Parse(look), role).Run();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
