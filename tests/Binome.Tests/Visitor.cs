using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Binome.Tests;

/// <summary>A browser without scripts: cookies, links and forms over real HTTP.</summary>
public sealed class Visitor(string address, string language)
{
    private static int visitors;

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = ConnectFrom(OwnAddress()),
        }
    )
    {
        BaseAddress = new Uri(address),
    };
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>As a browser sends them.</summary>
    public string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    public Task<Page> Get(string path) => Send(() => new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Page> Post(string path, HttpContent content) =>
        Send(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

    /// <summary>One answer, redirects not followed.</summary>
    public async Task<HttpResponseMessage> Answer(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        var response = await http.SendAsync(request);
        // Over plain HTTP on loopback a browser keeps Secure cookies too; .NET's container would not.
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = set.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (set, "");
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
        return response;
    }

    /// <summary>Each visitor sits at an address of loopback of their own: the limit on sign-in counts by address.</summary>
    private static IPAddress OwnAddress()
    {
        var number = Interlocked.Increment(ref visitors);
        return new([127, 1, (byte)(number >> 8), (byte)number]);
    }

    private static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> ConnectFrom(IPAddress place) =>
        async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(place, 0));
                await socket.ConnectAsync(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };

    private async Task<Page> Send(Func<HttpRequestMessage> request)
    {
        var response = await Answer(request());
        for (var hops = 0; response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther && hops < 5; hops++)
            response = await Answer(new HttpRequestMessage(HttpMethod.Get, response.Headers.Location));
        var text = await response.Content.ReadAsStringAsync();
        return new Page(this, response, text, await new HtmlParser().ParseDocumentAsync(text));
    }
}

/// <summary>One page as it arrived.</summary>
public sealed partial class Page(Visitor visitor, HttpResponseMessage response, string text, IHtmlDocument document)
{
    public HttpStatusCode Status => response.StatusCode;
    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;
    public HttpResponseMessage Response => response;

    /// <summary>As it arrived, without what a key sealed (antiforgery tokens, signed links): some 150 random letters say "Bob" once in a thousand pages.</summary>
    public string Html => Plain(text);
    public IHtmlDocument Document => document;
    public string Heading => document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What a reader reads.</summary>
    public string Text => document.Body?.TextContent ?? text;

    public static string Plain(string html) => SealedByKey.Replace(html, "");

    /// <summary>All that ASP.NET's data protection seals begins so.</summary>
    [GeneratedRegex(@"CfDJ8[\w-]+")]
    private static partial Regex SealedByKey { get; }

    /// <summary>Sends a form as a browser would, with some fields filled in and the rest as the page has them.</summary>
    /// <param name="name">The form's name (its hidden _handler).</param>
    public Task<Page> Submit(string name, params (string Field, string Value)[] filled) => Submit(name, [], filled);

    public Task<Page> Submit(
        string name,
        (string Field, string FileName, byte[] Content)[] files,
        params (string Field, string Value)[] filled
    )
    {
        var form =
            document.Forms.FirstOrDefault(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name)
            ?? throw new InvalidOperationException($"No form '{name}' on {Path}: {Heading}\n{Text}");
        return Send(form, files, filled);
    }

    /// <summary>The same for a form that has no name.</summary>
    public Task<Page> Send(IHtmlFormElement form, params (string Field, string Value)[] filled) => Send(form, [], filled);

    private Task<Page> Send(
        IHtmlFormElement form,
        (string Field, string FileName, byte[] Content)[] files,
        (string Field, string Value)[] filled
    ) => visitor.Post(form.GetAttribute("action") is { Length: > 0 } action ? action : Path, Content(form, files, filled));

    private static MultipartFormDataContent Content(
        IHtmlFormElement form,
        (string Field, string FileName, byte[] Content)[] files,
        (string Field, string Value)[] filled
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in Defaults(form).Where(d => !filled.Any(f => f.Field == d.Name)))
            content.Add(new StringContent(value), field);
        foreach (var (field, value) in filled)
            content.Add(new StringContent(value), field);
        foreach (var (field, fileName, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, fileName);
        return content;
    }

    private static IEnumerable<(string Name, string Value)> Defaults(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement { Type: "radio" or "checkbox" } box when !box.IsChecked:
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name, Value: { } value }:
                    yield return (name, value);
                    break;
            }
    }
}
