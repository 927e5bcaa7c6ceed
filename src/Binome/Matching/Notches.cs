using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>Criteria as people read them: five notches each, never a total.</summary>
internal static class Notches
{
    /// <summary>So few notches deserve a look before a meeting does.</summary>
    private const int Few = 2;

    private static readonly (string Name, Func<Criteria, int> Of)[] s_criteria =
    [
        ("needs", c => c.Needs),
        ("language", c => c.Language),
        ("place", c => c.Place),
        ("style", c => c.Style),
        ("distance", c => c.Distance),
        ("wishes", c => c.Wishes),
    ];

    /// <summary>What is judged, in the order in which it is shown.</summary>
    public static IEnumerable<string> Names => s_criteria.Select(c => c.Name);

    /// <param name="isHidden">Of a sealed person's pair: no wish, which would be read with a name elsewhere.</param>
    public static IEnumerable<Notch> Of(Criteria score, bool isHidden = false) =>
        s_criteria
            .Where(c => !isHidden || c.Name != "wishes")
            .Select(c => new Notch(Words.Get($"matching.page.criterion.{c.Name}"), InFive(c.Of(score))));

    /// <summary>Names of the weak criteria; to have no wish is no weakness.</summary>
    public static IReadOnlyList<string> Weak(Criteria score) =>
        [.. s_criteria.Where(c => c.Name != "wishes" && InFive(c.Of(score)) <= Few).Select(c => c.Name)];

    /// <summary>Criteria as a reader names them, in a sentence.</summary>
    public static string Say(IEnumerable<string> criteria) =>
        string.Join(", ", criteria.Select(name => Words.Get($"matching.page.criterion.{name}").ToLower(CultureInfo.CurrentCulture)));

    private static int InFive(int criterion) => (criterion * 5 + Criteria.Whole / 2) / Criteria.Whole;
}
