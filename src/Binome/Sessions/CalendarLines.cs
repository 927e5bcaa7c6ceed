using System.Text;

namespace Binome.Sessions;

/// <summary>Lines of an iCalendar text: ended by CRLF, folded at 75 octets (RFC 5545, 3.1), with nothing in a value that could end a line or a value.</summary>
internal sealed class CalendarLines
{
    private const int MostOctets = 75;

    private readonly StringBuilder lines = new();

    public override string ToString() => lines.ToString();

    public void Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes()) // half a surrogate becomes U+FFFD here
        {
            if (octets + rune.Utf8SequenceLength > MostOctets) // before a character, never within one
            {
                lines.Append("\r\n ");
                octets = 1;
            }
            lines.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        lines.Append("\r\n");
    }

    /// <summary>A value of type TEXT (RFC 5545, 3.3.11).</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in Plain(value))
            text.Append(
                letter switch
                {
                    '\n' => "\\n",
                    '\\' or ';' or ',' => $"\\{letter}",
                    _ => letter,
                }
            );
        return text.ToString();
    }

    /// <summary>A parameter's value in quotes, where a quote, a caret and a new line have no other way to stand (RFC 6868).</summary>
    public static string Parameter(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in Plain(value))
            text.Append(
                letter switch
                {
                    '\n' => "^n",
                    '^' => "^^",
                    '"' => "^'",
                    _ => letter,
                }
            );
        return text.Append('"').ToString();
    }

    /// <summary>An address as calendars write it (RFC 6068): what an address of the internet has in it stands as it is, so that clients find their own in it.</summary>
    public static string Address(string email)
    {
        var text = new StringBuilder("mailto:");
        foreach (var octet in Encoding.UTF8.GetBytes(email))
            text.Append(
                char.IsAsciiLetterOrDigit((char)octet) || "@.!$&'*+-=_~".Contains((char)octet, StringComparison.Ordinal)
                    ? ((char)octet).ToString()
                    : $"%{octet:X2}"
            );
        return text.ToString();
    }

    /// <summary>Control characters may not stand in a value; what ends a line somewhere (U+0085, U+2028 and U+2029 in many a reader) is a new line.</summary>
    private static string Plain(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.ReplaceLineEndings("\n"))
            if (letter is '\n' or '\t' || !char.IsControl(letter))
                text.Append(letter);
        return text.ToString();
    }
}
