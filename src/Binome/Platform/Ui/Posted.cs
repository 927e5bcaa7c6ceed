using Microsoft.Extensions.Primitives;

namespace Binome.Platform.Ui;

/// <summary>What somebody typed, what was wrong with it, and where it led: a form shown again loses nothing typed.</summary>
public sealed class Posted(IReadOnlyDictionary<string, StringValues> values, IFormFileCollection? files = null)
{
    private readonly List<(string Name, string Message)> errors = [];

    public Posted(IFormCollection form)
        : this(form.ToDictionary(f => f.Key, f => f.Value), form.Files) { }

    /// <summary>False on the first display: fields then show what the page gave them, boxes included (an unticked box posts nothing).</summary>
    public bool Any => values.Count > 0;

    public bool IsWrong => Refusal is not null || errors.Count > 0;

    public IReadOnlyList<(string Name, string Message)> Errors => errors;

    /// <summary>A rule that forbade the whole of it, in the reader's language.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Shown again on purpose, with nothing done: what somebody typed, as it would look. The form may still be sent.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>Where to go now that it took effect.</summary>
    public string? Location { get; private set; }

    public string? this[string name] => values.TryGetValue(name, out var typed) && typed.Count > 0 ? typed[0] : null;

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var typed) ? [.. typed.OfType<string>()] : [];

    /// <summary>The file sent under this name; null when none was chosen.</summary>
    public IFormFile? File(string name) => files?.GetFile(name) is { Length: > 0 } file ? file : null;

    public string? ErrorFor(string name) => errors.Find(e => e.Name == name).Message;

    public void Wrong(string name, string message) => errors.Add((name, message));

    public void Refuse(string message) => Refusal = message;

    public void Preview() => IsPreview = true;

    public void GoTo(string location) => Location = location;
}
