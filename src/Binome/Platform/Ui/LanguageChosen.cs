namespace Binome.Platform.Ui;

/// <summary>Somebody asked for another language at the foot of a page: their cookie has it, and who knows more of them may remember it.</summary>
public sealed record LanguageChosen(string Language);
