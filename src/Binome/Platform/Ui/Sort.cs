namespace Binome.Platform.Ui;

/// <summary>How a table is sorted, as written in the address: <c>sort=name</c>, or <c>sort=-name</c> from the end.</summary>
public readonly record struct Sort(string Key, bool Descending = false)
{
    /// <summary>The first of <paramref name="allowed"/> when the address asks for nothing, or for something this table cannot do.</summary>
    public static Sort Parse(string? text, params ReadOnlySpan<string> allowed)
    {
        var descending = text?.StartsWith('-') ?? false;
        var key = descending ? text![1..] : text;
        foreach (var one in allowed)
            if (one == key)
                return new(one, descending);
        return new(allowed[0]);
    }

    public Sort Turned => this with { Descending = !Descending };

    public override string ToString() => Descending ? "-" + Key : Key;
}
