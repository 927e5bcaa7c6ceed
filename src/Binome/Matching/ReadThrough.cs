using System.Globalization;
using System.Security.Cryptography;
using Binome.People;
using Binome.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Binome.Matching;

/// <summary>That somebody has had every page of the pairs to read before them: each page gives the key of the next, and the last the key of the approval.</summary>
internal sealed class ReadThrough(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("binome.matching.read");

    /// <summary>The key that shows that this reader saw pages 1 to <paramref name="page"/> of the board after this edit.</summary>
    public string Key(Id<Run> run, int edit, int page, Viewer reader) => _protector.Protect(Text(run, edit, page, reader));

    public bool Shows(string? key, Id<Run> run, int edit, int page, Viewer reader)
    {
        try
        {
            return key is not null && _protector.Unprotect(key) == Text(run, edit, page, reader);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Text(Id<Run> run, int edit, int page, Viewer reader) =>
        string.Create(CultureInfo.InvariantCulture, $"{run} {edit} {page} {reader.Account}");
}
