using System.Text.Json;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Mail;

/// <summary>Puts a letter into the outbox, in the transaction of what it announces.</summary>
public sealed class Post(Consequences consequences, BinomeDb db)
{
    internal const string Kind = "mail";

    /// <summary>How the key of a letter begins that carries a one-time link: such a letter is in no backup.</summary>
    public const string WithLink = "link:";

    public Task Send(string key, Letter letter, DateTime? notBefore = null, CancellationToken stop = default) =>
        consequences.Add(Kind, key, letter, notBefore, stop);

    /// <summary>The same where whoever calls keeps what was sent under this key, and has looked.</summary>
    public void SendNew(string key, Letter letter, DateTime? notBefore = null) => consequences.AddNew(Kind, key, letter, notBefore);

    /// <summary>Writes anew what a letter says that has not left yet, or that a development mailbox still shows.</summary>
    public async Task Replace(string key, string text, CancellationToken stop)
    {
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Key == key && m.Kind == Kind && m.Payload != "", stop) is { } message)
            message.Rewrite(JsonSerializer.Serialize(message.Read<Letter>() with { Text = text }, JsonSerializerOptions.Web));
    }
}

/// <summary>Hands a due letter to the mail server. The Message-ID is the message's: a duplicate after a crash is recognised as one.</summary>
internal sealed class SendLetter(IMailTransport transport, MailSettings settings, IHostEnvironment environment, TimeProvider clock)
    : IHandle
{
    public string Kind => Post.Kind;

    public bool Waits => !settings.IsSetUp && !environment.IsOnOneMachine(); // in development the mailbox page is the server

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var letter = message.Read<Letter>();
        if (letter.GoodUntil <= clock.Now())
            return;
        if (settings.IsSetUp)
            await transport.Send(letter, message.Id.ToString(), stop);
    }
}
