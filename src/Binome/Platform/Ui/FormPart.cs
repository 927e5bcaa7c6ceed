using Microsoft.AspNetCore.Components;

namespace Binome.Platform.Ui;

/// <summary>What every question of a form has: a name, a label, an aid, who will read the answer, and what was wrong with it.</summary>
public abstract class FormPart : ComponentBase
{
    [CascadingParameter]
    public Posted? Posted { get; set; }

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Who will see what is typed, in a sentence.</summary>
    [Parameter]
    public string? Readers { get; set; }

    /// <summary>Only when two forms of a page have a question of the same name.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>Says so beside the label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    internal string Key => Id ?? Name;

    internal string? Error => Posted?.ErrorFor(Name);

    internal string? Describes
    {
        get
        {
            string?[] ids =
            [
                Hint is null ? null : Key + "-hint",
                Readers is null ? null : Key + "-readers",
                Error is null ? null : Key + "-error",
            ];
            var present = ids.OfType<string>().ToArray();
            return present.Length == 0 ? null : string.Join(' ', present);
        }
    }

    protected string? Invalid => Error is null ? null : "true";
}
