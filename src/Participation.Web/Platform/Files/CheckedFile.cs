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
/// A file that staff sent in, known by its content and never by its name or what the browser says of it. SVG is not
/// among the kinds: it can carry script.
/// </summary>
public sealed record CheckedFile(FileKind Kind, byte[] Content)
{
    private static ReadOnlySpan<byte> PngHead => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static CheckedFile? Of(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.Length > 33 && bytes.StartsWith(PngHead) && bytes[12..16].SequenceEqual("IHDR"u8) && bytes[^12..].IndexOf("IEND"u8) >= 0) return new CheckedFile(FileKind.Png, content);
        if (bytes.Length > 20 && bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && bytes[^Math.Min(64, bytes.Length)..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0) return new CheckedFile(FileKind.Jpeg, content);
        if (bytes.Length > 20 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8 <= (uint)bytes.Length + 1) return new CheckedFile(FileKind.Webp, content);
        if (bytes.Length > 20 && bytes.StartsWith("%PDF-"u8) && bytes[^Math.Min(1024, bytes.Length)..].IndexOf("%%EOF"u8) >= 0) return new CheckedFile(FileKind.Pdf, content);
        return null;
    }

    public bool IsPicture => Kind is not FileKind.Pdf;

    public string Extension => Kind switch
    {
        FileKind.Png => "png",
        FileKind.Jpeg => "jpg",
        FileKind.Webp => "webp",
        FileKind.Pdf => "pdf",
    };
}
