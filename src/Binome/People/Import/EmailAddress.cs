namespace Binome.People.Import;

/// <summary>Whether a text can be an e-mail address we could write to (RFC 5321 without quoted parts, and with a real domain).</summary>
public static class EmailAddress
{
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at is < 1 or > 64 || text.Length > 254)
            return false;
        return IsDotted(text[..at], "!#$%&'*+/=?^_`{|}~-") && IsDotted(text[(at + 1)..], "-") && text[(at + 1)..].Contains('.');
    }

    private static bool IsDotted(ReadOnlySpan<char> part, ReadOnlySpan<char> also)
    {
        var before = '.';
        foreach (var c in part)
        {
            if (c == '.' ? before == '.' : !char.IsLetterOrDigit(c) && !also.Contains(c))
                return false;
            before = c;
        }
        return before != '.';
    }
}
