using System.Globalization;
using Binome.Accounts;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>Reads one row's cells of a list; what is not accepted is told, cell by cell, and the rest is read on.</summary>
internal sealed class ListCells(Row row, Columns columns, ICollection<Refusal> refused)
{
    /// <summary>More than anybody has; a capacity beyond it is a mistake, not a mentor.</summary>
    private const int MostPeople = 10_000;

    public const int MinutesADay = 24 * 60;

    private static readonly char[] s_separators = ['|', ';', ',', '\n'];
    private static readonly string[][] s_days =
    [
        ["mon", "lun"],
        ["tue", "mar"],
        ["wed", "mer"],
        ["thu", "jeu"],
        ["fri", "ven"],
        ["sat", "sam"],
        ["sun", "dim"],
    ];

    /// <summary>Counted from 1; 0 when the list has no such column.</summary>
    public int ColumnOf(string field) => columns.Get(row, field).Column;

    /// <summary>Null for an empty cell.</summary>
    public int? Count(string field)
    {
        var cell = columns.Get(row, field);
        if (cell.Text.Length == 0)
            return null;
        if (Number(cell.Text, MostPeople) is { } count)
            return count;
        Refuse(cell, field, "matching.cell.count", cell.Text, MostPeople);
        return 1;
    }

    /// <summary>`linkedin:4|data:5`: topics with a number from 1 to 5, each once.</summary>
    public IReadOnlyDictionary<string, int> Topics(string field)
    {
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        var cell = columns.Get(row, field);
        foreach (var part in Parts(cell.Text))
        {
            var colon = part.LastIndexOf(':');
            var topic = colon > 0 ? part[..colon].Trim().ToLowerInvariant() : "";
            if (topic.Length == 0 || Number(part[(colon + 1)..], 5) is not (>= 1 and var level))
                Refuse(cell, field, "matching.cell.topic", part);
            else if (!topics.TryAdd(topic, level))
                Refuse(cell, field, "matching.cell.topicTwice", topic);
        }
        return topics;
    }

    /// <summary>`12|1|4|15|7`: five numbers from 0 to 15, or nothing.</summary>
    public IReadOnlyList<int> Style()
    {
        var cell = columns.Get(row, ListFields.Style);
        if (cell.Text.Length == 0)
            return [];
        var answers = cell.Text.Split(s_separators, StringSplitOptions.TrimEntries).Select(part => Number(part, 15)).ToList();
        if (answers.Count == 5 && answers.All(answer => answer is not null))
            return [.. answers.Select(answer => answer!.Value)];
        Refuse(cell, ListFields.Style, "matching.cell.style", cell.Text);
        return [];
    }

    public IReadOnlyList<string> Ids(string field) => [.. Parts(columns.Get(row, field).Text).Distinct(StringComparer.Ordinal)];

    /// <summary>`mon 12:30-14|fri 18-20`, in the person's own time.</summary>
    public IReadOnlyList<WeekSpan> Hours()
    {
        var cell = columns.Get(row, ListFields.Hours);
        var hours = new List<WeekSpan>();
        foreach (var part in Parts(cell.Text))
            if (Span(part) is { } span)
                hours.Add(span);
            else
                Refuse(cell, ListFields.Hours, "matching.cell.hours", part);
        return hours;
    }

    /// <summary>What is kept of somebody; anything that is not understood is left out.</summary>
    public static IReadOnlyList<WeekSpan> HoursOf(string kept) =>
        [.. WeekHours.Spans(kept).Select(span => new WeekSpan(span.Day * MinutesADay + span.Start, span.Day * MinutesADay + span.End))];

    private static WeekSpan? Span(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var day = words.Length < 2 ? -1 : Array.FindIndex(s_days, names => names.Contains(words[0], StringComparer.OrdinalIgnoreCase));
        var times = string.Concat(words.Skip(1)).Split('-', '–');
        if (day < 0 || times.Length != 2 || Minute(times[0]) is not { } start || Minute(times[1]) is not { } end || start >= end)
            return null;
        return new(day * MinutesADay + start, day * MinutesADay + end);
    }

    private static int? Minute(string time)
    {
        var parts = time.Split(':');
        if (parts.Length > 2 || (parts.Length == 2 && parts[1].Length != 2) || Number(parts[0], 24) is not { } hour)
            return null;
        var minute = parts.Length == 2 ? Number(parts[1], 59) : 0;
        return hour * 60 + minute is <= 24 * 60 and var total ? total : null;
    }

    private static string[] Parts(string text) =>
        text.Split(s_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int? Number(string text, int most) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private void Refuse(Cell cell, string field, string key, params ReadOnlySpan<object?> arguments) =>
        refused.Add(new(row.Line, cell.Column, field, Words.Get(key, arguments)));
}
