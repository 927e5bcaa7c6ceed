namespace Binome.Platform.Storage;

/// <summary>The row that readiness writes: a full disk answers reads and fails here.</summary>
public sealed class Probe(int id, DateTime at)
{
    public int Id { get; private set; } = id;
    public DateTime At { get; private set; } = at;
}
