using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Binome.Platform.Mail;

/// <summary>An invitation as the second way to read a mail: multipart/alternative, its text first (RFC 6047, 2.4).</summary>
/// <remarks>
/// No second copy as an attachment: Outlook and Exchange write and expect these two parts alone where the text is plain ([MS-OXCMAIL], calendar items and meeting
/// messages), and readers that take both copies show the meeting twice. A reader that goes by file names finds one on the part (RFC 6047, 2.6).
/// </remarks>
internal static class CalendarPart
{
    public static AlternateView Of(string calendar)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8", Name = "invite.ics" };
        type.Parameters["method"] = MethodOf(calendar);
        // Base64: the lines end by CRLF and are folded by octets, which no gateway may touch.
        return new(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), type) { TransferEncoding = TransferEncoding.Base64 };
    }

    /// <summary>The part's method must be the calendar's (RFC 6047, 2.4), so it is read there.</summary>
    private static string MethodOf(string calendar)
    {
        const string name = "\r\nMETHOD:";
        var from = calendar.IndexOf(name, StringComparison.Ordinal);
        if (from < 0)
            throw new FormatException("An invitation without a METHOD is none.");
        from += name.Length;
        return calendar[from..calendar.IndexOf('\r', from)];
    }
}
