namespace Binome.People.Import;

/// <summary>The tab-separated lists built into the program.</summary>
internal static class Lists
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(Lists).Assembly.GetManifestResourceStream($"{typeof(Lists).Namespace}.{name}");
        using var text = new StreamReader(stream ?? throw new FileNotFoundException(name));
        while (text.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
