using Binome.Platform.Ui;

namespace Binome.Rehearsal;

/// <summary>How far each parameter of the model of behaviour may be moved, as it is typed: whole hours, or hundredths.</summary>
internal sealed record Range(string Name, int Least, int Most)
{
    public bool IsHours => Name == "answersAfterHours";

    public string Field => $"b-{Name}";

    public int Typed(Behaviour behaviour) => (int)Math.Round(behaviour[Name] * Unit);

    public double Unit => IsHours ? 1 : 100;

    public static readonly IReadOnlyList<Range> All = [.. Behaviour.Usual.Shown.Select(b => Of(b.Name))];

    /// <summary>Shares of which two together must leave somebody over: half at most.</summary>
    private static Range Of(string name) =>
        name switch
        {
            "answersAfterHours" => new(name, 1, 240),
            "declines" or "ignores" or "declinesPair" or "leavesPairUnanswered" or "moves" or "cancels" => new(name, 0, 45),
            "isSealed" or "isPairOnly" or "vetoes" or "wishes" or "misses" or "leavesPair" or "withdraws" => new(name, 0, 50),
            "changesManager" or "leavesCompany" => new(name, 0, 30),
            "asksForOtherTimes" => new(name, 0, 80),
            _ => new(name, 0, 100),
        };
}

/// <summary>One number of the form, and where it ends.</summary>
internal sealed record Counted(string Name, int Least, int Most)
{
    public static readonly Counted Mentors = new("mentors", 2, OwnProgramme.MostMentors);
    public static readonly Counted Mentees = new("mentees", 2, OwnProgramme.MostMentees);
    public static readonly Counted People = new("people", OwnProgramme.LeastPeople, OwnProgramme.MostPeople);
    public static readonly Counted Places = new("places", 1, OwnProgramme.MostPlaces);
    public static readonly Counted Sessions = new("sessions", 1, OwnProgramme.MostSessions);
    public static readonly Counted Seed = new("seed", 1, OwnProgramme.MostSeed);

    public string Shown(int value) => Links.Number(value);
}
