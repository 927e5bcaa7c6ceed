namespace Binome.Platform.Tables;

/// <summary>One record of a table.</summary>
/// <param name="Line">The physical line where the record starts, 1 for the first; in a workbook the row's number.</param>
/// <param name="Cells">The cells without surrounding blanks; never more than the header has, once <see cref="HasSurplus"/> is told.</param>
/// <param name="HasSurplus">More cells than the header: refused, and its cells cannot be trusted to stand under their headings.</param>
public readonly record struct Row(int Line, IReadOnlyList<string> Cells, bool HasSurplus = false)
{
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>Why a part of a file is not accepted, where a reader can find it.</summary>
/// <param name="Line">The physical line where the record starts; 0 for the whole file.</param>
/// <param name="Column">The cell, counted from 1; 0 for the whole row.</param>
/// <param name="Field">The field's name in our own words (`manager`), `row` or `file`.</param>
/// <param name="Message">What is wrong and what is accepted, in the reader's language.</param>
public sealed record Refusal(int Line, int Column, string Field, string Message)
{
    public static Refusal OfFile(string message) => new(0, 0, "file", message);

    /// <summary>As a compiler would say it: file:line:column: field: what is wrong.</summary>
    public string At(string file) => $"{file}:{Line}:{Column}: {Field}: {Message}";
}

/// <summary>Ends the reading of a table; never leaves this namespace.</summary>
internal sealed class UnreadableException(Refusal refusal) : Exception
{
    public Refusal Refusal { get; } = refusal;
}
