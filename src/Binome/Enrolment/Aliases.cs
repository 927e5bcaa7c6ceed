using Binome.Platform;

namespace Binome.Enrolment;

/// <summary>What stands for the name of a sealed person: a colour of stone, with a number when there are more people than stones.</summary>
public static class Aliases
{
    private static readonly string[] Stones =
    [
        "slate",
        "amber",
        "basalt",
        "chalk",
        "cobalt",
        "flint",
        "garnet",
        "granite",
        "jade",
        "jasper",
        "marble",
        "onyx",
        "opal",
        "porphyry",
        "quartz",
        "sandstone",
    ];

    /// <summary>The alias of a programme's participant number <paramref name="number"/>, from 0: nothing of it depends on who that is.</summary>
    public static string Of(int number) => $"{Stones[number % Stones.Length]}-{number / Stones.Length + 1}";

    /// <summary>« Slate », « Slate 2 », in the reader's language.</summary>
    public static string Say(string alias)
    {
        var parts = alias.Split('-');
        var stone = Words.Get($"enrolment.alias.{parts[0]}");
        return Words.Get("enrolment.alias", parts is [_, "1"] ? stone : $"{stone} {parts[^1]}");
    }
}
