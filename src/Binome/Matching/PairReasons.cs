using Binome.Pairings;

namespace Binome.Matching;

/// <summary>Why two people of a board go together, as their pair keeps it. Wishes are not among it: they are their author's. Of a sealed person only topics are.</summary>
internal static class PairReasons
{
    private const int MostTopics = 3;

    public static PairingReasons Of(BoardPeople people, int mentor, int mentee)
    {
        var (e, r, score) = (people.Roster.Mentee(mentee), people.Roster.Mentor(mentor), people.Roster.Score(mentee, mentor));
        var topics = new PairingReasons
        {
            Topics =
            [
                .. e
                    .Needs.Where(need => r.Skills.ContainsKey(need.Key))
                    .OrderByDescending(need => need.Value * r.Skills[need.Key])
                    .ThenBy(need => need.Key, StringComparer.Ordinal)
                    .Take(MostTopics)
                    .Select(need => new CommonTopic(need.Key, r.Skills[need.Key], need.Value)),
            ],
        };
        if (people.IsSealed(mentor, mentee))
            return topics;
        var sameCity = score.Place == Criteria.Whole && r.City is not null;
        return topics with
        {
            Language = score.Language > Criteria.Unknown ? e.Languages.Intersect(r.Languages).FirstOrDefault() : null,
            SameCity = sameCity,
            SameCountry = e.Country is not null && e.Country == r.Country,
            OtherUnits = e.Unit is not null && r.Unit is not null && !string.Equals(e.Unit, r.Unit, StringComparison.OrdinalIgnoreCase),
            StylesAgree = e.Style.Count == 5 && r.Style.Count == 5 && score.Style >= PairWords.GoodStyle,
            HaveMet = score.Novelty == 0,
        };
    }
}
