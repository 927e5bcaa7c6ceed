using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Binome.Platform.Ui;

/// <summary>One column of a table: its title, how a cell is written, and the word it is sorted by.</summary>
public sealed class Column<T> : ComponentBase
{
    [CascadingParameter]
    public Table<T> Table { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Null: not sortable.</summary>
    [Parameter]
    public string? Sort { get; set; }

    [Parameter]
    public bool Number { get; set; }

    /// <summary>The cell that names its line.</summary>
    [Parameter]
    public bool Header { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<T> ChildContent { get; set; } = null!;

    protected override void OnInitialized() => Table.Add(this);
}

/// <summary>Renders after its elder siblings: a table after its columns are known.</summary>
public sealed class Late : ComponentBase
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
