namespace Binome.Library;

/// <summary>A text as somebody reads it: ours, or a programme's own, in their language or the one there is.</summary>
/// <param name="Own">Null of ours.</param>
public sealed record Reading(
    string Code,
    TextKind Kind,
    string? Topic,
    int? Level,
    string Language,
    string Title,
    string Summary,
    string Safe,
    int Minutes,
    int Number,
    DateOnly? Reviewed,
    DateOnly Expires,
    string Markdown,
    LibraryText? Own = null
)
{
    private TextBody? body;

    public TextBody Body => body ??= TextBody.Read(Markdown);

    /// <summary>Of the exact source.</summary>
    public string Hash => TextHash.Of(Markdown);

    /// <summary>Whether whoever asked reads another language than their own.</summary>
    public bool IsOther => Language != Platform.Words.Language;

    /// <summary>Ours in the reader's language; we write every one in each.</summary>
    public static Reading Of(ShippedText text) =>
        new(
            text.Head.Code,
            text.Head.Kind,
            text.Head.Topic,
            text.Head.Level,
            text.Language,
            text.Head.Title,
            text.Head.Summary,
            text.Head.Safe,
            text.Head.Minutes,
            text.Head.Version,
            text.Head.Reviewed,
            text.Head.Expires,
            text.Source
        )
        {
            body = text.Body,
        };

    public static Reading Of(LibraryText text, TextVersion version) =>
        new(
            text.Code,
            text.Kind,
            text.Topic,
            text.Level,
            version.Language,
            version.Title,
            version.Summary,
            version.Safe,
            version.Minutes,
            version.Number,
            text.ReviewedOn,
            text.ExpiresOn,
            version.Markdown,
            text
        );

    /// <summary>All of ours, in the reader's language.</summary>
    public static IEnumerable<Reading> Shipped => ShippedText.All.Where(t => t.Language == Platform.Words.Language).Select(Of);

    public static Reading? Ours(string code) => ShippedText.Find(code, Platform.Words.Language) is { } text ? Of(text) : null;

    /// <summary>Of the newest version in each language, the one that the reader reads.</summary>
    public static Reading? Best(LibraryText text, IEnumerable<TextVersion> newest) =>
        newest.OrderBy(v => v.Language == Platform.Words.Language ? 0 : 1).ThenBy(v => v.Language).FirstOrDefault() is { } version
            ? Of(text, version)
            : null;
}
