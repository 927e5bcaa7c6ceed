using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Sessions;

namespace Binome.Evaluations;

/// <summary>What a link about a session that is over lets its reader do without signing in.</summary>
public enum EvaluationAct : byte
{
    /// <summary>How it was; and so that it was.</summary>
    Say = 1,

    /// <summary>Go further: one more session, with what will be made in it.</summary>
    Further = 2,
}

/// <summary>Addresses of the evaluation for one who sat there, good for sixty days.</summary>
public sealed class EvaluationLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "evaluations";

    public string To(EvaluationAct act, Session session, Id<Participant> by) => site.To(PathTo(act, session, by));

    /// <summary>Without the host: for pages.</summary>
    public string PathTo(EvaluationAct act, Session session, Id<Participant> by)
    {
        var until = (session.EndsAt ?? session.CreatedAt) + SessionLinks.ToTell;
        return $"/evaluations/{links.Make(Purpose, new((byte)act, session.Id.Value, by.Value), until)}";
    }

    public SignedAct? Read(string token, DateTime now) => links.Read(Purpose, token, now);
}
