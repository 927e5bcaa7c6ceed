using Binome.Platform;

namespace Binome.Programmes;

/// <summary>The topics every instance starts with; a programme takes some of them and adds its own.</summary>
public static class ShippedTopics
{
    /// <summary>As mentors.csv and mentees.csv write them.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "profile",
        "networks",
        "workspace",
        "watch",
        "image",
        "data",
        "ai",
        "models",
        "advocacy",
        "video",
    ];

    public static string NameOf(string code) => Words.Get($"programmes.topic.{code}");
}
