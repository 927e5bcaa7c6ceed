namespace Binome.Platform.Mail;

/// <summary>A mail as its reader gets it, in their language; plain text, at most one link, which opens a page with one button.</summary>
/// <param name="GoodUntil">Not sent after: a link that has died on the way would only annoy.</param>
/// <param name="Calendar">An iCalendar text that asks its reader's calendar for something (RFC 6047), with its METHOD.</param>
public sealed record Letter(string To, string Subject, string Text, DateTime? GoodUntil = null, string? Calendar = null);
