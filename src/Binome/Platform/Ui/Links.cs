using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Binome.Platform.Ui;

/// <summary>The address of the same page with one thing changed: sorting keeps the search, paging keeps the sort.</summary>
public static class Links
{
    /// <summary>Path and query of <paramref name="uri"/>; a null value removes its key, every other key stays, repeated ones too.</summary>
    public static string With(string uri, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var address = new Uri(uri, UriKind.Absolute);
        var query = QueryHelpers.ParseQuery(address.Query);
        foreach (var (key, value) in changes)
            if (value is null)
                query.Remove(key);
            else
                query[key] = value;
        var builder = new QueryBuilder(query);
        return address.AbsolutePath + builder.ToQueryString();
    }

    /// <summary>Path and query only, for a "come back here" field.</summary>
    public static string Here(string uri) => new Uri(uri, UriKind.Absolute).PathAndQuery;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
