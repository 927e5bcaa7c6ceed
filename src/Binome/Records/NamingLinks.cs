using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Records;

/// <summary>The two addresses in a mail to a mentee by which a mentor's record may name them, or may not.</summary>
public sealed class NamingLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "records.naming";
    private const byte Yes = 1;
    private const byte No = 2;
    private static readonly TimeSpan Good = TimeSpan.FromDays(90);

    public string To(Id<Pairing> pairing, Id<Participant> mentee, bool yes, DateTime asked) =>
        site.To($"/namings/{links.Make(Purpose, new(yes ? Yes : No, pairing.Value, mentee.Value), asked + Good)}");

    public (Id<Pairing> On, Id<Participant> By, bool Yes)? Read(string token, DateTime now) =>
        links.Read(Purpose, token, now) is { } read ? (new(read.On), new(read.By), read.Act == Yes) : null;
}
