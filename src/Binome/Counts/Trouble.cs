namespace Binome.Counts;

/// <summary>Why a pair does not go on by itself, the most pressing first: from dates, and from whether both answered; never from what they said.</summary>
public enum Trouble
{
    /// <summary>A rule forbids it by now.</summary>
    Conflict,

    /// <summary>Announced, and not accepted by both.</summary>
    Unanswered,

    /// <summary>Accepted, and no session agreed.</summary>
    NotBegun,

    /// <summary>A session was agreed and is past: nobody says whether they met.</summary>
    Untold,

    /// <summary>They met, and nothing is agreed since.</summary>
    Quiet,
}

/// <summary>How long each may last before somebody is asked to look: whole days, which the database adds too.</summary>
public static class Patience
{
    public static readonly TimeSpan Unanswered = TimeSpan.FromDays(7);
    public static readonly TimeSpan NotBegun = TimeSpan.FromDays(14);
    public static readonly TimeSpan NotTold = TimeSpan.FromDays(3);
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(30);
}
