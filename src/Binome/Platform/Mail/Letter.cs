namespace Binome.Platform.Mail;

/// <summary>A mail as its reader gets it, in their language; plain text, at most one link, which opens a page with one button.</summary>
public sealed record Letter(string To, string Subject, string Text);
