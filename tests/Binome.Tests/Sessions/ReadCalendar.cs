using System.Text;
using System.Text.Json;

namespace Binome.Tests.Sessions;

/// <summary>Calendars as Debian's python3-icalendar reads them.</summary>
internal sealed record ReadCalendar(string Method, string Name, string[] Zones, ReadEvent[] Events, string[] Errors)
{
    private static readonly string Script = Debian.Sample("calendar/read.py");

    public static async Task<ReadCalendar> Of(string text)
    {
        var file = Path.Combine(Path.GetTempPath(), $"binome-{Guid.NewGuid():n}.ics");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false));
        try
        {
            return (await Read<ReadCalendar>(file)).Single();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Mails as they arrived.</summary>
    public static Task<ReadMail[]> Mails(params IEnumerable<string> files) => Read<ReadMail>([.. files]);

    private static async Task<T[]> Read<T>(params string[] files) =>
        JsonSerializer.Deserialize<T[]>(await Debian.Run(Debian.Python, [Script, .. files]), JsonSerializerOptions.Web)!;
}

/// <param name="Start">By the time zone written beside it.</param>
/// <param name="SystemStart">By the system's own time zones.</param>
internal sealed record ReadEvent(
    string Uid,
    int Sequence,
    string Status,
    string Title,
    string Place,
    string About,
    DateTimeOffset Stamp,
    string Zone,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset SystemStart,
    DateTimeOffset SystemEnd,
    ReadPerson Organizer,
    ReadPerson[] Attendees
);

internal sealed record ReadPerson(string Email, string Name, string Standing, string Answers);

internal sealed record ReadMail(
    string Id,
    string Subject,
    string Type,
    string[] Parts,
    string Text,
    string? Method,
    string? Charset,
    string? File,
    string? Raw,
    ReadCalendar? Calendar
);
