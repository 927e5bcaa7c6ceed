namespace Binome.Platform.Mail;

/// <summary>Binome__Mail__*: without a host, mails wait in the outbox and the administrators' page says so.</summary>
public sealed record MailSettings(string? Host, int Port, string? User, string? PasswordFile, string From)
{
    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host);

    public static MailSettings Read(IConfiguration settings)
    {
        var mail = settings.GetSection("Binome:Mail");
        var found = new MailSettings(
            mail["Host"],
            mail.GetValue("Port", 587),
            mail["User"],
            mail["PasswordFile"],
            mail["From"] ?? "binome@localhost"
        );
        // System.Net.Mail speaks STARTTLS, not TLS from the first byte; better said at start than found out at the first mail.
        if (found.Port == 465)
            throw new RefusedException("platform.mail.port465");
        return found;
    }
}
