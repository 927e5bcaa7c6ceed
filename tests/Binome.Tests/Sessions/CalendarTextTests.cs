using System.Text;
using System.Text.RegularExpressions;
using Binome.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Binome.Tests.Sessions;

public sealed class CalendarTextTests
{
    internal static readonly CalendarEvent Meeting = new(
        "01998d2e@binome.example",
        0,
        "Point à deux",
        "Salle 4, 2ᵉ étage ; à gauche",
        "Tout est ici :\nhttps://binome.example/sessions/1",
        new DateTime(2027, 3, 30, 7, 0, 0, DateTimeKind.Utc),
        TimeSpan.FromMinutes(45),
        "Europe/Paris",
        new("Binôme", "mentoring@binome.example", true),
        [new("Zoë “the fox” d’Ÿs; \"Z\" ^ 1", "zoe@group.example", true)],
        IsCancelled: false,
        new DateTime(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc)
    );

    [Fact]
    public void A_request_is_written_to_the_letter()
    {
        const string expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Binome//Binome//EN
            CALSCALE:GREGORIAN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:Europe/Paris
            BEGIN:DAYLIGHT
            DTSTART:20270328T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20271031T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20280326T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:01998d2e@binome.example
            SEQUENCE:0
            DTSTAMP:20270301T090000Z
            DTSTART;TZID=Europe/Paris:20270330T090000
            DTEND;TZID=Europe/Paris:20270330T094500
            SUMMARY:Point à deux
            LOCATION:Salle 4\, 2ᵉ étage \; à gauche
            DESCRIPTION:Tout est ici :\nhttps://binome.example/sessions/1
            STATUS:CONFIRMED
            ORGANIZER;CN="Binôme":mailto:mentoring@binome.example
            ATTENDEE;CN="Zoë “the fox” d’Ÿs; ^'Z^' ^^ 1";ROLE=REQ-PARTICIPANT;P
             ARTSTAT=ACCEPTED;RSVP=FALSE:mailto:zoe@group.example
            END:VEVENT
            END:VCALENDAR

            """;
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), CalendarText.Write(CalendarMethod.Request, [Meeting]));
    }

    [Fact]
    public async Task An_independent_parser_reads_what_was_meant()
    {
        var waiting = Meeting with { Attendees = [.. Meeting.Attendees, new("Ann", "o'brien+x@group.example", false)], Sequence = 3 };
        var read = await ReadCalendar.Of(CalendarText.Write(CalendarMethod.Request, [waiting]));
        Assert.Equal(("REQUEST", 1), (read.Method, read.Events.Length));
        Assert.Empty(read.Errors);
        Assert.Equal(["Europe/Paris"], read.Zones);
        var one = read.Events[0];
        Assert.Equal((waiting.Uid, 3, "CONFIRMED", waiting.Title), (one.Uid, one.Sequence, one.Status, one.Title));
        Assert.Equal((waiting.Place, waiting.About, waiting.Stamp), (one.Place, one.About, one.Stamp.UtcDateTime));
        Assert.Equal((waiting.StartsAt, waiting.StartsAt + waiting.Length), (one.Start.UtcDateTime, one.End.UtcDateTime));
        Assert.Equal(("Binôme", "mailto:mentoring@binome.example"), (one.Organizer.Name, one.Organizer.Email));
        Assert.Equal(waiting.Attendees.Select(a => (a.Name, $"mailto:{a.Email}")), one.Attendees.Select(a => (a.Name, a.Email)));
        Assert.Equal([("ACCEPTED", "FALSE"), ("NEEDS-ACTION", "TRUE")], one.Attendees.Select(a => (a.Standing, a.Answers)));
    }

    [Fact]
    public async Task Who_only_reads_along_is_not_told_who_comes()
    {
        var text = CalendarText.Write(CalendarMethod.Publish, [Meeting, Meeting with { Uid = "2", IsCancelled = true }], "Binôme, Ann");
        Assert.DoesNotContain("ATTENDEE", text, StringComparison.Ordinal);
        var read = await ReadCalendar.Of(text);
        Assert.Equal(("PUBLISH", "Binôme, Ann"), (read.Method, read.Name));
        Assert.Equal(["CONFIRMED", "CANCELLED"], read.Events.Select(e => e.Status));
    }

    [Fact]
    public async Task A_calendar_without_meetings_is_one_too()
    {
        var read = await ReadCalendar.Of(CalendarText.Write(CalendarMethod.Publish, []));
        Assert.Empty(read.Events);
        Assert.Equal(["Etc/UTC"], read.Zones);
    }

    [Fact]
    public void A_request_is_about_one_meeting_and_a_cancellation_about_one_that_is()
    {
        Assert.Throws<ArgumentException>(() => CalendarText.Write(CalendarMethod.Request, [Meeting, Meeting]));
        Assert.Throws<ArgumentException>(() => CalendarText.Write(CalendarMethod.Request, [Meeting with { IsCancelled = true }]));
        Assert.Throws<ArgumentException>(() => CalendarText.Write(CalendarMethod.Cancel, [Meeting]));
    }

    [Fact]
    public void Nothing_that_somebody_types_ends_a_line_or_is_cut_within_a_character()
    {
        Prop.ForAll<string, string>(
                (title, name) =>
                {
                    var text = CalendarText.Write(
                        CalendarMethod.Request,
                        [
                            Meeting with
                            {
                                Title = title ?? "",
                                Attendees = [new(name + "🦊é" + name + "漢字" + title, "a@b.example", false)],
                            },
                        ]
                    );
                    var lines = text.Split("\r\n");
                    return lines.All(l => Encoding.UTF8.GetByteCount(l) <= 75 && !l.AsSpan().ContainsAny("\r\n\u0085\u2028\u2029"))
                        && !text.Contains('\uFFFD', StringComparison.Ordinal)
                            | (title + name).Any(c => char.IsSurrogate(c) || c == '\uFFFD')
                        && Unfolded(text, "SUMMARY:(.*)") == Typed(title)
                        && Unfolded(text, "ATTENDEE;CN=\"([^\"]*)\"") == Named(name + "🦊é" + name + "漢字" + title)
                        && Regex.Count(text, "^END:V", RegexOptions.Multiline) == 3;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithArbitrary([typeof(Hostile)]));
    }

    /// <summary>Back from a TEXT: RFC 5545, 3.3.11, read the other way.</summary>
    private static string Unfolded(string text, string pattern) =>
        Regex.Match(text.Replace("\r\n ", "", StringComparison.Ordinal), pattern).Groups[1].Value.TrimEnd('\r');

    private static string Typed(string? typed) =>
        Clean(typed)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Named(string? typed) =>
        Clean(typed)
            .Replace("^", "^^", StringComparison.Ordinal)
            .Replace("\"", "^'", StringComparison.Ordinal)
            .Replace("\n", "^n", StringComparison.Ordinal);

    private static string Clean(string? typed) =>
        string.Concat(
            (typed ?? "")
                .ReplaceLineEndings("\n")
                .EnumerateRunes()
                .Where(r => r.Value is '\n' or '\t' || !Rune.IsControl(r))
                .Select(r => r.ToString())
        );

    /// <summary>Strings of what is dangerous in an iCalendar text, and of what is long in UTF-8.</summary>
    private static class Hostile
    {
        private static readonly string[] Pieces =
        [
            "\r\n",
            "\n",
            "\r",
            "\u0085",
            "\u2028",
            "\0",
            "\a",
            "\t",
            " ",
            "\"",
            "^",
            "^n",
            "\\",
            "\\n",
            ";",
            ":",
            ",",
            "é",
            "漢",
            "🦊",
            "\uD83E",
            "a",
            "END:VEVENT",
        ];

        public static Arbitrary<string> Strings() =>
            Arb.From(
                Gen.Elements(Pieces).ListOf().Select(string.Concat),
                text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..]]
            );
    }
}
