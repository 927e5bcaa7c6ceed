using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Binome.Platform;

/// <summary>Every word a reader sees, from the capabilities' Words.resx and Words.fr.resx, by the current culture.</summary>
/// <remarks>Read once into one table per language: a page looks up some two hundred keys, and a missing one must fail loudly, not fall back.</remarks>
public static class Words
{
    public static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    private static readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, string>>> Tables = Languages.ToFrozenDictionary(
        culture => culture.Name,
        culture => new Lazy<FrozenDictionary<string, string>>(() => Read(culture))
    );

    /// <summary>The language of the current culture that we speak; English when we do not speak it.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en";

    public static string Get(string key) =>
        Tables[Language].Value.TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"No word '{key}' in '{Language}'. Add it to the capability's Words.resx and Words.fr.resx.");

    public static string Get(string key, params ReadOnlySpan<object?> arguments) =>
        string.Format(CultureInfo.CurrentCulture, Get(key), arguments);

    /// <summary>The sentence for <paramref name="count"/> things, {0} in it. Zero is singular in French and plural in English (CLDR plural rules).</summary>
    public static string Count(string key, long count, params ReadOnlySpan<object?> arguments)
    {
        var one = Language == "fr" ? Math.Abs(count) < 2 : count == 1;
        return string.Format(CultureInfo.CurrentCulture, Get(key + (one ? ".one" : ".other")), [count, .. arguments]);
    }

    /// <summary>A share in whole hundredths, with the space that each language puts before its sign: .NET's own may break a line.</summary>
    public static string Percent(double share) => Get("platform.percent", (100 * share).ToString("N0", CultureInfo.CurrentCulture));

    /// <summary>The keys that are wanted, in order: the acts of the audit log, whichever capability brings them.</summary>
    public static IEnumerable<string> Keys(Func<string, bool> wanted) =>
        Tables[Language].Value.Keys.Where(wanted).Order(StringComparer.Ordinal);

    public static bool Has(string key) => Tables[Language].Value.ContainsKey(key);

    /// <summary>Runs something in one language: a mail is written in its reader's, not in the sender's.</summary>
    public static T In<T>(string language, Func<T> write)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            Speak(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    public static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");

    private static FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var assembly = typeof(Words).Assembly;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".Words.resources", StringComparison.Ordinal)))
        {
            var manager = new ResourceManager(name[..^".resources".Length], assembly);
            var set = manager.GetResourceSet(culture.Name == "en" ? CultureInfo.InvariantCulture : culture, true, tryParents: false);
            foreach (
                DictionaryEntry entry in set ?? throw new MissingManifestResourceException($"{name} is not translated to '{culture.Name}'.")
            )
                words.Add((string)entry.Key, (string)entry.Value!);
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
