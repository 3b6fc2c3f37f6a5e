using Microsoft.AspNetCore.StaticFiles;

namespace Line.Simulator.Control;

/// <summary>The page with the phone, out of the assembly.</summary>
internal static class PhonePage
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly (string Path, string Page)[] Pages = [("/", "index.html"), ("/gallery", "gallery.html"), ("/training", "training.html")];

    public static void MapPhonePage(this WebApplication app)
    {
        foreach (var (path, page) in Pages) app.MapGet(path, (HttpContext context) => Serve(context, page));
        app.MapGet("/assets/{**path}", (HttpContext context, string path) => Serve(context, "assets/" + path));
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private static IResult Serve(HttpContext context, string path)
    {
        if (typeof(PhonePage).Assembly.GetManifestResourceStream("wwwroot/" + path) is not { } stream) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        // Pictures may come from anywhere, as in LINE; scripts and styles only from here.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src * data: blob:; media-src * blob:; object-src 'none'; base-uri 'none'; frame-ancestors *";
        return Results.Stream(stream, TypeOf(path), enableRangeProcessing: true);
    }

    private static string TypeOf(string path)
    {
        // The address of an image map has no extension.
        if (!Path.HasExtension(path)) return "image/png";
        if (!Types.TryGetContentType(path, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }
}
