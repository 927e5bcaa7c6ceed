using Binome.Platform;

namespace Binome.Evaluations;

/// <summary>What somebody senior passes on, to tick: how the house works. What the younger one passes on are the programme's topics.</summary>
public static class Gains
{
    public static readonly IReadOnlyList<string> Senior = ["decisions", "organisation", "trade", "network", "speaking", "career"];

    public static string NameOf(string code) => Words.Get($"evaluations.gain.{code}");
}
