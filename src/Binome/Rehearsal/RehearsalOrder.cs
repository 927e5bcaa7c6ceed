using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binome.Rehearsal;

/// <summary>All that a rehearsal of somebody's own programme is played from. The same order gives the same figures, on whichever machine and day.</summary>
/// <param name="People">In the invented directory.</param>
/// <param name="Mentors">Who come; who are asked in vain is added to them.</param>
/// <param name="Places">Mentees a mentor takes at a time, at most; at least one.</param>
/// <param name="Sessions">What a pair sets out to hold, at most.</param>
/// <param name="From">The day of the call.</param>
/// <param name="EnrolDays">From the call to the pairs.</param>
/// <param name="RunDays">From the pairs to the closing.</param>
/// <param name="Minutes">Lengths of a session, joined by '|'.</param>
/// <param name="Countries">People of the real directory who may join, by country, where there are five or more.</param>
public sealed record RehearsalOrder(
    int People,
    int Mentors,
    int Mentees,
    int Places,
    int Sessions,
    int Seed,
    DateOnly From,
    int EnrolDays,
    int RunDays,
    string Minutes,
    int MentorsTogether,
    OwnSettings Own,
    SortedDictionary<string, int> Countries,
    Behaviour Behaviour
)
{
    /// <summary>People answer about themselves until eight weeks after their last session.</summary>
    private const int Aftermath = 63;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RehearsalOrder Read(string json) => JsonSerializer.Deserialize<RehearsalOrder>(json, JsonSerializerOptions.Web)!;

    [JsonIgnore]
    public DateTime Begins => From.ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc);

    [JsonIgnore]
    public DateOnly StartsOn => From.AddDays(EnrolDays + Own.StartsAfter);

    [JsonIgnore]
    public DateOnly EndsOn => From.AddDays(EnrolDays + RunDays);

    /// <summary>Whether the invented directory has room for all who are asked, those in vain too, and for those who run the programme.</summary>
    [JsonIgnore]
    public int LeastPeople => (int)Math.Ceiling((Mentors + Mentees) / (1 - Behaviour.Declines - Behaviour.Ignores)) + 20;

    /// <summary>The same numbers for what has been set since.</summary>
    public RehearsalOrder WithNumbersOf(RehearsalOrder other) =>
        this with
        {
            People = other.People,
            Mentors = other.Mentors,
            Mentees = other.Mentees,
            Places = other.Places,
            Sessions = other.Sessions,
            Seed = other.Seed,
            Behaviour = other.Behaviour,
        };

    internal Scenario ToScenario() =>
        new(
            "own",
            People,
            1,
            EnrolDays + RunDays + Aftermath,
            [
                new("own", Mentors, Mentees, 0, EnrolDays, RunDays, [100], (1, Sessions))
                {
                    Minutes = Minutes,
                    MentorsTogether = MentorsTogether,
                    Capacity = (1, Places),
                    Own = Own,
                },
            ]
        )
        {
            Shares = Countries,
        };
}
