using System.Diagnostics;
using Binome.Tests.Platform.Mail;

namespace Binome.Tests.Soak;

[Trait("Category", "soak")]
public sealed class TroubledMail
{
    private const int Letters = 10_000;

    [Theory, BothDatabases]
    public async Task Of_ten_thousand_letters_none_is_lost_and_one_at_most_comes_twice(Store store)
    {
        var clock = Stopwatch.StartNew();
        await using var server = await MailServer.Start();
        server.Behave([.. Enumerable.Repeat("ok", 50), "451", "451", "cut", "cut", "bye", "bye", "slow"]);
        await using var world = await MailTests.Served(store, server.Port);
        var ids = await MailTroubleTests.Write(world, Letters);
        await MailTroubleTests.Deliver(world);
        var taken = (await Task.WhenAll(server.Taken.Chunk(1000).Select(Sessions.ReadCalendar.Mails)))
            .SelectMany(m => m)
            .Select(m => m.Id)
            .ToList();
        var twice = taken.Count - taken.Distinct().Count();
        var troubles = server.Did.GroupBy(d => d).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
        Figures.Say(
            $"{store}: {Letters} letters in {clock.Elapsed.TotalSeconds:F0} s, {twice} twice; the server: {string.Join(", ", troubles)}"
        );
        Assert.Equal(ids.Order(StringComparer.Ordinal), taken.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(twice, 0, 1);
    }
}
