using System.Collections.Frozen;
using System.Globalization;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Understands who has left: a date, yes or no, or the status of an account or a contract.</summary>
public static class Departures
{
    private static readonly FrozenSet<string> Yes = Set("yes y true 1 x oui o vrai si ja left sorti sortie parti partie terminated");
    private static readonly FrozenSet<string> No = Set("no n false 0 non faux present presente active actif");
    private static readonly FrozenSet<string> Away = Set(
        "no n false 0 non faux i t left gone separated resigned dismissed deceased decede decedee retired retraite retraitee ancien ancienne archived archive"
            + " deleted supprime supprimee ferme closed locked bloque sorti sortie parti partie demissionnaire demission licencie licenciee radie radiee termine"
            + " terminee desactive desactivee blocked"
    );
    private static readonly string[] AwayBeginnings = ["inacti", "terminat", "suspend", "disabl", "deactivat", "sortie", "leaver"];
    private static readonly string[] Formats =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyyMMdd",
        "d/M/yyyy",
        "d.M.yyyy",
        "d-M-yyyy",
        "d/M/yy",
        "M/d/yyyy",
        "d-MMM-yyyy",
        "d MMM yyyy",
        "d MMMM yyyy",
        "MMM d, yyyy",
        "MMMM d, yyyy",
    ];

    /// <summary>What systems write for "no end": it is no departure.</summary>
    private const int NeverYear = 2900;

    /// <summary>Reads a `left` cell; false when it is neither a date nor yes or no.</summary>
    public static bool TryParse(string cell, out Departure departure)
    {
        departure = default;
        var key = Heading.Letters(cell);
        if (key.Length == 0 || No.Contains(key) || key.All(c => c == '0'))
            return true;
        if (Yes.Contains(key))
            departure = new(true, null);
        else if (Date(cell) is not { } day)
            return false;
        else if (day.Year < NeverYear)
            departure = new(true, day);
        return true;
    }

    /// <summary>Reads a status: only what surely says so is a departure.</summary>
    public static bool IsAway(string status)
    {
        var key = Heading.Letters(status);
        return Away.Contains(key) || AwayBeginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal));
    }

    private static DateOnly? Date(string cell)
    {
        // The time of day says nothing here: 2026-03-31T00:00:00Z, 31/03/2026 00:00:00, 2026-03-31 00:00
        var clock = cell.IndexOf(':', StringComparison.Ordinal);
        var end = clock < 0 ? -1 : cell.AsSpan(0, clock).LastIndexOfAny(" T");
        var text = (end > 0 ? cell[..end] : cell).Trim();
        foreach (var culture in (ReadOnlySpan<string>)["", "en-GB", "fr-FR"])
            if (DateOnly.TryParseExact(text, Formats, CultureInfo.GetCultureInfo(culture), DateTimeStyles.AllowWhiteSpaces, out var day))
                return day;
        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
