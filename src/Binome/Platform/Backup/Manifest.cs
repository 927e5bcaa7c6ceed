namespace Binome.Platform.Backup;

/// <summary>What a backup says of itself: enough to refuse a newer one before anything is touched.</summary>
/// <param name="Migrations">Names of the migrations its schema had, in order; both databases share them.</param>
internal sealed record Manifest(
    string Product,
    int Format,
    string Version,
    DateTime MadeAt,
    string[] Migrations,
    string LeftOut,
    Manifest.Table[] Tables
)
{
    public const string ProductName = "binome";
    public const int CurrentFormat = 1;

    public long Rows => Tables.Sum(t => t.Rows);

    internal sealed record Table(string Name, Column[] Columns, long Rows);
}
