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
            Assert.Equal("SmtpException: ConnectionRefused", waiting.Trouble); // never the address it was for
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

    [Theory]
    [InlineData("Port", "abc")]
    [InlineData("Port", "99999")]
    [InlineData("Port", "-1")]
    [InlineData("From", "garbage")]
    [InlineData("From", "")]
    [InlineData("StartTls", "maybe")]
    public void A_setting_that_cannot_be_right_is_refused_by_its_name(string name, string value)
    {
        var refusal = Assert.Throws<RefusedException>(() => Settings((name, value)));
        Assert.StartsWith($"Binome__Mail__{name}: “{value}”", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("25", "", "", false)]
    [InlineData("25", "binome", "", true)]
    [InlineData("25", "", "true", true)]
    [InlineData("587", "binome", "False", false)]
    public void Mail_is_encrypted_where_servers_expect_it_or_as_somebody_says(string port, string user, string said, bool isEncrypted) =>
        Assert.Equal(isEncrypted, Settings(("Port", port), ("User", user), ("StartTls", said)).StartTls);

    [Theory, BothDatabases]
    public async Task A_relay_that_does_not_encrypt_gets_nothing_once_that_is_asked(Store store)
    {
        await using var server = new SmtpServer();
        await using var world = await Served(store, server.Port, ("Binome:Mail:StartTls", "true"));
        Assert.Equal("SmtpException: Server does not support secure connections.", await Trouble(world));
        Assert.Empty(server.Letters);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_password_and_a_missing_file_are_told_by_their_names(Store store)
    {
        var password = Path.GetTempFileName();
        await using var server = new SmtpServer { RefusesPasswords = true };
        var log = new CapturedLog();
        (string, string)[] settings =
        [
            ("Binome:Mail:User", "binome"),
            ("Binome:Mail:PasswordFile", password),
            ("Binome:Mail:StartTls", "false"),
        ];
        await using var world = await Served(store, server.Port, log, settings);
        Assert.Equal("AuthenticationException: authentication failed (530)", await Trouble(world));
        File.Delete(password);
        world.Clock.Move(TimeSpan.FromMinutes(1));
        await world.Drain();
        Assert.Matches($"FileNotFoundException: .*{password}", log.Text);
        Assert.Contains("authentication failed", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@", log.Text, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(world.Services.GetRequiredService<MailSettings>().MustHavePassword);
    }

    [Theory, BothDatabases]
    public async Task Letters_written_before_mail_is_set_up_wait_untried_and_leave_at_the_first_start_with_it(Store store)
    {
        var log = new CapturedLog();
        await using var world = await World.Start(store, log: log);
        await Write(world, Invitation with { To = "zoe@group.example" });
        for (var day = 0; day < 3; day++)
        {
            await world.Drain();
            world.Clock.Move(TimeSpan.FromDays(1));
        }
        await using (var db = world.Database.Open())
        {
            var waiting = await db.OutboxMessages.SingleAsync(m => m.Kind == "mail");
            Assert.Equal((0, null, null), (waiting.Attempts, waiting.Trouble, waiting.DoneAt));
        }
        Assert.DoesNotContain("\"Warning\"", log.Text, StringComparison.Ordinal);
        await using var server = new SmtpServer();
        await using var later = await world.Beside(builder => To(server.Port, builder));
        await later.Drain();
        Assert.Single(server.Letters);
    }

    private static MailSettings Settings(params (string Name, string Value)[] given) =>
        MailSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(given.Select(g => new KeyValuePair<string, string?>($"Binome:Mail:{g.Name}", g.Value)))
                .Build()
        );

    private static async Task<string?> Trouble(World world)
    {
        await Write(world, Invitation with { To = "zoe@group.example" });
        await world.Drain();
        await using var db = world.Database.Open();
        return (await db.OutboxMessages.SingleAsync()).Trouble;
    }

    internal static Task<World> Served(Store store, int port, params (string Key, string Value)[] more) => Served(store, port, null, more);

    private static Task<World> Served(Store store, int port, CapturedLog? log, (string Key, string Value)[] more) =>
        World.Start(
            store,
            log: log,
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
