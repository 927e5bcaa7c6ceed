using System.Text.Json;
using System.Text.RegularExpressions;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Accounts;

/// <summary>One colleague, and what the post brought them.</summary>
internal static class Mailbox
{
    public const string Ann = "ann@group.example";

    public static async Task Employ(World world, string email)
    {
        await using var db = world.Database.Open();
        db.People.Add(
            new Person(new Ids(world.Clock).New<Person>(), Person.MainOrganisation)
            {
                Email = email,
                FirstName = "Ann",
                LastName = "Able",
            }
        );
        await db.SaveChangesAsync();
    }

    public static async Task<List<Letter>> Letters(World world)
    {
        await using var db = world.Database.Open();
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "mail").ToListAsync();
        return [.. messages.Select(m => JsonSerializer.Deserialize<Letter>(m.Payload, JsonSerializerOptions.Web)!)];
    }

    public static string Link(Letter letter) => Regex.Match(letter.Text, "http://binome.example(/sign-in/\\S+)").Groups[1].Value;
}
