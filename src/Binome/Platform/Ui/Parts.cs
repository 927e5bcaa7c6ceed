namespace Binome.Platform.Ui;

/// <summary>A choice of a list: what the form posts, what the reader reads, and the consequence under it.</summary>
public sealed record Option(string Value, string Text, string? Hint = null);

/// <summary>A number and what it counts; <paramref name="Of"/> is its denominator in words ("sur 200").</summary>
public sealed record Fact(string Value, string Label, string? Of = null);

/// <summary>One of the few stages of something longer.</summary>
/// <param name="Href">Where one goes back to it, or on to it.</param>
public sealed record Step(string Title, string? Note = null, Stage Stage = Stage.Next, string? Href = null);

/// <summary>Something that happened or will: when in words, when for machines (ISO 8601), and what.</summary>
public sealed record Moment(string When, string Iso, string What, Stage Stage = Stage.Next);

/// <summary>A tab is a link: it opens, is shared, and comes back.</summary>
public sealed record Tab(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>One criterion of a fit, in notches out of five.</summary>
public sealed record Notch(string Label, int Filled);

/// <summary>One line of the navigation. Each capability registers its own; the layout shows those the signed-in person's role allows.</summary>
/// <param name="Role">Null: everyone signed in.</param>
/// <param name="Foot">At the foot of the page rather than at its top; a foot entry without role is for strangers too.</param>
/// <param name="Order">Lower stands first; equals stand in the order of the floors.</param>
public sealed record NavEntry(string Href, string WordKey, string? Role = null, bool Foot = false, int Order = 0);
