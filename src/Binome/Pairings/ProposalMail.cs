using Binome.Enrolment;
using Binome.Platform;

namespace Binome.Pairings;

/// <summary>A pair as the mail to one of the two tells it.</summary>
/// <param name="Other">What the other one is in the pair.</param>
/// <param name="Name">Of the other one; null for somebody sealed, whose name stands on the page alone.</param>
public sealed record ProposedPair(ParticipantKind Other, string? Name, PairingReasons Reasons)
{
    /// <summary>Mentors who would meet the same mentee together with this one.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];
}

/// <summary>What announces pairs to one who takes part: who, why, and the one link that leads to the answer.</summary>
public static class ProposalMail
{
    public const string Kind = "pairings.mail.proposed";

    /// <summary>What follows the opening words, in the current language.</summary>
    /// <param name="full">Where a mentor says that they have no room; null for a mentee.</param>
    public static string Body(IReadOnlyList<ProposedPair> pairs, Func<string, string> topicName, string link, string? full = null) =>
        string.Join(
            "\n\n",
            [
                .. pairs.SelectMany(pair =>
                    new[] { string.Join(" ", [Who(pair), .. Together(pair)]), string.Join("\n", Why(pair, topicName)) }
                ),
                $"{Words.Count("pairings.mail.proposed.do", pairs.Count)}\n{link}",
                .. full is null ? Array.Empty<string>() : [$"{Words.Get("pairings.mail.proposed.full")}\n{full}"],
            ]
        );

    private static string Who(ProposedPair pair) =>
        pair.Name is null
            ? Words.Get($"pairings.mail.proposed.sealed.{pair.Other}")
            : Words.Get($"pairings.mail.proposed.{pair.Other}", pair.Name);

    private static IEnumerable<string> Together(ProposedPair pair) =>
        pair.Beside.Select(name => Words.Get("pairings.mail.proposed.together", name));

    private static IReadOnlyList<string> Why(ProposedPair pair, Func<string, string> topicName) =>
        pair.Reasons.Sentences(
            pair.Other == ParticipantKind.Mentor ? ParticipantKind.Mentee : ParticipantKind.Mentor,
            topicName,
            isMail: true
        );
}
