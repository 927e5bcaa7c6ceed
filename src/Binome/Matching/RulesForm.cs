using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Matching;

/// <summary>Reads the rules that somebody chose in words; what the page does not ask stays as it was.</summary>
internal sealed class RulesForm(BinomeDb db, TimeProvider clock)
{
    /// <summary>Rules that are on or off, by the names of rules.json.</summary>
    public static readonly IReadOnlyList<Rule> Switches = [Rule.SameTeam, Rule.Appraiser, Rule.Hr, Rule.CommonLanguage, Rule.CommonHours];
    public static readonly IReadOnlyList<int> Depths = [99, 3, 2, 1, 0];
    public static readonly IReadOnlyList<int> Hours = [0, 1, 2, 3, 4, 6, 8, 12, 26];

    public static bool IsOn(Rules rules, Rule rule) =>
        rule switch
        {
            Rule.SameTeam => rules.SameTeam,
            Rule.Appraiser => rules.Appraiser,
            Rule.Hr => rules.Hr,
            Rule.CommonLanguage => rules.CommonLanguage,
            Rule.CommonHours => rules.CommonHours,
            Rule.ReportingLine => rules.LineDepth > 0,
            _ => true,
        };

    public async Task<RuleSet> Read(RuleSet old, Programme programme, Posted posted, Viewer viewer, CancellationToken stop)
    {
        var on = posted.All("rule");
        bool Has(Rule rule) => on.Contains(RuleWords.Key(rule));
        var criteria = WeightWords.Criteria;
        int Weight(string criterion) =>
            posted[$"w-{criterion}"] is { } word && WeightWords.All.Contains(word)
                ? Kept(criterion, word)
                : RuleSet.Named(old.Rules.Weights).Single(w => w.Name == criterion).Weight;
        // A weight written by hand stays as long as its word does.
        int Kept(string criterion, string word)
        {
            var before = RuleSet.Named(old.Rules.Weights).Single(w => w.Name == criterion).Weight;
            return WeightWords.Word(criterion, before) == word ? before : WeightWords.Weight(criterion, word);
        }
        var w = criteria.Select(Weight).ToArray();
        var weights = new Weights(w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
        if (weights.Sum == 0)
            posted.Wrong("w-needs", Words.Get("matching.rulesPage.noWeight"));
        return ProgrammeRules.With(
            old with
            {
                Objective = posted["objective"] is RuleSet.Optimal or RuleSet.Stable or RuleSet.Fair ? posted["objective"]! : old.Objective,
                Rules = old.Rules with
                {
                    LineDepth = Number(posted["depth"], old.Rules.LineDepth, 99),
                    LineExempt = await Exempt(old, posted, viewer, stop),
                    SameTeam = Has(Rule.SameTeam),
                    Appraiser = Has(Rule.Appraiser),
                    Hr = Has(Rule.Hr),
                    CommonLanguage = Has(Rule.CommonLanguage),
                    CommonHours = Has(Rule.CommonHours),
                    MaxHoursApart = Number(posted["hours"], old.Rules.MaxHoursApart, 26),
                    Weights = weights.Sum == 0 ? old.Rules.Weights : weights,
                },
            },
            programme
        );
    }

    private async Task<IReadOnlyList<string>> Exempt(RuleSet old, Posted posted, Viewer viewer, CancellationToken stop)
    {
        var typed = Typed
            .Text(posted["exemptMore"])
            .Split(['\n', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()
            .ToList();
        var kept = old.Rules.LineExempt.Where(posted.All("exempt").Contains);
        if (typed.Count == 0)
            return [.. kept];
        var named = await db.People.Named(viewer, typed, clock.Today(), stop);
        if (typed.FirstOrDefault(word => !named.ContainsKey(word)) is { } unknown)
            posted.Wrong("exemptMore", Words.Get("matching.rulesPage.exempt.unknown", unknown.Length > 60 ? unknown[..60] + "…" : unknown));
        return [.. kept.Concat(named.Values.Select(id => id.ToString())).Distinct()];
    }

    private static int Number(string? typed, int otherwise, int most) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : otherwise;
}
