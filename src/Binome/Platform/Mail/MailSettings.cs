using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Binome.Platform.Mail;

/// <summary>Binome__Mail__*: without a host, mails wait in the outbox and the administrators' page says so.</summary>
public sealed record MailSettings(string? Host, int Port, string? User, string? PasswordFile, string From, bool StartTls)
{
    /// <summary>Where companies take in mail of their own programs, and expect STARTTLS (RFC 6409).</summary>
    private const int Submission = 587;

    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host);

    public bool HasUser => !string.IsNullOrWhiteSpace(User);

    /// <summary>What cannot be right is refused here: better said at start than found out at the first mail.</summary>
    public static MailSettings Read(IConfiguration settings)
    {
        var mail = settings.GetSection("Binome:Mail");
        var (port, user, from) = (PortIn(mail["Port"]), mail["User"], mail["From"] ?? "binome@localhost");
        if (!MailAddress.TryCreate(from, out _))
            throw new RefusedException("platform.mail.badFrom", from);
        return new(
            mail["Host"],
            port,
            user,
            mail["PasswordFile"],
            from,
            StartTlsIn(mail["StartTls"]) ?? (port == Submission || !string.IsNullOrWhiteSpace(user))
        );
    }

    /// <summary>Before anything leaves: the file is read anew for each mail, so that a changed password needs no new start.</summary>
    public void MustHavePassword()
    {
        if (!IsSetUp || !HasUser || PasswordFile is null)
            return;
        try
        {
            File.OpenRead(PasswordFile).Dispose();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException("platform.mail.noPassword", PasswordFile);
        }
    }

    private static int PortIn(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Submission;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > IPEndPoint.MaxPort)
            throw new RefusedException("platform.mail.badPort", text);
        // System.Net.Mail speaks STARTTLS, not TLS from the first byte.
        return port != 465 ? port : throw new RefusedException("platform.mail.port465");
    }

    private static bool? StartTlsIn(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : bool.TryParse(text, out var isAsked) ? isAsked
        : throw new RefusedException("platform.mail.badStartTls", text);
}
