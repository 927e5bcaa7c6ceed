using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Selection;

/// <summary>Addresses that open a page with one button: for the line manager who is asked for time, and for a candidate who takes another role.</summary>
public sealed class SelectionLinks(SignedLinks links, PublicUrl site)
{
    private const string ForTime = "selection.time";
    private const string ForRoles = "selection.roles";

    /// <summary>Somebody may settle the time after the answer, and take another role long after it.</summary>
    private static readonly TimeSpan s_good = TimeSpan.FromDays(90);

    /// <summary>For the line manager alone; whoever is asked instead of them later is not meant by it.</summary>
    public string ToAgree(Application application, Id<Person> manager, TimeAnswer answer) =>
        site.To(
            $"/agreements/{links.Make(ForTime, new((byte)answer, application.Id.Value, manager.Value, Sent(application)), application.PromisedAt + s_good)}"
        );

    public string ToTake(Application application, OtherRole role, DateTime now) => site.To(PathToTake(application, role, now));

    public string PathToTake(Application application, OtherRole role, DateTime now) =>
        $"/other-roles/{links.Make(ForRoles, new((byte)role, application.Id.Value, application.ParticipantId.Value), now + s_good)}";

    public (Id<Application> On, Id<Person> By, TimeAnswer Answer, int Sent)? ReadTime(string token, DateTime now) =>
        links.Read(ForTime, token, now) is { } signed ? (new(signed.On), new(signed.By), (TimeAnswer)signed.Act, signed.Choice) : null;

    /// <summary>Which sending of an application it is about: who withdraws and comes back asks for time anew.</summary>
    public static int Sent(Application application) => unchecked((int)(application.SentAt.Ticks / TimeSpan.TicksPerSecond));

    public (Id<Application> On, OtherRole Role)? ReadRole(string token, DateTime now) =>
        links.Read(ForRoles, token, now) is { } signed ? (new(signed.On), (OtherRole)signed.Act) : null;
}
