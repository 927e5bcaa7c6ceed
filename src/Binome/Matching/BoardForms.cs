using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>What a board's buttons post: a verb and whom it is about, by participant, `Undo:::12`; places and demand are typed beside theirs.</summary>
internal static class BoardForms
{
    public static string Undo(int number) => $"{BoardEditKind.Undo}:::{Links.Number(number)}";

    public static Edit Read(Posted posted, BoardPeople? people)
    {
        var parts = (posted["edit"] ?? "").Split(':');
        if (!Enum.TryParse<BoardEditKind>(parts[0], out var kind) || !Enum.IsDefined(kind) || parts.Length < 3)
            throw new RefusedException("matching.board.refused.unknown");
        var typed = kind switch
        {
            BoardEditKind.Capacity => posted["places"],
            BoardEditKind.Demand => posted["wanted"],
            BoardEditKind.Undo => parts.ElementAtOrDefault(3),
            _ => "0",
        };
        if (!int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            throw new RefusedException("matching.board.refused.unknown");
        return new(kind, people?.Reference(parts[1]), people?.Reference(parts[2]), value);
    }
}
