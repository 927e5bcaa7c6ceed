using Binome.Platform;
using Binome.Programmes;

namespace Binome.Library;

/// <summary>What is said about a text in one line.</summary>
internal static class TextWords
{
    /// <summary>« 60 minutes · niveau 3 sur 5 · version 1, relue le 22 novembre 2026 ».</summary>
    public static string About(Reading text) =>
        string.Join(
            " · ",
            new[]
            {
                Words.Get("library.minutes", text.Minutes),
                text.Topic is { } topic && ShippedTopics.Codes.Contains(topic) ? ShippedTopics.NameOf(topic) : null,
                text.Level is { } level ? Words.Get("library.level", level) : null,
                text.Reviewed is { } day
                    ? Words.Get("library.version.reviewed", text.Number, Moments.Day(day))
                    : Words.Get("library.version", text.Number),
                text.IsOther ? Words.Get($"library.language.only.{text.Language}") : null,
            }.OfType<string>()
        );
}
