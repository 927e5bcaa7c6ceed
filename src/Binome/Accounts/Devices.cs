using Binome.Platform;

namespace Binome.Accounts;

/// <summary>A browser as its owner would name it: "Firefox, Linux". The whole user agent is for machines.</summary>
internal static class Devices
{
    // In this order: Edge and Opera also call themselves Chrome, Chrome also calls itself Safari, Android also calls itself Linux.
    private static readonly string[] Browsers = ["Edg", "OPR", "Firefox", "Chrome", "Safari"];
    private static readonly string[] Systems = ["iPhone", "iPad", "Android", "Windows", "Mac OS", "Linux"];

    public static string Describe(string userAgent)
    {
        var browser = Browsers.FirstOrDefault(b => userAgent.Contains(b + "/", StringComparison.Ordinal));
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s, StringComparison.Ordinal));
        var name = browser switch
        {
            "Edg" => "Edge",
            "OPR" => "Opera",
            _ => browser,
        };
        return (name, system) switch
        {
            (null, null) => Words.Get("accounts.logins.unknown"),
            (null, _) => system,
            (_, null) => name,
            _ => $"{name}, {system}",
        };
    }
}
