namespace Binome.Tests.Routes;

/// <summary>What somebody gets who asks for a route.</summary>
public enum Gets
{
    /// <summary>200 and a page.</summary>
    Shown,

    /// <summary>200 and something that is no page.</summary>
    Data,

    /// <summary>Sent to /sign-in, with the way back.</summary>
    SignIn,

    /// <summary>Sent on to another of our pages.</summary>
    SentOn,

    /// <summary>404 with its page: what you may not see does not exist.</summary>
    Nothing,

    /// <summary>400 with its page.</summary>
    Stale,
}

/// <summary>One row of the table.</summary>
/// <param name="Pattern">As the application maps it, the method before it.</param>
/// <param name="Address">One real address of it; {name} is filled in from <see cref="Furnished.Places"/>.</param>
public sealed record Route(string Pattern, string Address, Gets Stranger, Gets Person, Gets Administrator)
{
    public string Method => Pattern.Split(' ')[0];

    /// <summary>What those get who have a part in the furnished programme: what a person gets, unless the row says otherwise.</summary>
    public Gets? Mentor { get; init; }
    public Gets? Mentee { get; init; }
    public Gets? Manager { get; init; }
    public Gets? Coordinator { get; init; }
    public Gets? SealedCoordinator { get; init; }

    /// <summary>Of somebody who books for a mentee.</summary>
    public Gets? Assistant { get; init; }

    /// <summary>Of a reviewer alone.</summary>
    public Gets? Reviewer { get; init; }

    /// <summary>And a reviewer, a coach, a trusted person: they have no page of their own yet.</summary>
    public Gets? Sponsor { get; init; }

    /// <summary>Of a coach, where reviewers and trusted people get something else.</summary>
    public Gets? Coach { get; init; }

    /// <summary>Of a trusted person, where reviewers and coaches get something else.</summary>
    public Gets? Trusted { get; init; }

    /// <summary>Of a sponsor, where reviewers, coaches and trusted people get what a person gets.</summary>
    public Gets? SponsorAlone { get; init; }

    /// <summary>Whether the row says what this role gets: a page that looks the same to everybody is walked through once.</summary>
    public bool Names(Role role) =>
        role switch
        {
            Role.Mentor => Mentor,
            Role.Mentee => Mentee,
            Role.Manager => Manager,
            Role.Coordinator => Coordinator,
            Role.SealedCoordinator => SealedCoordinator,
            Role.Sponsor => SponsorAlone ?? Sponsor,
            Role.Coach => Coach ?? Sponsor,
            Role.Reviewer => Reviewer ?? Sponsor,
            Role.TrustedPerson => Trusted ?? Sponsor,
            Role.Assistant => Assistant,
            _ => For(role),
        }
            is not null;

    public Gets For(Role role) =>
        role switch
        {
            Role.Stranger => Stranger,
            Role.Person => Person,
            Role.Mentor => Mentor ?? Person,
            Role.Mentee => Mentee ?? Person,
            Role.Manager => Manager ?? Person,
            Role.Coordinator => Coordinator ?? Person,
            Role.SealedCoordinator => SealedCoordinator ?? Person,
            Role.Sponsor => SponsorAlone ?? Sponsor ?? Person,
            Role.Coach => Coach ?? Sponsor ?? Person,
            Role.Reviewer => Reviewer ?? Sponsor ?? Person,
            Role.TrustedPerson => Trusted ?? Sponsor ?? Person,
            Role.Assistant => Assistant ?? Person,
            _ => Administrator,
        };
}

/// <summary>Who asks: the people of <see cref="Furnished"/>.</summary>
public enum Role
{
    Stranger,
    Person,
    Mentor,
    Mentee,
    Manager,
    Coordinator,
    SealedCoordinator,
    Sponsor,
    Reviewer,
    Coach,
    TrustedPerson,
    Assistant,
    Administrator,
}
