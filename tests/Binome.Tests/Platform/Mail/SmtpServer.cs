using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Binome.Tests.Platform.Mail;

/// <summary>A mail server on loopback: what RFC 5321 asks of the receiving end, and nothing to encrypt with.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener;
    private readonly Task serving;

    /// <param name="port">0: any; a number: the same server again, after it was away.</param>
    public SmtpServer(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Task.Run(Serve);
    }

    public int Port { get; }

    /// <summary>Letters received, headers and all.</summary>
    public ConcurrentQueue<string> Letters { get; } = [];

    /// <summary>Everything clients said.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Asks who writes, and knows nobody.</summary>
    public bool RefusesPasswords { get; init; }

    /// <summary>Runs between a letter's last byte and the answer to it: the moment of the worst crash.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => Talk(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var connection = client;
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 loopback");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                Said.Enqueue(line);
                if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                    await Receive(reader, writer);
                else
                    await writer.WriteLineAsync(Answer(line.Split(' ')[0].ToUpperInvariant()));
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The client went away, killed perhaps.
        }
    }

    private string Answer(string order) =>
        (order, RefusesPasswords) switch
        {
            ("QUIT", _) => "221 bye",
            ("EHLO", true) => "250-loopback\r\n250 AUTH LOGIN",
            ("AUTH", true) => "535 5.7.8 not for zoe@group.example",
            ("MAIL", true) => "530 5.7.0 zoe@group.example must say who she is",
            _ => "250 loopback",
        };

    private async Task Receive(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            letter.Append(line).Append('\n');
        Letters.Enqueue(letter.ToString());
        await BeforeAnswer();
        await writer.WriteLineAsync("250 received");
    }
}
