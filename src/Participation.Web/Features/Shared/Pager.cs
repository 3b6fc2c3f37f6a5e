using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Participation.Web.Features.Shared;

/// <summary>Links to the page before and after, where there is one.</summary>
public sealed record Pager(string? Before, string? Next, string Place)
{
    public static readonly Pager None = new(null, null, "");

    /// <summary>Pages counted from one, for lists whose length is known.</summary>
    public static Pager Of(string address, int page, int pageSize, int total, params IEnumerable<KeyValuePair<string, string?>> query)
    {
        var pages = Math.Max(1, (total + pageSize - 1) / pageSize);
        return new Pager(
            page > 1 ? Address(page - 1) : null, page < pages ? Address(page + 1) : null,
            string.Create(CultureInfo.InvariantCulture, $"หน้า {page} จาก {pages}"));

        string Address(int to) => QueryHelpers.AddQueryString(address, query.Where(q => !string.IsNullOrEmpty(q.Value)).Append(new("p", to.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>The page that was asked for, within what there is.</summary>
    public static int PageOf(int? asked, int pageSize, int total) => Math.Clamp(asked ?? 1, 1, Math.Max(1, (total + pageSize - 1) / pageSize));
}
