namespace Binome.Programmes;

/// <summary>A mail of a capability whose opening words a programme's managers may change; registered like a <see cref="ProgrammeTab"/>. What is not registered says the same everywhere.</summary>
/// <param name="Key">Names the mail: <c>Key.name</c>, <c>Key.subject</c> and <c>Key.opening</c> are its words.</param>
public sealed record MailKind(string Key, int Order)
{
    /// <summary>As addresses write it.</summary>
    public string Short => Key[(Key.LastIndexOf('.') + 1)..];
}
