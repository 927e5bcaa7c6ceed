using System.Diagnostics;
using System.Globalization;
using Binome.Tests.Sessions;

namespace Binome.Tests.Platform.Mail;

/// <summary>Debian's aiosmtpd as a process of its own: a mail server that knows nothing of us, and can be away, slow, or rude.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly string folder;
    private Process? process;

    private MailServer(string folder) => this.folder = folder;

    public int Port { get; private set; }

    /// <summary>What it took, in that order.</summary>
    public IEnumerable<string> Taken => Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal);

    /// <summary>What it did at each letter it was offered.</summary>
    public IReadOnlyList<string> Did => File.Exists(Path.Combine(folder, "said")) ? File.ReadAllLines(Path.Combine(folder, "said")) : [];

    public static async Task<MailServer> Start()
    {
        var server = new MailServer(Directory.CreateTempSubdirectory("binome-mail-").FullName);
        await server.Open();
        return server;
    }

    /// <summary>Comes (back) at its port.</summary>
    public async Task Open()
    {
        process = Debian.Start(Debian.Python, [Debian.Sample("mail/server.py"), folder, Port.ToString(CultureInfo.InvariantCulture)]);
        var said = await process.StandardOutput.ReadLineAsync();
        Port = said is null
            ? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync())
            : int.Parse(said, CultureInfo.InvariantCulture);
    }

    /// <summary>Is away, with what it holds open.</summary>
    public async Task Close()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>From the next letter on: one way to behave, or several of which each letter draws one (see server.py).</summary>
    public void Behave(params string[] ways) => File.WriteAllText(Path.Combine(folder, "mode"), string.Join(' ', ways));

    public async Task<ReadMail[]> Read() => Taken.ToList() is { Count: > 0 } files ? await ReadCalendar.Mails(files) : [];

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Close();
        Directory.Delete(folder, recursive: true);
    }
}
