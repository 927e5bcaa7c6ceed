using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>A person has confirmed these pairs; nothing is saved yet. Who knows the rules marks those that break one.</summary>
public sealed record PairsPublished(Programme Programme, IReadOnlyList<Pairing> Pairs);
