using System.Net.Mail;

namespace Binome.Accounts;

/// <summary>Whether a text can be somebody's address.</summary>
internal static class Email
{
    public static bool IsValid(string? text) =>
        text is { Length: > 2 and <= 254 }
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text.Trim()
        && !text.Any(char.IsControl);
}
