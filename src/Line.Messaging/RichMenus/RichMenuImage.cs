using System.Buffers.Binary;
using System.Globalization;
using Line.Messaging.Messages;

namespace Line.Messaging.RichMenus;

/// <summary>
/// The picture of a rich menu: JPEG or PNG of at most 1 MB, 800 to 2,500 pixels wide, at least 250 high, width divided by height at least 1.45.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image-requirements
/// </summary>
public sealed class RichMenuImage
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private RichMenuImage(ReadOnlyMemory<byte> bytes, string contentType, int width, int height) =>
        (Bytes, ContentType, Width, Height) = (bytes, contentType, width, height);

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>, as the bytes say.</summary>
    public string ContentType { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Takes a file and checks it.</summary>
    /// <param name="bytes">The file; not copied.</param>
    /// <exception cref="MessageLimitException">It is not a JPEG or PNG, or not within the limits.</exception>
    public static RichMenuImage FromBytes(ReadOnlyMemory<byte> bytes)
    {
        Require(bytes.Length <= MaxBytes, "image", "at most 1048576 bytes", bytes.Length.ToString(CultureInfo.InvariantCulture));
        var (contentType, width, height) = Png(bytes.Span) ?? Jpeg(bytes.Span) ?? throw new MessageLimitException("image", "a JPEG or PNG", "something else");
        Require(width is >= 800 and <= 2500, "image.width", "800 to 2500 pixels", width.ToString(CultureInfo.InvariantCulture));
        Require(height >= 250, "image.height", "at least 250 pixels", height.ToString(CultureInfo.InvariantCulture));
        Require(width >= RichMenuSize.SmallestRatio * height, "image.height", "such that width / height is at least 1.45", ((double)width / height).ToString("0.###", CultureInfo.InvariantCulture));
        return new RichMenuImage(bytes, contentType, width, height);
    }

    private static void Require(bool holds, string field, string limit, string value)
    {
        if (!holds)
            throw new MessageLimitException(field, limit, value);
    }

    // Signature, then the IHDR chunk: length, name, width, height.
    private static (string, int, int)? Png(ReadOnlySpan<byte> file) =>
        file.Length >= 24 && file[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            ? ("image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : null;

    // Segments of marker and length, up to the frame header (SOF), which holds height and width.
    private static (string, int, int)? Jpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8)
            return null;
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
