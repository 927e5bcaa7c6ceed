using System.Globalization;
using System.Text;

namespace Binome.Rehearsal;

/// <summary>Somebody who never was, with a place in a company that never was.</summary>
/// <param name="At">From 0, the head; whoever stands above has a smaller number.</param>
/// <param name="Manager">Likewise.</param>
internal sealed record InventedPerson(
    int At,
    int? Manager,
    string FirstName,
    string LastName,
    string Country,
    string City,
    string Languages
)
{
    public const string Domain = "octave.example";

    private static readonly string[] s_levels =
    [
        "Chief executive",
        "Executive vice-president",
        "Director",
        "Manager",
        "Analyst",
        "Apprentice",
    ];

    private const string HumanResources = "Human resources";

    private static readonly string[] s_units =
    [
        "Finance",
        "Operations",
        HumanResources,
        "Sales",
        "Marketing",
        "Technology",
        "Legal",
        "Purchasing",
    ];

    public string Number { get; } = string.Create(CultureInfo.InvariantCulture, $"N{At + 1:00000}");

    public string Email { get; } = $"{Ascii(FirstName)}.{Ascii(LastName)}.{At + 1}@{Domain}";

    /// <summary>How many stand above.</summary>
    public required int Level { get; init; }

    /// <summary>Where whoever runs a programme works.</summary>
    public bool IsInHumanResources => Unit == HumanResources;

    public string Unit => s_units[Branch % s_units.Length];

    /// <summary>Whose part of the company: the manager right below the head.</summary>
    public required int Branch { get; init; }

    /// <summary>Those at the foot of the company are young in their work more often than not.</summary>
    public string JobTitle =>
        Level >= 4 && At % 3 == 0 ? $"{s_levels[5]}, {Unit.ToLowerInvariant()}"
        : Level == 0 ? s_levels[0]
        : $"{s_levels[Math.Min(Level, 4)]}, {Unit.ToLowerInvariant()}";

    public bool HasLeft { get; init; }

    private static string Ascii(string name)
    {
        var letters = name.ToLowerInvariant()
            .Replace("ł", "l", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal)
            .Replace("æ", "ae", StringComparison.Ordinal);
        return string.Concat(letters.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));
    }
}
