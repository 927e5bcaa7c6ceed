using System.Net;
using Binome.Accounts;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Accounts.Mailbox;

namespace Binome.Tests.Accounts;

public sealed class SignInTests
{
    [Theory, BothDatabases]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        var known = await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        var unknown = await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", "nobody@group.example"));
        Assert.Equal(known.Html, unknown.Html);
        await world.Drain();
        Assert.Equal(Ann, Assert.Single(await Letters(world)).To);
    }

    [Theory, BothDatabases]
    public async Task A_sixth_link_within_an_hour_is_not_made(Store store)
    {
        await using var world = await World.Start(store, "Development");
        await Employ(world, Ann);
        for (var i = 0; i < 7; i++)
            await (await world.Visitor().Get("/sign-in")).Submit("request", ("email", Ann));
        await world.Drain();
        Assert.Equal(5, (await Letters(world)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_form_grown_stale_gets_a_page_and_never_an_empty_answer(Store store)
    {
        await using var world = await World.Start(store);
        var answer = await world.Visitor("fr").Post("/sign-in", new FormUrlEncodedContent([new("_handler", "request"), new("email", Ann)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Ce formulaire avait trop vieilli", answer.Heading);
    }

    [Fact]
    public async Task A_thirty_first_post_within_a_minute_is_refused_however_the_address_is_spelled()
    {
        await using var world = await World.Start(Store.Sqlite);
        var visitor = world.Visitor("fr");
        for (var i = 0; i < SignInLimit.MostPerMinute; i++)
            await visitor.Post("/sign-in", new FormUrlEncodedContent([new("email", Ann)]));
        var page = await visitor.Post("/Sign-In", new FormUrlEncodedContent([new("email", Ann)]));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("Trop d’essais", page.Heading);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/language")]
    public async Task A_stranger_posts_what_somebody_types_and_no_more(string path)
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await world.Visitor().Post(path, new ByteArrayContent(new byte[20 << 20]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
    }
}
