using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Stories;

namespace Binome.Tests.Stories;

/// <summary>For the tests that walk through every page: a story that waits for the mentor's answer, and one that is published with both names.</summary>
internal static class FurnishedStories
{
    public static async Task Make(BinomeDb db, Ids ids, DateTime now, Pairing asked, Pairing told)
    {
        var waits = new Story(ids.New<Story>(), asked.ProgrammeId, asked.Id);
        waits.Write(
            ParticipantKind.Mentee,
            new("Trois heures de courriels par jour.", "Trié ensemble deux cents messages.", "Je lis à neuf heures, puis plus."),
            false
        );
        var published = new Story(ids.New<Story>(), told.ProgrammeId, told.Id);
        published.Write(
            ParticipantKind.Mentor,
            new(
                "Des notes de synthèse que personne ne lisait.",
                "Écrit la première à deux, la deuxième en dix lignes.",
                "Je lis le fil de l’équipe le matin, et je pose une question."
            ),
            true
        );
        published.Agree(ParticipantKind.Mentee, published.TextHash, true, now);
        db.Stories.AddRange(waits, published);
        await db.SaveChangesAsync();
    }
}
