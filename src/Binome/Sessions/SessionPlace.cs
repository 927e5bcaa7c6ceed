using Binome.Platform;

namespace Binome.Sessions;

/// <summary>Where a session is: one of four kinds, and which room or link. Away from the executive's office comes first, where neither sits in the other's chair.</summary>
public sealed record SessionPlace(string Kind, string Detail)
{
    public const string Video = "video";

    /// <summary>In the order in which they are offered; each is a word of <c>sessions.place.*</c>.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["away", Video, "mentor", "mentee"];

    /// <summary>As it is kept; null when nothing was said of it.</summary>
    public static SessionPlace? Read(string kept) =>
        kept.Split('|', 2) is [var kind, var detail] && Kinds.Contains(kind) ? new(kind, detail) : null;

    /// <summary>As it is kept.</summary>
    public override string ToString() => $"{Kind}|{Detail}";

    /// <summary>The address of a video meeting; null for anything else.</summary>
    public Uri? Link =>
        Kind != Video ? null : Address(Detail) ?? (Detail.Contains('.') && !Detail.Contains(' ') ? Address($"https://{Detail}") : null);

    private static Uri? Address(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link : null;

    /// <summary>They meet by video, and nobody has said where.</summary>
    public bool LacksLink => Kind == Video && Detail.Length == 0;

    /// <summary>`Away from the office: room Belvédère`, in the reader's language; empty when nothing was said.</summary>
    public static string Say(string kept) =>
        Read(kept) is not { } place ? ""
        : place.Detail.Length == 0 ? Words.Get($"sessions.place.{place.Kind}")
        : Words.Get("sessions.place.detail", Words.Get($"sessions.place.{place.Kind}"), place.Detail);
}
