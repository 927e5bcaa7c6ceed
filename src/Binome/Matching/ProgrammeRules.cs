using System.Text;
using Binome.Platform.Tables;
using Binome.Programmes;

namespace Binome.Matching;

/// <summary>A programme's rules.json; who meets together is the programme's own setting.</summary>
internal static class ProgrammeRules
{
    public static RuleSet Of(Programme programme)
    {
        var refused = new List<Refusal>();
        var rules = RulesFile.Read(Encoding.UTF8.GetBytes(programme.Rules), refused.Add);
        return refused.Count == 0
            ? With(rules, programme)
            : throw new InvalidDataException($"The rules of programme {programme.Id}: {refused[0].Field}"); // we wrote them
    }

    /// <summary>Groups have one objective; see docs/matching.md.</summary>
    public static RuleSet With(RuleSet rules, Programme programme) =>
        rules with
        {
            MentorsTogether = programme.MentorsTogether,
            MenteesTogether = 1,
            Objective = programme.MentorsTogether > 1 ? RuleSet.Optimal : rules.Objective,
        };
}
