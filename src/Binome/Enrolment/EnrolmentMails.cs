using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>What enrolment writes to people. Subjects are the same neutral words for everybody: a neighbour may read them over a shoulder.</summary>
public sealed class EnrolmentMails(Mailing mailing, PublicUrl site)
{
    public const string InviteMentor = "enrolment.mail.inviteMentor";
    public const string InviteMentee = "enrolment.mail.inviteMentee";

    /// <summary>To executives, as mentees, signed by the programme's sponsor.</summary>
    public const string InviteExecutive = "enrolment.mail.inviteExecutive";

    /// <summary>To middle managers, as mentees: nobody asks them to be the expert before their team.</summary>
    public const string InviteManager = "enrolment.mail.inviteManager";
    public const string Open = "enrolment.mail.open";
    public const string Reminder = "enrolment.mail.reminder";
    public const string Unfinished = "enrolment.mail.unfinished";
    public const string Confirmed = "enrolment.mail.confirmed";
    public const string Assigned = "enrolment.mail.assigned";
    public const string Withdrawn = "enrolment.mail.withdrawn";
    public const string Keeper = "enrolment.mail.keeper";

    /// <summary>Every kind of mail of this capability: each has opening words that a programme may change.</summary>
    internal static readonly IReadOnlyList<string> Kinds =
    [
        InviteMentor,
        InviteMentee,
        InviteExecutive,
        InviteManager,
        Open,
        Reminder,
        Unfinished,
        Confirmed,
        Assigned,
        Withdrawn,
        Keeper,
    ];

    public static string Invite(ParticipantKind kind, string? sponsor = null, InvitationWords words = InvitationWords.Usual) =>
        kind == ParticipantKind.Mentor ? InviteMentor
        : words == InvitationWords.MiddleManagers ? InviteManager
        : sponsor is not null ? InviteExecutive
        : InviteMentee;

    public string CallOf(Id<Programme> programme) => site.To($"/programmes/{programme}/enrolment");

    /// <summary>The same, short enough to be typed from a wall.</summary>
    public string ShortCallOf(Id<Programme> programme) => site.To(ShortCall.PathOf(programme));

    /// <summary>The part of a mail that no programme changes: what it is about, who will see what, the link.</summary>
    /// <param name="sponsor">Who signs it, of an invitation in their name.</param>
    public string Body(Programme programme, string kind, ParticipantKind? role = null, string? sponsor = null)
    {
        var link = CallOf(programme.Id) + (role is { } one ? $"?as={EnrolmentSteps.NameOf(one)}" : "");
        var purpose = programme.Purpose.Length > 0 ? programme.Purpose + "\n\n" : "";
        var until = programme.OpenUntil is { } day ? Words.Get("enrolment.mail.until", Moments.WeekDay(day)) : "";
        var chosen = kind == InviteMentor && programme.PromisedDays is not null ? ".chosen" : "";
        return Words.Get($"{kind}.body{chosen}", link, purpose, until, sponsor ?? "", programme.PromisedDays ?? 0).TrimEnd();
    }

    /// <summary>The whole mail, in the current language.</summary>
    /// <param name="own">The programme's own opening words, when it has any.</param>
    public string Whole(Programme programme, string kind, ParticipantKind? role, string? own, string? sponsor = null) =>
        $"{own ?? Words.Get($"{kind}.opening", programme.Name)}\n\n{Body(programme, kind, role, sponsor)}";

    /// <summary>To somebody who asked to be told: that they did is nobody else's to know.</summary>
    public Task<bool> TellOpen(Programme programme, CallReminder asked, CancellationToken stop) =>
        mailing.Send(
            programme,
            new(asked.PersonId),
            Open,
            $"open:{asked.ProgrammeId}:{asked.PersonId}:{asked.AskedAt.Ticks}",
            () => Body(programme, Open),
            stop
        );

    /// <summary>To somebody who takes part, listed as discretion has it.</summary>
    public Task<bool> To(Programme programme, Participant participant, string kind, string key, CancellationToken stop) =>
        mailing.Send(
            programme,
            new(participant.PersonId, participant.Id.Value),
            kind,
            key,
            () => Body(programme, kind, participant.Kind),
            stop
        );

    /// <summary>To somebody who was asked or put on a list: whether they take part is not said, not even by the list of mails.</summary>
    public Task<bool> To(
        Programme programme,
        Id<Person> person,
        string kind,
        ParticipantKind role,
        string key,
        CancellationToken stop,
        string? sponsor = null
    ) => mailing.Send(programme, new(person), kind, key, () => Body(programme, kind, role, sponsor), stop);
}
