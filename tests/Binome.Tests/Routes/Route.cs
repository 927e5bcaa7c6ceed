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

    public Gets For(Role role) =>
        role switch
        {
            Role.Stranger => Stranger,
            Role.Person => Person,
            _ => Administrator,
        };
}

public enum Role
{
    Stranger,
    Person,
    Administrator,
}
