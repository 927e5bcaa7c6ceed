using System.Text.Json;
using Binome.Enrolment;
using Binome.People.Import;
using Binome.Platform;

namespace Binome.Pairings;

/// <summary>A topic that the mentee needs and the mentor masters: level and importance, 1 to 5.</summary>
public sealed record CommonTopic(string Code, int Level, int Importance);

/// <summary>The six criteria in notches, 0 to 5.</summary>
public sealed record PairingNotches(int Needs, int Language, int Place, int Style, int Distance, int Wishes);

/// <summary>Why two people were put together, as <see cref="Pairing.Reasons"/> keeps it: no name, no unit, no city, so that it can stand beside an alias.</summary>
public sealed record PairingReasons
{
    private const int MostTopics = 3;

    /// <summary>Null for a pair made by hand, which nothing has scored.</summary>
    public PairingNotches? Notches { get; init; }

    /// <summary>The weightiest first.</summary>
    public IReadOnlyList<CommonTopic> Topics { get; init; } = [];

    /// <summary>One that both speak: ISO 639-1.</summary>
    public string? Language { get; init; }
    public bool SameCity { get; init; }
    public bool SameCountry { get; init; }
    public bool OtherUnits { get; init; }

    /// <summary>Their answers about how they like to work go well together.</summary>
    public bool StylesAgree { get; init; }
    public bool WishedByMentee { get; init; }
    public bool WishedByMentor { get; init; }

    /// <summary>They have been a pair before.</summary>
    public bool HaveMet { get; init; }

    /// <summary>Somebody put them together, not the calculation.</summary>
    public bool ByHand { get; init; }

    /// <summary>What may stand beside somebody sealed.</summary>
    public PairingReasons TopicsAlone() => new() { Topics = Topics, ByHand = ByHand };

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PairingReasons Read(string json) => JsonSerializer.Deserialize<PairingReasons>(json, JsonSerializerOptions.Web) ?? new();

    /// <summary>In sentences for one of the two, in the current language.</summary>
    /// <param name="nameOf">A topic's name by its code.</param>
    /// <param name="isMail">A mail is read by assistants and over shoulders: places would give a sealed person away, and a wish is its author's alone.</param>
    public IReadOnlyList<string> Sentences(ParticipantKind reader, Func<string, string> nameOf, bool isMail = false)
    {
        var (mentor, said) = (reader == ParticipantKind.Mentor, new List<string>());
        if (Topics.Count > 0)
            said.Add(
                Words.Get(
                    mentor ? "pairings.why.youMaster" : "pairings.why.theyMaster",
                    Listed(Topics.Take(MostTopics).Select(t => nameOf(t.Code)))
                )
            );
        if (StylesAgree)
            said.Add(Words.Get("pairings.why.styles"));
        if (!isMail)
        {
            if (mentor ? WishedByMentor : WishedByMentee)
                said.Add(Words.Get("pairings.why.wished"));
            if (Language is not null)
                said.Add(Words.Get("pairings.why.language", SpokenLanguages.Name(Language)));
            if (SameCity)
                said.Add(Words.Get("pairings.why.city"));
            else if (SameCountry)
                said.Add(Words.Get("pairings.why.country"));
            if (OtherUnits)
                said.Add(Words.Get("pairings.why.units"));
            if (HaveMet)
                said.Add(Words.Get("pairings.why.met"));
        }
        if (ByHand || said.Count == 0)
            said.Add(Words.Get(ByHand ? "pairings.why.confirmed" : "pairings.why.computed"));
        return said;
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IEnumerable<string> things) =>
        things.ToList() switch
        {
            [] => "",
            [var one] => one,
            [.. var first, var last] => Words.Get("pairings.and", string.Join(", ", first), last),
        };
}
