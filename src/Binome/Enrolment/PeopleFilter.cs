using Binome.Platform;

namespace Binome.Enrolment;

/// <summary>A state by which the list of those who take part is narrowed, offered by the capability that knows it; registered like a tab of a programme.</summary>
/// <param name="Name">As addresses write it.</param>
public sealed record PeopleFilter(
    string Name,
    string WordKey,
    int Order,
    Func<BinomeDb, IQueryable<ListedParticipant>, IQueryable<ListedParticipant>> Narrow
)
{
    /// <summary>Forms that were begun and not sent: no list, a count. Whoever has not sent theirs may still choose to be sealed.</summary>
    public const string Unfinished = "unfinished";
}
