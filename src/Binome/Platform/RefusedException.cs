namespace Binome.Platform;

/// <summary>A rule of the product forbids what somebody asked: a sentence for them, never a bug. Caught by the form and by the command line alone.</summary>
public sealed class RefusedException(string key, params object?[] arguments) : Exception
{
    public string Key { get; } = key;

    public override string Message => arguments.Length == 0 ? Words.Get(Key) : Words.Get(Key, arguments);
}
