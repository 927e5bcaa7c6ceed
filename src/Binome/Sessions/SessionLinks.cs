using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Sessions;

/// <summary>What a mail about a session lets its reader do without signing in.</summary>
public enum SessionAct : byte
{
    /// <summary>Yes to one of the times.</summary>
    Accept = 1,

    /// <summary>None of them.</summary>
    AskAgain = 2,
    Met = 3,
    NotMet = 4,
}

/// <summary>Addresses that open a page with one button for one who sits in a session.</summary>
public sealed class SessionLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "sessions";

    /// <summary>As long as it makes sense to say whether they met.</summary>
    public static readonly TimeSpan ToTell = TimeSpan.FromDays(60);

    /// <param name="session">As read with its slots: an answer is possible until the last of the times.</param>
    /// <param name="slot">Its number, for an acceptance.</param>
    public string To(SessionAct act, Session session, Id<Participant> by, int slot = 0)
    {
        var until = act is SessionAct.Met or SessionAct.NotMet ? session.EndsAt + ToTell : session.Slots.Max(s => (DateTime?)s.StartsAt);
        var signed = new SignedAct((byte)act, session.Id.Value, by.Value, slot);
        return site.To($"/answers/{links.Make(Purpose, signed, until ?? session.CreatedAt)}");
    }

    public SignedAct? Read(string token, DateTime now) => links.Read(Purpose, token, now);
}
