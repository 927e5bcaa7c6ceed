using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Platform.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Platform.Mail;

public sealed class MailTests
{
    private static readonly Letter Invitation = new(
        "zoë@group.example",
        "Votre séance : mardi, 9 h – « LinkedIn »",
        "Bonjour Zoë,\n\nÀ mardi ! 🦊\n"
    );

    [Theory, BothDatabases]
    public async Task A_letter_arrives_as_it_was_written(Store store)
    {
        await using var server = new SmtpServer();
        await using var world = await Served(store, server.Port);
        var id = await Write(world, Invitation with { To = "zoe@group.example" });
        await world.Drain();
        var letter = Assert.Single(server.Letters);
        Assert.Equal(Invitation.Subject, Subject(letter));
        Assert.Contains($"Message-ID: <{id}@binome.example>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("To: zoe@group.example", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Invitation.Text.TrimEnd(), Body(letter).TrimEnd());
    }

    [Theory, BothDatabases]
    public async Task A_server_that_is_away_loses_nothing(Store store)
    {
        int port;
        await using (var gone = new SmtpServer())
            port = gone.Port;
        await using var world = await Served(store, port);
        await Write(world, Invitation with { To = "zoe@group.example" });
        await world.Drain();
        await using (var db = world.Database.Open())
        {
            var waiting = await db.OutboxMessages.SingleAsync();
            Assert.Null(waiting.DoneAt);
            Assert.Equal("SmtpException", waiting.Trouble); // never the address it was for
        }
        await using var back = new SmtpServer(port);
        await world.Drain();
        Assert.Empty(back.Letters); // not before its time
        world.Clock.Move(TimeSpan.FromSeconds(10));
        await world.Drain();
        Assert.Single(back.Letters);
    }

    [Fact]
    public async Task A_password_is_never_said_in_the_clear()
    {
        await using var server = new SmtpServer();
        var password = Path.GetTempFileName();
        await File.WriteAllTextAsync(password, "s3cret\n");
        await using var world = await Served(
            Store.Sqlite,
            server.Port,
            ("Binome:Mail:User", "binome"),
            ("Binome:Mail:PasswordFile", password)
        );
        await Write(world, Invitation with { To = "zoe@group.example" });
        await world.Drain();
        Assert.Empty(server.Letters);
        Assert.DoesNotContain(
            server.Said,
            s => s.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || s.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase)
        );
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.DoneAt == null));
        File.Delete(password);
    }

    [Fact]
    public void Port_465_is_refused_at_start_with_what_to_set_instead()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Binome:Mail:Host", "smtp.example"), new("Binome:Mail:Port", "465")])
            .Build();
        var refusal = Assert.Throws<RefusedException>(() => MailSettings.Read(settings));
        Assert.Contains("587", refusal.Message, StringComparison.Ordinal);
    }

    internal static Task<World> Served(Store store, int port, params (string Key, string Value)[] more) =>
        World.Start(
            store,
            change: builder =>
            {
                To(port, builder);
                foreach (var (key, value) in more)
                    builder.Configuration[key] = value;
            }
        );

    internal static void To(int port, WebApplicationBuilder builder)
    {
        builder.Configuration["Binome:Mail:Host"] = "127.0.0.1";
        builder.Configuration["Binome:Mail:Port"] = port.ToString(CultureInfo.InvariantCulture);
        builder.Configuration["Binome:Mail:From"] = "mentoring@binome.example";
    }

    private static async Task<Id<OutboxMessage>> Write(World world, Letter letter)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Post>().Send("test", letter);
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        await db.SaveChangesAsync();
        return await db.OutboxMessages.Select(m => m.Id).SingleAsync();
    }

    /// <summary>RFC 2047: encoded words, folded.</summary>
    private static string Subject(string letter)
    {
        var folded = Regex.Match(letter, "^Subject: (.+(?:\n[ \t].+)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;
        var bytes = Regex
            .Matches(folded, @"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)
            .SelectMany(m => Convert.FromBase64String(m.Groups[1].Value))
            .ToArray();
        return bytes.Length > 0
            ? Encoding.UTF8.GetString(bytes)
            : Encoding.UTF8.GetString(
                QuotedPrintable(
                    string.Concat(Regex.Matches(folded, @"=\?utf-8\?Q\?([^?]*)\?=", RegexOptions.IgnoreCase).Select(m => m.Groups[1].Value))
                        .Replace('_', ' ')
                )
            );
    }

    private static string Body(string letter)
    {
        var (head, body) = letter.Split("\n\n", 2) is [var h, var b] ? (h, b) : throw new FormatException(letter);
        return Encoding
            .UTF8.GetString(
                head.Contains("base64", StringComparison.OrdinalIgnoreCase)
                    ? Convert.FromBase64String(body)
                    : QuotedPrintable(body.Replace("=\n", ""))
            )
            .Replace("\r\n", "\n");
    }

    private static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Regex.Replace(text, "=([0-9A-F]{2})", m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));
}
