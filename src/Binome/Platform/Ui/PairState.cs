namespace Binome.Platform.Ui;

/// <summary>Proposed: an empty lens. Apart: not met yet, dashed. Met: the lens grows with the sessions held.</summary>
public enum PairState
{
    Proposed,
    Apart,
    Met,
}
