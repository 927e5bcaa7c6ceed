using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Binome.Tests;
using Microsoft.EntityFrameworkCore;

namespace Binome.Bench.Boards;

/// <summary>
/// A programme of 1,200 mentees and 300 mentors and one ten times as large, from the button to the pairs, through every page of those who run it: the run, the edits, the
/// statements and milliseconds of a page, and what a node that knows nothing needs for its first page.
/// </summary>
internal static class BoardAtScale
{
    private const int MostStatements = 8;
    private const double MostRatio = 1.5;
    private const int Edits = 100;

    /// <summary>Edits before those that count: the first ones run code that is not yet compiled to its end.</summary>
    private const int Warm = 100;

    /// <summary>Mentees; there is a mentor for four of them.</summary>
    private static readonly int[] Sizes =
    [
        .. (Environment.GetEnvironmentVariable("BINOME_BENCH_MENTEES") ?? "1200,12000").Split(',').Select(int.Parse),
    ];

    public static async Task Measure()
    {
        foreach (var kind in Databases.Kinds)
        {
            var pages = new Dictionary<string, List<Figure>>();
            var bars = new List<(string Bar, double Most, string Unit, double[] Got)>();
            foreach (var mentees in Sizes)
            {
                await Console.Error.WriteLineAsync($"{kind}, {mentees:N0} mentees");
                var got = await Measure(kind, mentees, pages);
                foreach (var (at, (bar, most, unit, figure)) in got.Index())
                    if (mentees == Sizes[0])
                        bars.Add((bar, most, unit, [figure]));
                    else
                        bars[at] = bars[at] with { Got = [.. bars[at].Got, figure] };
            }
            Report(kind, bars);
            Report(kind, pages);
        }
    }

    private static async Task<List<(string, double, string, double)>> Measure(
        string kind,
        int mentees,
        Dictionary<string, List<Figure>> pages
    )
    {
        var store = Databases.Empty(kind);
        var programme = await EnrolledCompany.Make(store, mentees);
        var board = $"/programmes/{programme}/board";
        var got = new List<(string, double, string, double)>();
        await using (var app = await Served.Start(store))
        {
            var manager = await Served.SignedIn(app, store, EnrolledCompany.Manager);
            var (seconds, steps) = await Run(manager, board);
            Tell("from the button to the board", 3, "s", seconds);
            Tell("steps of progress that were seen", 0, "", steps);
            Tell("once more, on a server that has run before", 3, "s", (await Run(manager, board)).Seconds);
            Tell("the first page of the board", 0, "ms", await Took(manager, board));
            var edits = new BoardEdits(manager, board);
            await edits.Make(Warm);
            edits.Forget();
            await edits.Make(Edits);
            Tell($"{Edits} edits: the post and the page that it leads to, p50", 50, "ms", BoardEdits.Percentile(edits.Whole, 50));
            Tell("the same, processor ms, p50", 0, "ms", BoardEdits.Percentile(edits.WholeProcessor, 50));
            Tell("the post alone, p50", 50, "ms", BoardEdits.Percentile(edits.Posted, 50));
            Tell("the same, p99", 50, "ms", BoardEdits.Percentile(edits.Posted, 99));
            Tell("the same, processor ms, p50", 0, "ms", BoardEdits.Percentile(edits.PostedProcessor, 50));
            Tell("the page after an edit, solved anew, p50", 0, "ms", BoardEdits.Percentile(edits.Shown, 50));
            Tell("the same, p99", 0, "ms", BoardEdits.Percentile(edits.Shown, 99));
            Tell("the same, processor ms, p50", 0, "ms", BoardEdits.Percentile(edits.ShownProcessor, 50));
            Tell("statements of an edit", 0, "", edits.Statements / (double)edits.Posted.Count);
            await Walk(manager, await Addresses(store, manager, programme), pages);
            await app.StopAsync();
        }
        await using (var app = await Served.Start(store))
        {
            var manager = await Served.SignedIn(app, store, EnrolledCompany.Manager);
            Tell("the first page on a node that knows nothing", 0, "ms", await Took(manager, board));
            Tell("approving, all pages read", 0, "ms", await Approve(manager, $"/programmes/{programme}/approval"));
            await Walk(manager, [.. await Published(store, programme)], pages);
            await app.StopAsync();
        }
        Databases.Drop(store);
        return got;

        void Tell(string bar, double most, string unit, double figure) // at once: the pages take minutes
        {
            got.Add((bar, most, unit, figure));
            Console.Error.WriteLine($"  {bar}: {figure:0.##} {unit}");
        }
    }

    /// <summary>As a manager starts it: the button, the outbox, a look every 20 ms at how far it is.</summary>
    private static async Task<(double Seconds, int Steps)> Run(Visitor manager, string board)
    {
        var page = await manager.Get(board);
        var clock = Stopwatch.StartNew();
        await page.Submit("start");
        var seen = new HashSet<int>();
        while (true)
        {
            using var answer = await manager.Answer(new HttpRequestMessage(HttpMethod.Get, $"{board}/state"));
            var state = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            seen.Add(state.GetProperty("progress").GetInt32());
            switch (state.GetProperty("state").GetString())
            {
                case "Ready":
                    return (clock.Elapsed.TotalSeconds, seen.Count);
                case "Failed":
                    throw new InvalidOperationException("The run failed.");
            }
            await Task.Delay(20);
        }
    }

    private static async Task<double> Took(Visitor visitor, string address)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? clock.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{address}: {answer.StatusCode}");
    }

    /// <summary>Reads every pair that is to be read, as one must; the milliseconds are those of the button.</summary>
    private static async Task<double> Approve(Visitor manager, string approval)
    {
        var page = await manager.Get(approval);
        while (page.Document.QuerySelector("main a[href*='key=']") is { } next)
            page = await manager.Get(next.GetAttribute("href")!);
        var clock = Stopwatch.StartNew();
        var answer = await page.Submit("approve", ("confirm", "yes"));
        return answer.Path.EndsWith("/board", StringComparison.Ordinal)
            ? clock.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException(answer.Text);
    }

    private static async Task<List<(string, string)>> Addresses(DataStore store, Visitor manager, Id<Programme> programme)
    {
        await using var db = store.Open();
        var one = await db
            .Participants.Where(p => p.ProgrammeId == programme && p.Discretion != Discretion.Sealed)
            .OrderBy(p => p.Alias)
            .Select(p => p.Id)
            .FirstAsync();
        var home = $"/programmes/{programme}";
        var board = await manager.Get($"{home}/board?page=3");
        var choose = board.Document.QuerySelector("a[href*='choose=']")!.GetAttribute("href")!.Split('#')[0];
        return
        [
            ("/board", $"{home}/board"),
            .. new[] { "read", "locked", "wished", "alone" }.Select(tab => ($"/board?tab={tab}", $"{home}/board?tab={tab}")),
            ("/board?page=3", $"{home}/board?page=3"),
            ("/board, what an edit did", $"{home}/board?edit=1"),
            ("/board, somebody else by hand", choose),
            ("/board.csv", $"{home}/board.csv"),
            ("/board/state", $"{home}/board/state"),
            ("/approval", $"{home}/approval"),
            ("/people", $"{home}/people"),
            ("/people, a search", $"{home}/people?q=martin"),
            ("/people?kind=mentor&page=3", $"{home}/people?kind=mentor&page=3"),
            ("/participants/{id}", $"{home}/participants/{one}"),
            ("/rules", $"{home}/rules"),
            ("/mails", $"{home}/mails"),
            ("/programmes/{id}", home),
            ("/programmes", "/programmes"),
            ("/", "/"),
        ];
    }

    private static async Task<List<(string, string)>> Published(DataStore store, Id<Programme> programme)
    {
        await using var db = store.Open();
        var pair = await db.Pairings.Where(p => p.ProgrammeId == programme).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var home = $"/programmes/{programme}";
        return
        [
            ("/pairings", $"{home}/pairings"),
            ("/pairings?page=3", $"{home}/pairings?page=3"),
            ("/pairings?pair={id}", $"{home}/pairings?pair={pair}"),
            ("/board, approved", $"{home}/board"),
            ("/programmes/{id}, running", home),
            ("/overview", $"{home}/overview"),
            ("/report", $"{home}/report"),
            ("/, running", "/"),
        ];
    }

    private static async Task Walk(Visitor manager, List<(string Name, string Address)> addresses, Dictionary<string, List<Figure>> found)
    {
        foreach (var (name, address) in addresses)
        {
            if (!found.TryGetValue(name, out var figures))
                found[name] = figures = [];
            figures.Add(await Figure.Of(manager, address));
        }
    }

    private static void Report(string kind, List<(string Bar, double Most, string Unit, double[] Got)> bars)
    {
        var report = new Report($"A programme on {kind}", ["what", "wanted", .. Sizes.Select(s => $"{s:N0} × {s / 4:N0}"), "verdict"]);
        foreach (var (bar, most, unit, got) in bars)
            report.Row([
                bar,
                most > 0 ? $"≤ {most:0.##} {unit}" : "",
                .. got.Select(figure => $"{figure:0.##} {unit}"),
                most == 0 ? ""
                : got.All(figure => figure <= most) ? "met"
                : "MISSED",
            ]);
    }

    private static void Report(string kind, Dictionary<string, List<Figure>> pages)
    {
        var report = new Report(
            $"Its pages on {kind}, its manager, median of 15 after 5",
            [
                "page",
                .. Sizes.Select(s => $"statements at {s:N0}"),
                .. Sizes.Select(s => $"ms at {s:N0}"),
                "ms ratio",
                .. Sizes.Select(s => $"processor ms at {s:N0}"),
                "HTML KB",
                "verdict",
            ]
        );
        foreach (var (page, figures) in pages)
            report.Row([
                page,
                .. figures.Select(f => $"{f.Statements}"),
                .. figures.Select(f => $"{f.Milliseconds:F1}"),
                $"{figures[^1].Milliseconds / figures[0].Milliseconds:F2}",
                .. figures.Select(f => $"{f.Processor:F1}"),
                $"{figures[^1].Html / 1024.0:F1}",
                figures.Any(f => f.Statements > MostStatements) ? "over 8 statements"
                : figures[^1].Statements > figures[0].Statements ? "grows with data"
                : page.EndsWith(".csv", StringComparison.Ordinal) ? "a file of all"
                : figures[^1].Milliseconds > MostRatio * figures[0].Milliseconds ? "over 1.5 times"
                : "ok",
            ]);
    }
}
