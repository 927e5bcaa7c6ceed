using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Binome.Platform.Web;

namespace Binome.Accounts;

/// <summary>Somebody typed an address: the answer is the same, and takes the same time, whether we know it or not. The outbox finds out.</summary>
public sealed class RequestSignIn(Consequences consequences)
{
    /// <param name="back">The page that asked to sign in first; only a path of ours is followed.</param>
    public Task For(string email, string? back, CancellationToken stop) =>
        consequences.Add(
            SendSignInLink.OutboxKind,
            $"sign-in:{Guid.NewGuid()}",
            new Request(Account.Fold(email), Words.Language, back),
            stop: stop
        );

    internal sealed record Request(string Email, string Language, string? Back);
}

/// <summary>Sends the link to those who may sign in, and nothing to others.</summary>
internal sealed class SendSignInLink(SignInLinks links, Post post, PublicUrl site, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "sign-in";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var request = message.Read<RequestSignIn.Request>();
        if (!await links.HadEnough(request.Email, stop) && await links.Make(request.Email, stop) is { } token)
            await post.Send(Post.WithLink + message.Id, Words.In(request.Language, () => Write(request, token)), stop: stop);
    }

    private Letter Write(RequestSignIn.Request request, string token) =>
        new(
            request.Email,
            Words.Get("accounts.mail.subject"),
            Words.Get("accounts.mail.text", site.To($"/sign-in/{token}{Back(request)}"), SignInLink.Lifetime.TotalMinutes),
            clock.Now() + SignInLink.Lifetime
        );

    private static string Back(RequestSignIn.Request request) =>
        request.Back is null or "/" ? "" : $"?back={Uri.EscapeDataString(request.Back)}";
}
