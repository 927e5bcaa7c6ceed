using Binome.Platform;

namespace Binome.Accounts;

/// <summary>An administrator as the others read them: by name where the directory knows them, else by address.</summary>
/// <param name="IsReader">It is whoever looks.</param>
public sealed record NamedAdministrator(Id<Grant> Id, string Name, string? Address, DateTime Since, bool IsReader);
