namespace Binome.Sessions;

/// <summary>Everybody has said yes to one time, the first or another: who has to know later, what is asked when it is over, plans it.</summary>
public sealed record SessionAgreed(Session Session);
