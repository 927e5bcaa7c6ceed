using Binome.Platform;
using Binome.Programmes;

namespace Binome.Home;

/// <summary>What a programme of the reader's wants from them; a coordinator reads the counts of their sites on its own pages.</summary>
public sealed record MyProgramme(
    Id<Programme> Id,
    string Name,
    bool Leads,
    int Conflicts,
    int Soon,
    int Unanswered,
    int Waiting,
    bool Board,
    int Preparing,
    int ToSignOff
)
{
    /// <summary>Who offers to be a mentor and waits for an answer; since when the first of them, and when the nearest is promised.</summary>
    public int Candidates { get; init; }
    public DateTime? CandidatesSince { get; init; }
    public DateTime? Promised { get; init; }
    public bool IsRunning { get; init; }

    public int ToDo => Leads ? Conflicts + Soon + Unanswered + Waiting + Candidates + (Board ? 1 : 0) + ToSignOff : 0;
}
