using Binome.Rehearsal;

namespace Binome.Tests.Rehearsal;

/// <summary>What counts as naming somebody: their name as words of its own.</summary>
public sealed class SealedNamesTests
{
    [Theory]
    [InlineData("Bonjour Anne Petit,", true)]
    [InlineData("anne petit", true)]
    [InlineData("Marie-Anne Petit a accepté. Anne Petit aussi.", true)]
    [InlineData("Marie-Anne Petit a accepté.", false)]
    [InlineData("Anne Petit-Roux a accepté.", false)]
    [InlineData("Suzanne Petit, Anne Petitjean", false)]
    [InlineData("", false)]
    public void A_name_within_another_name_is_not_that_name(string text, bool has) =>
        Assert.Equal(has, SealedNames.Has(text, "Anne Petit"));
}
