using System.Security.Cryptography;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>What stands for the name of a sealed person: a colour of stone, with a number when there are more people than stones.</summary>
public static class Aliases
{
    private static readonly string[] Stones =
    [
        "slate",
        "amber",
        "basalt",
        "chalk",
        "cobalt",
        "flint",
        "garnet",
        "granite",
        "jade",
        "jasper",
        "marble",
        "onyx",
        "opal",
        "porphyry",
        "quartz",
        "sandstone",
    ];

    /// <summary>The alias of a programme's participant number <paramref name="number"/>, from 0: nothing of it depends on who that is.</summary>
    public static string Of(int number) => $"{Stones[number % Stones.Length]}-{number / Stones.Length + 1}";

    /// <summary>Free aliases of a programme, drawn by lot: their order says nothing about who came when.</summary>
    /// <remarks>Whoever asks holds the programme's row (<see cref="Enrol.Hold"/>), so that nobody else takes them meanwhile; the database's index has the last word.</remarks>
    internal static async Task<IReadOnlyList<string>> Free(BinomeDb db, Id<Programme> programme, int count, CancellationToken stop)
    {
        // Two lists of one form: the first one's people are not in the database yet.
        var pending = db.Participants.Local.Where(p => p.ProgrammeId == programme).Select(p => p.Alias).ToList();
        var taken = pending.Count + await db.Participants.CountAsync(p => p.ProgrammeId == programme, stop);
        var free = new HashSet<string>(StringComparer.Ordinal);
        while (free.Count < count)
        {
            // More than half of these numbers are free: a second draw is rare.
            var drawn = Enumerable
                .Range(0, count - free.Count + 8)
                .Select(_ => Of(RandomNumberGenerator.GetInt32(Stones.Length + 2 * (taken + count))))
                .Except(free)
                .Except(pending)
                .ToHashSet(StringComparer.Ordinal);
            var asked = drawn.ToArray();
            drawn.ExceptWith(
                await db
                    .Participants.Where(p => p.ProgrammeId == programme && EF.Parameter(asked).Contains(p.Alias))
                    .Select(p => p.Alias)
                    .ToListAsync(stop)
            );
            free.UnionWith(drawn);
        }
        return [.. free.Take(count)];
    }

    /// <summary>« Slate », « Slate 2 », in the reader's language.</summary>
    public static string Say(string alias)
    {
        var parts = alias.Split('-');
        var stone = Words.Get($"enrolment.alias.{parts[0]}");
        return Words.Get("enrolment.alias", parts is [_, "1"] ? stone : $"{stone} {parts[^1]}");
    }
}
