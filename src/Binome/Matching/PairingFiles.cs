using System.Security.Cryptography;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>A file as it was given, by command or by upload: read once, so that what is hashed is what is read.</summary>
/// <param name="Name">As the reader of a refusal knows it.</param>
public sealed record InputFile(string Name, byte[] Content)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    public static InputFile? Read(string? path) => path is null ? null : new(path, File.ReadAllBytes(path));
}

/// <summary>What two lists are paired from; rules are optional, and so is the directory when the lists themselves have its fields.</summary>
public sealed record PairingFiles(InputFile Mentors, InputFile Mentees, InputFile? People, InputFile? Rules);

/// <summary>A refusal and the file it is about.</summary>
public sealed record FileRefusal(string File, Refusal Refusal)
{
    public override string ToString() => Refusal.At(File);
}

/// <summary>A pair asked for by hand.</summary>
public readonly record struct ByHand(string Mentor, string Mentee);
