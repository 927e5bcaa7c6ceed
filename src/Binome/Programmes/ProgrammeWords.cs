using System.Globalization;
using Binome.People.Import;
using Binome.Platform;

namespace Binome.Programmes;

/// <summary>A programme's settings, said in a few words.</summary>
public static class ProgrammeWords
{
    public static string Shape(Programme programme) => Words.Get($"programmes.shape.{programme.MentorsTogether}");

    /// <summary>« 30 ou 60 minutes ».</summary>
    public static string Lengths(Programme programme)
    {
        var minutes = programme.SessionMinutes.Split('|');
        return Words.Get(
            "programmes.lengths.say",
            minutes.Length == 1 ? minutes[0] : Words.Get("programmes.or", string.Join(", ", minutes[..^1]), minutes[^1])
        );
    }

    /// <summary>« du 7 décembre 2026 au 5 mars 2027 », or what is known of it.</summary>
    public static string Dates(Programme programme) =>
        (programme.StartsOn, programme.EndsOn) switch
        {
            ({ } start, { } end) => Words.Get("programmes.dates.both", Day(start), Day(end)),
            ({ } start, null) => Words.Get("programmes.dates.from", Day(start)),
            (null, { } end) => Words.Get("programmes.dates.until", Day(end)),
            _ => Words.Get("programmes.dates.none"),
        };

    /// <summary>When pairs are chosen next, as far as it is known.</summary>
    public static string NextRound(Programme programme, DateOnly today) =>
        programme switch
        {
            { State: ProgrammeState.Enrolling, EnrolUntil: { } until } => Words.Get("programmes.round.enrolled", Day(until)),
            { State: ProgrammeState.Enrolling } => Words.Get("programmes.round.enrolling"),
            { State: ProgrammeState.Matching } => Words.Get("programmes.round.now"),
            { State: ProgrammeState.Running, LateUntil: { } until } when until >= today => Words.Get("programmes.round.late", Day(until)),
            _ => Words.Get("programmes.round.unset"),
        };

    /// <summary>« 12 mois après la clôture ».</summary>
    public static string Keep(Programme programme) => Words.Count("programmes.keep.say", programme.KeepMonths);

    /// <summary>« choisis, réponse sous 10 jours ».</summary>
    public static string Selection(Programme programme) =>
        programme.PromisedDays is { } days ? Words.Count("programmes.selection.chosen", days) : Words.Get("programmes.selection.open");

    public static string Scope(Programme programme)
    {
        var scope = ProgrammeScope.Read(programme.Scope);
        if (scope.ListedOnly)
            return Words.Get("programmes.scope.listed.say");
        string[] parts =
        [
            .. Few("company", scope.Companies),
            .. Few("country", [.. scope.Countries.Select(Countries.Name)]),
            .. Few("unit", scope.Units),
        ];
        return parts.Length == 0 ? Words.Get("programmes.scope.everybody.say") : string.Join(" · ", parts);
    }

    public static string Day(DateOnly day) => Moments.Day(day);

    public static string Day(DateTime instant) => Day(DateOnly.FromDateTime(instant));

    /// <summary>Up to three by name; more by number.</summary>
    private static IEnumerable<string> Few(string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            yield return names.Count <= 3 ? string.Join(", ", names) : Words.Count($"programmes.scope.{what}.count", names.Count);
    }
}
