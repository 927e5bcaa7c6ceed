using System.Globalization;

namespace Binome.Library;

public enum TextKind
{
    /// <summary>What a topic is about, before any session.</summary>
    Topic = 1,

    /// <summary>A session on one topic: timed steps, what to check before and after.</summary>
    Kit = 2,

    /// <summary>Something to do by hand, shorter than a session.</summary>
    Exercise = 3,

    /// <summary>A part of the mentors' course.</summary>
    Module = 4,

    /// <summary>Rules of the game.</summary>
    Charter = 5,
}

/// <summary>What stands above a text: what it is, and until when it may be trusted.</summary>
/// <param name="Code">The same in every language.</param>
/// <param name="Topic">Of a kit: as files write it.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Level">Of a kit: from 1, somebody who begins, to 5.</param>
/// <param name="Safe">How nobody is harmed by it: said before all else.</param>
public sealed record TextHead(
    TextKind Kind,
    string Code,
    string Title,
    string Summary,
    string? Topic,
    int Minutes,
    int? Level,
    int Version,
    DateOnly Reviewed,
    DateOnly Expires,
    string Safe
)
{
    private const string Fence = "---\n";

    /// <summary>A file as we write it: `key: value` between two lines of hyphens, then Markdown.</summary>
    internal static (TextHead Head, string Body) Read(string file)
    {
        var end = file.StartsWith(Fence, StringComparison.Ordinal) ? file.IndexOf("\n" + Fence, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new FormatException("A text begins with its head between two lines of ---.");
        var values = file[Fence.Length..end].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var head = new TextHead(
            Enum.Parse<TextKind>(values["kind"], ignoreCase: true),
            values["code"],
            values["title"],
            values["summary"],
            values.GetValueOrDefault("topic"),
            Number(values["minutes"]),
            values.TryGetValue("level", out var level) ? Number(level) : null,
            Number(values["version"]),
            Day(values["reviewed"]),
            Day(values["expires"]),
            values["safe"]
        );
        return (head, file[(end + 1 + Fence.Length)..].Trim());
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
