namespace Binome.Platform.Ui;

/// <summary>What a notice or a badge means; the shape changes with the colour, so nobody has to see red or green.</summary>
public enum Tone
{
    Plain,
    Ok,
    Warn,
    Stop,
    Lock,
}

/// <summary>Which of the two circles: the mentor is coral, the mentee is slate.</summary>
public enum Side
{
    Mentee,
    Mentor,
}

/// <summary>Where a step stands: what is done, what is now, what comes.</summary>
public enum Stage
{
    Next,
    Now,
    Done,
}

/// <summary>One solid button a page, plain ones for the rest, a link for what undoes or leaves.</summary>
public enum ButtonKind
{
    Plain,
    Primary,
    Link,
}

internal static class ToneCss
{
    public static string Of(string root, Tone tone) =>
        tone switch
        {
            Tone.Ok => root + " ok",
            Tone.Warn => root + " warn",
            Tone.Stop => root + " stop",
            Tone.Lock => root + " lock",
            _ => root,
        };
}
