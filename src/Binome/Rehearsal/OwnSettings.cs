using System.Globalization;

namespace Binome.Rehearsal;

/// <summary>What the managers of a programme have set, as far as invented people can live by it.</summary>
/// <param name="Codes">Topics that we ship.</param>
/// <param name="OwnTopics">How many of their own; their names stay where they are.</param>
/// <param name="Rules">rules.json, without the people, units and companies that it names.</param>
/// <param name="StartsAfter">Days from the end of enrolment to the first session.</param>
/// <param name="PromisedDays">Within how many days candidates are answered; null where nobody is chosen.</param>
public sealed record OwnSettings(IReadOnlyList<string> Codes, int OwnTopics, string Rules, int StartsAfter, int? PromisedDays = null)
{
    /// <summary>As the form of the settings posts them.</summary>
    public IEnumerable<(string Name, string[] Values)> Topics()
    {
        yield return ("topic", [.. Codes]);
        for (var at = 0; at < OwnTopics; at++)
        {
            var number = (at + 1).ToString(CultureInfo.InvariantCulture);
            yield return (string.Create(CultureInfo.InvariantCulture, $"en-{at}"), [$"Own topic {number}"]);
            yield return (string.Create(CultureInfo.InvariantCulture, $"fr-{at}"), [$"Sujet propre {number}"]);
        }
    }
}
