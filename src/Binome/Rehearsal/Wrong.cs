using Binome.Platform.Ui;

namespace Binome.Rehearsal;

/// <summary>A form that was filled in by us is never wrong: if it is, either of us has a fault.</summary>
internal static class Wrong
{
    public static void Check(Posted posted)
    {
        if (posted.IsWrong)
            throw new InvalidOperationException(posted.Refusal ?? string.Join("; ", posted.Errors.Select(e => $"{e.Name}: {e.Message}")));
    }
}
