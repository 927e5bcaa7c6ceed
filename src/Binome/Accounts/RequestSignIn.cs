using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Binome.Platform.Web;

namespace Binome.Accounts;

/// <summary>Somebody typed an address: the answer is the same, and takes the same time, whether we know it or not. The outbox finds out.</summary>
public sealed class RequestSignIn(Consequences consequences)
{
    public Task For(string email, CancellationToken stop) =>
        consequences.Add(SendSignInLink.OutboxKind, $"sign-in:{Guid.NewGuid()}", new Request(Account.Fold(email), Words.Language), stop: stop);

    internal sealed record Request(string Email, string Language);
}

/// <summary>Sends the link to those who may sign in, and nothing to others.</summary>
internal sealed class SendSignInLink(SignInLinks links, Post post, PublicUrl site) : IHandle
{
    public const string OutboxKind = "sign-in";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var request = message.Read<RequestSignIn.Request>();
        if (await links.Make(request.Email, stop) is { } token)
            await post.Send($"mail:{message.Id}", Words.In(request.Language, () => Write(request.Email, token)), stop: stop);
    }

    private Letter Write(string email, string token) =>
        new(email, Words.Get("accounts.mail.subject"), Words.Get("accounts.mail.text", site.To($"/sign-in/{token}"), SignInLink.Lifetime.TotalMinutes));
}
