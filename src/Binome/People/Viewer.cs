using Binome.Platform;

namespace Binome.People;

/// <summary>Who is asking: resolved once per request, the root of every authorized query.</summary>
/// <param name="Account">The account's id; empty for a stranger.</param>
/// <param name="Language">As they chose it for themselves; null leaves it to the browser.</param>
/// <param name="Person">Their row in the directory; an administrator need not have one.</param>
public sealed record Viewer(
    Guid Account,
    Id<Person>? Person,
    string Organisation,
    string Name,
    bool IsAdministrator,
    string? TimeZone = null,
    string? Language = null
)
{
    /// <summary>The policy of pages that only administrators may know of; Accounts defines it.</summary>
    public const string Administrators = "administrators";

    public static readonly Viewer Stranger = new(Guid.Empty, null, "", "", false);

    public bool IsSignedIn => Account != Guid.Empty;

    /// <summary>How the audit log names who acts.</summary>
    public string Actor => Account.ToString();
}
