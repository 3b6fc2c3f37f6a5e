using System.Buffers.Binary;

namespace Participation.Web.Platform.Files;

public enum FileKind
{
    Png,
    Jpeg,
    Webp,
    Pdf,
}

/// <summary>
/// A file that somebody sent in, known by its content and never by its name or what the browser says of it. A picture is
/// kept without where, when and by whom it was taken. SVG is not among the kinds: it can carry script.
/// </summary>
public sealed record CheckedFile(FileKind Kind, byte[] Content)
{
    private const int MostBrands = 32;

    public static CheckedFile? Of(byte[] content)
    {
        if (PngCleaning.Clean(content) is { } png) return new CheckedFile(FileKind.Png, png);
        if (JpegCleaning.Clean(content) is { } jpeg) return new CheckedFile(FileKind.Jpeg, jpeg);
        if (WebpCleaning.Clean(content) is { } webp) return new CheckedFile(FileKind.Webp, webp);
        return PdfCheck.Passes(content) ? new CheckedFile(FileKind.Pdf, content) : null;
    }

    /// <summary>What an iPhone takes unless told otherwise, and most other devices cannot show.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16 || !content[4..].StartsWith("ftyp"u8)) return false;
        var box = content[..(int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(content), Math.Min(content.Length, 16 + 4 * MostBrands))];
        // The second place holds a version, no brand.
        for (var at = 8; at + 4 <= box.Length; at += at == 8 ? 8 : 4)
            if (IsHeicBrand(box.Slice(at, 4))) return true;
        return false;
    }

    /// <summary>A PDF that nobody can look into.</summary>
    public static bool IsLockedPdf(ReadOnlySpan<byte> content) => PdfCheck.IsLocked(content);

    private static bool IsHeicBrand(ReadOnlySpan<byte> brand) =>
        "heic heix hevc heim heis mif1 msf1 avif "u8.IndexOf(brand) is var at and >= 0 && at % 5 == 0;

    public bool IsPicture => Kind is not FileKind.Pdf;

    public string Extension => Kind switch
    {
        FileKind.Png => "png",
        FileKind.Jpeg => "jpg",
        FileKind.Webp => "webp",
        FileKind.Pdf => "pdf",
    };
}
