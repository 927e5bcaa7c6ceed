using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Notes;

/// <summary>Reads what somebody typed into a note: lines are kept, and one that is too long is told, not cut.</summary>
internal static class NoteForm
{
    public static string Text(Posted posted, string name, int most)
    {
        var text = Typed.Text(posted[name]);
        if (text.Length > most)
            posted.Wrong(name, Words.Get("notes.tooLong", most));
        return text;
    }
}
