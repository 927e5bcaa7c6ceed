using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Binome.Tests;

namespace Binome.Bench.Boards;

/// <summary>Edits as a browser posts them, and the page that answers each; milliseconds over loopback, the reading of the answer included.</summary>
internal sealed class BoardEdits(Visitor visitor, string board)
{
    private const int Pages = 24;

    private readonly Random random = new(1);
    private readonly Stack<int> active = new();
    private readonly Queue<string> pairs = new();

    /// <summary>Of the post: checked, written, committed.</summary>
    public List<double> Posted { get; } = [];

    /// <summary>Of the page that it leads to: solved anew, with what changed.</summary>
    public List<double> Shown { get; } = [];

    public List<double> Whole => [.. Posted.Zip(Shown, (post, page) => post + page)];
    public List<double> WholeProcessor => [.. PostedProcessor.Zip(ShownProcessor, (post, page) => post + page)];
    public List<double> PostedProcessor { get; } = [];
    public List<double> ShownProcessor { get; } = [];

    /// <summary>Statements of all posts together.</summary>
    public int Statements { get; private set; }

    /// <summary>What was measured so far does not count.</summary>
    public void Forget()
    {
        foreach (var figures in (List<double>[])[Posted, Shown, PostedProcessor, ShownProcessor])
            figures.Clear();
        Statements = 0;
    }

    /// <summary>Of ten: four locks, three pairs forbidden, a place more, two of them taken back.</summary>
    public async Task Make(int count)
    {
        await Draw();
        for (var n = 0; n < count; n++)
            await (
                (n % 10) switch
                {
                    < 4 => Post(board, "pairs", $"Lock:{pairs.Dequeue()}"),
                    < 7 => Post(board, "pairs", $"Forbid:{pairs.Dequeue()}"),
                    7 => Place(),
                    _ => Post(board, "undo", $"Undo:::{active.Pop().ToString(CultureInfo.InvariantCulture)}"),
                }
            );
    }

    /// <summary>Pairs of pages by chance, in an order by chance.</summary>
    private async Task Draw()
    {
        var found = new List<string>();
        var first = await visitor.Get(board);
        var pages =
            int.Parse(new string([.. first.Heading.TakeWhile(c => c != ' ').Where(char.IsDigit)]), CultureInfo.InvariantCulture) / 50;
        for (var at = 0; at < Pages; at++)
        {
            var page = await visitor.Get($"{board}?page={1 + random.Next(Math.Max(1, pages))}");
            found.AddRange(
                page.Document.QuerySelectorAll("button[value^='Lock:']")
                    .Select(b => b.GetAttribute("value")![5..])
                    .Where(p => p.Contains(':'))
            );
        }
        var mentees = new HashSet<string>();
        foreach (var pair in found.Distinct().OrderBy(_ => random.Next()))
            if (mentees.Add(pair.Split(':')[1]))
                pairs.Enqueue(pair);
    }

    private async Task Place()
    {
        var (mentor, mentee) = pairs.Dequeue().Split(':') is [var one, var other] ? (one, other) : throw new UnreachableException();
        var address = $"{board}?choose={mentee}&with={mentor}";
        var page = await visitor.Get(address);
        var places = page.Document.QuerySelector("input[name=places]")!.GetAttribute("value")!;
        await Post(address, "choice", $"Capacity:{mentor}:", ("places", $"{int.Parse(places, CultureInfo.InvariantCulture) + 1}"));
    }

    private async Task Post(string address, string form, string edit, params (string, string)[] typed)
    {
        var page = await visitor.Get(address);
        var found = page.Document.Forms.First(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var fields = found
            .Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Type == "hidden")
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Append(new("edit", edit))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Item1, t.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        Uri location;
        using (var count = Statement.Count())
        {
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var answer = await visitor.Answer(request);
            await answer.Content.ReadAsByteArrayAsync();
            Posted.Add(clock.Elapsed.TotalMilliseconds);
            PostedProcessor.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
            Statements += count.Seen;
            location = answer is { StatusCode: HttpStatusCode.Found or HttpStatusCode.SeeOther, Headers.Location: { } to }
                ? to
                : throw new InvalidOperationException($"{edit}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        var text = location.ToString();
        if (form != "undo")
            active.Push(int.Parse(new string([.. text.Split("edit=")[1].TakeWhile(char.IsDigit)]), CultureInfo.InvariantCulture));
        var (watch, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var shown = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, text.Split('#')[0]));
        await shown.Content.ReadAsByteArrayAsync();
        Shown.Add(watch.Elapsed.TotalMilliseconds);
        ShownProcessor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }

    public static double Percentile(List<double> figures, int percent)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
