using System.Text.Json;

namespace Binome.Platform.Outbox;

/// <summary>Carries out one kind of consequence; may run twice for one message, with one effect.</summary>
public interface IHandle
{
    string Kind { get; }

    Task Handle(OutboxMessage message, CancellationToken stop);
}

internal static class Payloads
{
    public static T Read<T>(this OutboxMessage message) => JsonSerializer.Deserialize<T>(message.Payload, JsonSerializerOptions.Web)!;
}
