using System.Net;
using System.Net.Mail;
using System.Security.Authentication;

namespace Binome.Platform.Mail;

/// <summary>The edge of the process where mail leaves.</summary>
public interface IMailTransport
{
    Task Send(Letter letter, string messageId, CancellationToken stop);
}

/// <summary>SMTP; with STARTTLS nothing is said, and no letter sent, to a server that does not offer it.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    /// <summary>
    /// Longer than a server may think before it says yes: Exchange holds its answer back by up to thirty seconds (MaxAcknowledgementDelay), and who does not wait
    /// for it sends everything twice. RFC 5321, 4.5.3.2.6, allows ten minutes; but a claim of the outbox lapses after five, and other consequences wait behind this one.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>RFC 4954, 6. SmtpClient goes on after a wrong password, and is then told at the sender's address that it said none.</summary>
    private const int NotAuthenticated = 530;
    private const int WrongCredentials = 535;

    public async Task Send(Letter letter, string messageId, CancellationToken stop)
    {
        using var mail = new MailMessage(settings.From, letter.To, letter.Subject, letter.Text);
        mail.Headers.Add("Message-ID", $"<{messageId}@{mail.From!.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        if (letter.Calendar is { } calendar)
            mail.AlternateViews.Add(CalendarPart.Of(calendar));
        using var smtp = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.HasUser)
        {
            var password = settings.PasswordFile is null ? "" : (await File.ReadAllTextAsync(settings.PasswordFile, stop)).Trim();
            smtp.Credentials = new NetworkCredential(settings.User, password);
        }
        // SmtpClient's own timeout does not hold for asynchronous sending: a server that never answers would stop all mail.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await smtp.SendMailAsync(mail, patience.Token);
        }
        catch (SmtpException refused) when (settings.HasUser && (int)refused.StatusCode is NotAuthenticated or WrongCredentials)
        {
            throw new AuthenticationException($"authentication failed ({(int)refused.StatusCode})");
        }
    }
}
