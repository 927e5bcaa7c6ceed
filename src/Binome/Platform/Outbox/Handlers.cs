namespace Binome.Platform.Outbox;

/// <summary>Which class carries out which kind of consequence. One is made for one message: made all together to ask each for its kind, they were a twentieth of a rehearsal.</summary>
public sealed class Handlers(IServiceScopeFactory scopes)
{
    private readonly Lazy<Dictionary<string, Known>> known = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope
            .ServiceProvider.GetServices<IHandle>()
            .ToDictionary(h => h.Kind, h => new Known(ActivatorUtilities.CreateFactory(h.GetType(), []), h.IsLong, h.Waits));
    });

    /// <summary>Kinds of long work.</summary>
    public IEnumerable<string> LongKinds => known.Value.Where(k => k.Value.IsLong).Select(k => k.Key);

    /// <summary>Kinds whose messages stay where they are.</summary>
    public IEnumerable<string> WaitingKinds => known.Value.Where(k => k.Value.Waits).Select(k => k.Key);

    /// <param name="services">Of the scope in which it works.</param>
    public IHandle For(OutboxMessage message, IServiceProvider services) => (IHandle)known.Value[message.Kind].Make(services, null);

    private sealed record Known(ObjectFactory Make, bool IsLong, bool Waits);
}
