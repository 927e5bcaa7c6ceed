using System.Text.Json;

namespace Binome.Platform.Outbox;

/// <summary>Carries out one kind of consequence; may run twice for one message, with one effect.</summary>
public interface IHandle
{
    string Kind { get; }

    /// <summary>Takes minutes: it is done beside the others, so that no link to sign in waits for it. It ends before its claim lapses.</summary>
    bool IsLong => false;

    /// <summary>What it needs is not set up: its messages are left untried and uncounted until a start at which it is.</summary>
    bool Waits => false;

    Task Handle(OutboxMessage message, CancellationToken stop);
}

internal static class Payloads
{
    public static T Read<T>(this OutboxMessage message) => JsonSerializer.Deserialize<T>(message.Payload, JsonSerializerOptions.Web)!;
}
