using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Rehearsal;

/// <summary>Somebody who has a part to play: who they are in the directory, and as whom they act.</summary>
internal sealed class Actor(InventedPerson who, Id<Person> person, Viewer viewer)
{
    public InventedPerson Who { get; } = who;
    public Id<Person> Person { get; } = person;

    /// <summary>As whom they act when they follow a link.</summary>
    public Viewer Viewer { get; } = viewer;

    /// <summary>By whom their dice are thrown.</summary>
    public string Name => Who.Number;
    public string Language { get; } = Profile.LanguageOf(who.Languages);

    /// <summary>What they were cast for.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>How often each pair of theirs has met, as they remember it.</summary>
    public Dictionary<Guid, int> Met { get; } = [];
}

/// <summary>What somebody will do about one programme once they are asked.</summary>
internal sealed class Part(ProgrammePlan plan, ParticipantKind kind, int wave, bool isComing)
{
    public ProgrammePlan Plan { get; } = plan;
    public ParticipantKind Kind { get; } = kind;
    public int Wave { get; } = wave;

    /// <summary>Says yes; the others say no or nothing.</summary>
    public bool IsComing { get; } = isComing;
    public Id<Programme> Programme { get; set; }

    /// <summary>They have decided, and act on it: a second letter about it changes nothing.</summary>
    public bool IsDecided { get; set; }

    /// <summary>They sent the form.</summary>
    public bool HasCome { get; set; }

    /// <summary>Sessions that a pair of theirs sets out to hold.</summary>
    public int Wanted(Actor actor) => Plan.Sessions.Least + (actor.Who.At % (Plan.Sessions.Most - Plan.Sessions.Least + 1));
}
