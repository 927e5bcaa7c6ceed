namespace Binome.Tests.Browser;

/// <summary>One of the sixteen ways to look at a page.</summary>
public sealed record Look(string Language, bool Dark, int Width, bool Scripts)
{
    public static readonly Look[] All =
    [
        .. from language in new[] { "fr", "en" }
        from dark in new[] { false, true }
        from width in new[] { 320, 1280 }
        from scripts in new[] { true, false }
        select new Look(language, dark, width, scripts),
    ];

    /// <summary>Five that hold every pair of values: the least that can (a covering array of strength 2).</summary>
    public static readonly Look[] Five =
    [
        new("fr", Dark: false, Width: 320, Scripts: false),
        new("fr", Dark: true, Width: 1280, Scripts: true),
        new("en", Dark: false, Width: 1280, Scripts: true),
        new("en", Dark: true, Width: 320, Scripts: true),
        new("en", Dark: true, Width: 1280, Scripts: false),
    ];

    private object[] Values => [Language, Dark, Width, Scripts];

    /// <summary>Every pair of answers to two of the four questions that one of these looks holds.</summary>
    public static HashSet<(int, object, int, object)> Pairs(IEnumerable<Look> looks) =>
        [
            .. from look in looks
            from one in Enumerable.Range(0, 4)
            from other in Enumerable.Range(one + 1, 3 - one)
            select (one, look.Values[one], other, look.Values[other]),
        ];

    public static Look Parse(string name) => All.Single(look => look.ToString() == name);

    public override string ToString() => $"{Language}-{(Dark ? "dark" : "light")}-{Width}{(Scripts ? "" : "-no-scripts")}";
}
