using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Binome.Tests;

/// <summary>`binome serve` as a process of its own, with its worker, its memory and its end: what a node of several is.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Process process;
    private readonly Task<BuiltCommand.Result> ending;

    private Node(TestDatabase database, string environment)
    {
        this.database = database;
        Address = $"http://127.0.0.1:{FreePort()}";
        var ask = BuiltCommand.Ask(database.Store, "serve", "--urls", Address);
        ask.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        process = BuiltCommand.Start(ask);
        ending = BuiltCommand.End(process);
    }

    public string Address { get; }

    /// <param name="environment">In Development letters are kept, where a company's node without a mail server tries each of them again and again.</param>
    public static async Task<Node> Start(TestDatabase database, string environment = "Production")
    {
        var node = new Node(database, environment);
        using var http = new HttpClient();
        for (var tries = 0; tries < 2400 && !node.ending.IsCompleted; tries++) // two minutes: a busy machine takes its time
        {
            if (await Answers(http, $"{node.Address}/healthz/ready"))
                return node;
            await Task.Delay(50);
        }
        node.process.Kill();
        throw new InvalidOperationException((await node.ending).Err);
    }

    /// <summary>Somebody signed in here, by a link of the command.</summary>
    public async Task<Visitor> SignedIn(string email, string language)
    {
        var link = await BuiltCommand.Run(database.Store, "user", "link", email);
        var visitor = new Visitor(Address, language);
        var home = await (await visitor.Get(new Uri(link.Out.Trim()).PathAndQuery)).Submit("sign-in");
        Assert.Equal("/", home.Path);
        return visitor;
    }

    /// <summary>kill -9: nothing is finished, nothing is said.</summary>
    public async Task Kill()
    {
        process.Kill();
        await ending;
    }

    public async ValueTask DisposeAsync()
    {
        if (!ending.IsCompleted)
            await Kill();
        process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient http, string address)
    {
        try
        {
            return (await http.GetAsync(new Uri(address))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
