using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Evaluations;

/// <summary>Addresses at which one who takes part says how far they are without signing in: each for one time of asking, good for sixty days.</summary>
public sealed class SelfAssessmentLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "self-assessments";

    private static readonly TimeSpan ToSay = TimeSpan.FromDays(60);

    public string To(Id<Participant> by, Asked asked, DateTime now) =>
        site.To($"/self-assessments/{links.Make(Purpose, new((byte)asked, by.Value, by.Value), now + ToSay)}");

    /// <summary>Null for one that is not ours, is for something else, or is too old.</summary>
    public (Id<Participant> By, Asked Asked)? Read(string token, DateTime now) =>
        links.Read(Purpose, token, now) is { } signed ? (new(signed.By), (Asked)signed.Act) : null;
}
