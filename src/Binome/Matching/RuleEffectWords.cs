using Binome.Platform;

namespace Binome.Matching;

/// <summary>Says what a rule does to those enrolled.</summary>
internal static class RuleEffectWords
{
    /// <summary>« Retire 14 couples et laisse 3 personnes seules. »</summary>
    public static string Say(RuleEffect effect)
    {
        if (effect.Pairs == 0)
            return Words.Get("matching.rulesPage.effect.none");
        if (effect.OnlyPairs == 0)
            return Words.Count("matching.rulesPage.effect.others", effect.Pairs);
        var alone = effect.Mentees + effect.Mentors;
        var pairs = Words.Count("matching.rulesPage.pairs", effect.OnlyPairs);
        return alone == 0
            ? Words.Get("matching.rulesPage.effect.nobody", pairs)
            : Words.Get("matching.rulesPage.effect.alone", pairs, Words.Count("matching.rulesPage.alone", alone));
    }

    /// <summary>The whole of the rules together.</summary>
    public static string Say(RuleEffects effects)
    {
        var alone = effects.Mentees + effects.Mentors;
        return Words.Count("matching.rulesPage.allowed", effects.Allowed, effects.Pairs)
            + " "
            + (
                alone == 0
                    ? Words.Get("matching.rulesPage.nobodyAlone")
                    : Words.Get(
                        "matching.rulesPage.someAlone",
                        Words.Count("matching.rulesPage.menteesAlone", effects.Mentees),
                        Words.Count("matching.rulesPage.mentorsAlone", effects.Mentors)
                    )
            );
    }
}
