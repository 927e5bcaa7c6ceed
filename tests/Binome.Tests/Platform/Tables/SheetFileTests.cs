using Binome.Platform.Tables;

namespace Binome.Tests.Platform.Tables;

public sealed class SheetFileTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"\r\n")]
    [InlineData("+1", "'+1\r\n")]
    [InlineData("-1", "'-1\r\n")]
    [InlineData("@SUM(A1)", "'@SUM(A1)\r\n")]
    [InlineData("\t=1", "\"'\t=1\"\r\n")]
    [InlineData("＝1", "'＝1\r\n")]
    [InlineData("Zoë, or not", "\"Zoë, or not\"\r\n")]
    [InlineData("a\nb", "\"a\nb\"\r\n")]
    public void A_cell_is_text_whatever_it_looks_like(string cell, string line) => Assert.Equal(line, SheetFile.Line(cell));
}
