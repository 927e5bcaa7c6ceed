namespace Binome.Platform;

/// <summary>The second seam (DESIGN.md): what a fact sets off in the capabilities below, inside the transaction that records it.</summary>
public interface IReact<in TFact>
{
    Task On(TFact fact, CancellationToken stop);
}
