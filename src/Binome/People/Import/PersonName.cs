namespace Binome.People.Import;

/// <summary>Takes a displayed name apart where an export has nothing better.</summary>
public static class PersonName
{
    /// <summary>"Durand, Anne", "DURAND Anne", "Anne DURAND", "Anne Durand (1234)".</summary>
    public static (string First, string Last) Split(string displayed)
    {
        var note = displayed.IndexOf('(', StringComparison.Ordinal);
        var name = (note > 0 ? displayed[..note] : displayed).Trim();
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
            return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var capitals = words.Where(IsCapitals).ToArray();
        return capitals.Length > 0 && capitals.Length < words.Length
                ? (string.Join(' ', words.Except(capitals)), string.Join(' ', capitals))
            : words.Length < 2 ? ("", name)
            : (words[0], string.Join(' ', words[1..]));
    }

    // Two letters at least: the J of "J. Martin" is an initial.
    private static bool IsCapitals(string word) => word.Count(char.IsUpper) > 1 && !word.Any(char.IsLower);
}
