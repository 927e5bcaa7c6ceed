using System.Net;
using System.Net.Http.Headers;

namespace Binome.Tests.Soak;

/// <summary>What came back of a post: done, and where it led; refused in words; or something that should not be.</summary>
internal sealed record Posting(HttpStatusCode Status, string? Location, bool WasRepeated)
{
    public bool IsDone => Status is HttpStatusCode.Found or HttpStatusCode.SeeOther;
    public bool IsRefused => Status == HttpStatusCode.UnprocessableEntity;
}

/// <summary>Nodes on one database that die and are started again; what a node did not answer is posted again, as a browser does.</summary>
internal sealed class BookingNodes(TestDatabase database) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly List<Node> nodes = [];
    private int turn;

    public int Kills { get; private set; }

    public async Task Start(int count)
    {
        for (var i = 0; i < count; i++)
            nodes.Add(await Node.Start(database, "Development"));
    }

    public string Any => nodes[(int)((uint)Interlocked.Increment(ref turn) % (uint)nodes.Count)].Address;

    /// <summary>kill -9 of one of them, and a new one in its place.</summary>
    public async Task Kill()
    {
        var at = Kills++ % nodes.Count;
        var killed = nodes[at];
        await killed.Kill();
        nodes[at] = await Node.Start(database, "Development");
        await killed.DisposeAsync();
    }

    /// <param name="cookies">Of whoever posts.</param>
    public async Task<Posting> Post(string path, string cookies, IReadOnlyDictionary<string, string> fields)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        for (var wasRepeated = false; ; wasRepeated = true)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Any + path) { Content = new FormUrlEncodedContent(fields) };
                request.Headers.TryAddWithoutValidation("Cookie", cookies);
                request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
                using var answer = await http.SendAsync(request);
                await answer.Content.LoadIntoBufferAsync();
                return new(answer.StatusCode, answer.Headers.Location?.ToString(), wasRepeated);
            }
            catch (Exception died) when (died is HttpRequestException or IOException && TimeProvider.System.GetUtcNow() < until)
            {
                await Task.Delay(50);
            }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var node in nodes)
            await node.DisposeAsync();
    }
}
