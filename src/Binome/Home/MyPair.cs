using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;

namespace Binome.Home;

/// <summary>One of the reader's own pairs.</summary>
public sealed record MyPair(KnownPair Pair, string Programme)
{
    public PairSessions Sessions { get; init; } = PairSessions.None;

    /// <summary>Their last session, while the reader has not said how it was.</summary>
    public Unevaluated? Unevaluated { get; init; }

    /// <summary>The other has written what the two did together, and asks whether they agree to it.</summary>
    public bool IsAskedForStory { get; init; }

    /// <summary>The charter says something else than what the reader signed.</summary>
    public bool IsToSign { get; init; }

    /// <summary>The reader has signed what it says now; the other has not, and nothing new is booked before.</summary>
    public bool WaitsForSignature { get; init; }

    /// <summary>What comes next once both have accepted; null before, and while it is paused. How a session was is asked after what waits for an answer.</summary>
    public NextStep? Next(string other, string? zone, DateTime now) =>
        First(other, zone, now) is not { } first ? null
        // What is asked hides no session that is agreed.
        : Sessions.Ahead(now) is { } ahead && first.Href != $"/sessions/{ahead.Id}"
            ? first with
            {
                Text = $"{first.Text} {Words.Get("home.also", PairSessions.When(ahead, zone))}",
            }
        : first;

    private NextStep? First(string other, string? zone, DateTime now) =>
        !PairMeeting.Meets(Pair) ? null
        : IsToSign ? new(Words.Get("home.charter", other), $"/pairings/{Pair.Pairing.Id}#charter", Words.Get("home.charter.do"), true)
        : Sessions.Next(Pair.Pairing.Id, other, zone, now) is var next && next.Asks ? next
        : IsAskedForStory ? new(Words.Get("home.story", other), $"/pairings/{Pair.Pairing.Id}/story", Words.Get("home.story.do"), true)
        : Unevaluated is { } last
            ? new(
                Words.Get("home.evaluate", other, Moments.Day(Moments.DayOf(last.StartsAt, zone))),
                $"/sessions/{last.Session}/evaluation",
                Words.Get("home.evaluate.do"),
                true
            )
        : WaitsForSignature && Sessions.Open.Count == 0
            ? new(Words.Get("home.charter.theirs", other), $"/pairings/{Pair.Pairing.Id}#charter", Words.Get("home.pair.open"), false)
        : next;

    /// <summary>Whether it is the reader who has not answered.</summary>
    public bool WaitsFor(Participant me) =>
        me.Kind == ParticipantKind.Mentor ? Pair.Pairing.MentorAcceptedAt is null : Pair.Pairing.MenteeAcceptedAt is null;
}
