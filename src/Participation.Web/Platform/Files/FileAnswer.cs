using Microsoft.Net.Http.Headers;

namespace Participation.Web.Platform.Files;

/// <summary>A stored file as an answer: named by us, typed by its content, and without any right to act in our name.</summary>
public static class FileAnswer
{
    public static IResult Of(HttpContext http, FileStore store, string? name, string? downloadName = null, bool isPublic = false, bool isKeptADay = false)
    {
        if (store.Find(name) is not { } path) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        // Only by whoever saw it, and not for long: what is taken away is gone from there too.
        if (isKeptADay) http.Response.Headers.CacheControl = "private, max-age=86400";
        if (isPublic) http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var type = Path.GetExtension(path) switch
        {
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".webp" => "image/webp",
            _ => "application/pdf",
        };
        if (downloadName is null) return Results.File(path, type);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(downloadName + Path.GetExtension(path));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.File(path, type);
    }
}
