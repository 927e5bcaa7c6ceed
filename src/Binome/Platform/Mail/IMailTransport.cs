using System.Net;
using System.Net.Mail;

namespace Binome.Platform.Mail;

/// <summary>The edge of the process where mail leaves.</summary>
public interface IMailTransport
{
    Task Send(Letter letter, string messageId, CancellationToken stop);
}

/// <summary>SMTP with STARTTLS whenever there are credentials to protect.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    public async Task Send(Letter letter, string messageId, CancellationToken stop)
    {
        using var mail = new MailMessage(settings.From, letter.To, letter.Subject, letter.Text);
        mail.Headers.Add("Message-ID", $"<{messageId}@{mail.From!.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        using var smtp = new SmtpClient(settings.Host, settings.Port) { Timeout = 30_000 };
        if (!string.IsNullOrWhiteSpace(settings.User))
        {
            smtp.EnableSsl = true;
            var password = settings.PasswordFile is null ? "" : (await File.ReadAllTextAsync(settings.PasswordFile, stop)).Trim();
            smtp.Credentials = new NetworkCredential(settings.User, password);
        }
        await smtp.SendMailAsync(mail, stop);
    }
}
