using System.Globalization;

namespace Binome.Platform.Tables;

/// <summary>A field a caller looks for, and the headings that mean it, the surest first; its own name is the first of them.</summary>
public sealed record Field(string Name, params string[] Headings)
{
    // A copy has other headings: what was told of the first is not copied.
    private Field(Field other) => (Name, Headings, IsNameLast) = (other.Name, other.Headings, other.IsNameLast);

    /// <summary>Its own name means it only where no other heading does.</summary>
    public bool IsNameLast { get; init; }

    /// <summary>Whether a heading means this field.</summary>
    public bool Means(string heading) => Keys.Contains(Heading.Key(heading));

    // Told once: a file's header is compared with all of them, more than once.
    internal IReadOnlyList<string> Keys =>
        field ??= [.. (IsNameLast ? Headings.Append(Name) : Headings.Prepend(Name)).Select(Heading.Key).Distinct()];
}

/// <summary>A cell and where it stands, counted from 1.</summary>
public readonly record struct Cell(string Text, int Column);

/// <summary>Which columns of a table hold which field. A field may have several: the first that is not empty in a row counts.</summary>
public sealed class Columns
{
    private readonly Dictionary<string, int[]> _of;

    private Columns(Dictionary<string, int[]> of) => _of = of;

    public bool Has(string field) => _of.ContainsKey(field);

    /// <summary>Counted from 1; 0 when the table has no such column.</summary>
    public int First(string field) => _of.TryGetValue(field, out var columns) ? columns[0] + 1 : 0;

    public IReadOnlyList<int> All(string field) => _of.TryGetValue(field, out var columns) ? columns : [];

    public Cell Get(Row row, string field)
    {
        if (!_of.TryGetValue(field, out var columns))
            return new("", 0);
        foreach (var column in columns)
            if (row[column] is { Length: > 0 } text)
                return new(text, column + 1);
        return new("", columns[0] + 1);
    }

    /// <summary>Finds each field's columns in a header.</summary>
    /// <param name="map">Field to heading, or to the column's number counted from 1: overrides what headings mean. Bad ones are refused on the header.</param>
    public static Columns Match(
        Row header,
        IReadOnlyList<Field> fields,
        IReadOnlyDictionary<string, string>? map = null,
        ICollection<Refusal>? refused = null
    )
    {
        var of = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var taken = new Dictionary<int, string>();
        foreach (var (name, heading) in map ?? new Dictionary<string, string>())
            if (Mapped(header, fields, name, heading, taken) is { } refusal)
                refused?.Add(refusal);
            else
                of[name] = [taken.First(t => t.Value == name).Key];
        var byKey = Enumerable.Range(0, header.Cells.Count).Where(c => !taken.ContainsKey(c)).ToLookup(c => Heading.Key(header[c]));
        foreach (var field in fields.Where(f => !of.ContainsKey(f.Name)))
            if (field.Keys.SelectMany(key => byKey[key]).Distinct().ToArray() is { Length: > 0 } columns)
                of[field.Name] = columns;
        return new(of);
    }

    private static Refusal? Mapped(Row header, IReadOnlyList<Field> fields, string name, string heading, Dictionary<int, string> taken)
    {
        if (fields.All(f => f.Name != name))
            return new(
                header.Line,
                0,
                name,
                Words.Get("platform.tables.map.unknownField", name, string.Join(", ", fields.Select(f => f.Name)))
            );
        var column = Enumerable
            .Range(0, header.Cells.Count)
            .Where(c => Heading.Key(header[c]) == Heading.Key(heading))
            .DefaultIfEmpty(-1)
            .First();
        if (
            column < 0
            && int.TryParse(heading, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= header.Cells.Count
        )
            column = number - 1;
        if (column < 0)
            return new(header.Line, 0, name, Words.Get("platform.tables.map.unknownColumn", heading, string.Join(", ", header.Cells)));
        return taken.TryAdd(column, name)
            ? null
            : new(header.Line, column + 1, name, Words.Get("platform.tables.map.taken", heading, taken[column]));
    }
}
