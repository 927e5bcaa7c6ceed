using Binome.Sessions;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Assistants;

public sealed class BookTests
{
    /// <summary>Proposed, moved and cancelled as the executive would, and noted as the assistant's; mails about the time go to them too.</summary>
    [Theory, BothDatabases]
    public async Task A_session_is_proposed_moved_and_cancelled_for_an_executive(Store store)
    {
        await using var met = await Booked.Start(store);
        var josephine = await met.As("8");
        var page = await (await josephine.Get($"/assistant/pairings/{met.Pairing}")).Submit("propose", ("word", "Un mot"));
        Assert.StartsWith("/assistant/sessions/", page.Path, StringComparison.Ordinal);
        var own = page.Path["/assistant".Length..];
        var proposed = await met.Read(own);
        Assert.Equal(SessionState.Proposed, proposed.State);
        var step = Assert.Single(proposed.Steps);
        Assert.Equal("", step.Word); // words are the two's own
        Assert.NotNull(step.Through);
        Assert.Contains("par un assistant", (await (await met.As("2")).Get(own)).Text, StringComparison.Ordinal);
        Assert.Contains("par un assistant", (await (await met.As("3")).Get(own)).Text, StringComparison.Ordinal);

        var mentor = await (await met.As("2")).Get(own);
        await mentor.Submit("accept", ("slot", Met.First(mentor)));
        Assert.Contains(await met.Mails(), m => m.Contains("assistants.mail.agreed", StringComparison.Ordinal));
        await (await josephine.Get(page.Path)).Submit("propose"); // asks to move
        Assert.NotNull((await met.Read(own)).ProposedBy);
        await (await josephine.Get(page.Path)).Submit("keep");
        await (await josephine.Get(page.Path)).Submit("cancel");
        var over = await met.Read(own);
        Assert.Equal(SessionState.Cancelled, over.State);
        Assert.All(over.Steps.Where(s => s.Kind != StepKind.Accepted), s => Assert.NotNull(s.Through));
        Assert.Null(over.Steps.Single(s => s.Kind == StepKind.Accepted).Through);
    }

    [Theory, BothDatabases]
    public async Task Hours_are_set_for_an_executive(Store store)
    {
        await using var met = await Booked.Start(store);
        var book = await (await met.As("8")).Get($"/assistant/pairings/{met.Pairing}");
        await book.Submit("hours", ("hours", "tue 8-12"));
        await using var db = met.Wave.World.Database.Open();
        var person = await Tests.Pairings.Wave.PersonOf(db, "3");
        Assert.Equal("tue 8-12", (await db.Participants.SingleAsync(p => p.PersonId == person)).Hours);
    }
}
