namespace Binome.Enrolment;

/// <summary>What a capability below offers to whoever is called, beside the form: a link on the first page of the call.</summary>
/// <param name="Path">After <c>/programmes/{id}</c>.</param>
/// <param name="WordKey">The link's words; <c>WordKey.what</c> says what is there.</param>
public sealed record CallLink(string Path, string WordKey);
