using Binome.Library;
using Binome.Pairings;
using Binome.Platform;

namespace Binome.Tests.Pairings;

/// <summary>Both of a pair have signed our charter, without their pages.</summary>
internal static class Signed
{
    public static void Both(BinomeDb db, Pairing pairing, DateTime now, string name = "Quidam")
    {
        var text = Reading.Of(ShippedText.Charter(CharterQueries.Code, "fr"));
        if (db.CharterTexts.Find(pairing.ProgrammeId, text.Hash) is null)
            db.CharterTexts.Add(new(pairing.ProgrammeId, text.Hash, text.Code, text.Language, text.Number, text.Title, text.Markdown));
        foreach (var one in new[] { pairing.MentorId, pairing.MenteeId })
            db.CharterSignatures.Add(new(pairing.Id, one, text.Hash, pairing.ProgrammeId, name, now));
    }
}
