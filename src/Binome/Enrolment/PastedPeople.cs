using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>A list of people as somebody pastes it: employee numbers or e-mails, one under the other or beside.</summary>
public static class PastedPeople
{
    /// <summary>More than a form of this size can hold.</summary>
    private const int MostShown = 10;

    public static IReadOnlyList<string> Keys(string? text) => [.. Typed.Words(text).Distinct(StringComparer.Ordinal)];

    /// <summary>The people named; null, and said beside the field, when there is nobody or somebody unknown.</summary>
    public static async Task<IReadOnlyCollection<Id<Person>>?> Read(
        BinomeDb db,
        Viewer viewer,
        Posted posted,
        string field,
        DateOnly today,
        CancellationToken stop
    )
    {
        var keys = Keys(posted[field]);
        if (keys.Count == 0)
        {
            posted.Wrong(field, Words.Get("enrolment.pasted.none"));
            return null;
        }
        var named = await db.People.Named(viewer, keys, today, stop);
        var unknown = keys.Where(k => !named.ContainsKey(k)).ToList();
        if (unknown.Count == 0)
            return [.. named.Values.Distinct()];
        posted.Wrong(field, Words.Count("enrolment.pasted.unknown", unknown.Count, string.Join(", ", unknown.Take(MostShown))));
        return null;
    }
}
