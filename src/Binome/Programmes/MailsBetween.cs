namespace Binome.Programmes;

/// <summary>
/// Mails whose kind begins so are between those who write and read them: who proposed, who asked for other times, and who called for help is nobody else's to know. Those that carry an invitation say that a
/// session stands, which is a fact of life. Registered by the capability that writes them.
/// </summary>
public sealed record MailsBetween(string Prefix);
