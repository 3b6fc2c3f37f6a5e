using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Participation.Web.Tests.Platform.Files;

/// <summary>Small whole pictures, with the same secret in every place beside the picture that their kind offers.</summary>
internal static class SamplePictures
{
    /// <summary>Longer than a table of a JPEG, and a comment in its middle ends the coded data: a whole one never lies in what draws.</summary>
    public static byte[] Secret { get; } =
        [.. "GPSSECRET 13.7563N 100.5018E, 26 November 2026 at 09:15, the phone of Somsri"u8, 0xFF, 0xFE, 0, 2, .. " at home, 99/1 Moo 4, second floor, beside the window"u8];

    public static byte[] Scan { get; } = [0x3F, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xFF, 0x00, 0x3F];

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Jpeg(int orientation = 6, bool big = true, bool isProgressive = false) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 1, 44, .. Secret]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, big)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Secret]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 2, .. Secret]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Secret]),
        .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. Secret]),
        .. Segment(0xFE, Secret),
        .. Drawing(8, 8, isProgressive),
        0xFF, 0xD9,
        // Its second picture, and the seconds before it was taken.
        0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(1, big)]), .. Drawing(8, 8), 0xFF, 0xD9,
        0, 0, 0, 24, .. "ftypmp42"u8, .. Secret,
    ];

    public static byte[] Drawing(int width, int height, bool isProgressive = false) =>
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        0xFF, .. Segment(isProgressive ? (byte)0xC2 : (byte)0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, 1, .. new byte[15], 0, 0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDD, [0, 1]),
        .. Segment(0xDA, [1, 1, 0, 0, isProgressive ? (byte)0 : (byte)63, 0]),
        .. Scan,
        .. isProgressive ? [.. Segment(0xFE, Secret), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]), .. Segment(0xDA, [1, 1, 0, 1, 63, 0]), .. Scan] : Array.Empty<byte>(),
    ];

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)(data.Length + 2 >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>Who made the camera, how it was held, and where.</summary>
    public static byte[] Exif(int orientation, bool big)
    {
        var place = Secret.Length;
        return
        [
            .. big ? "MM\0*"u8 : "II*\0"u8, .. Number(8, 4), .. Number(3, 2),
            .. Entry(0x010F, 2, place, Number(50, 4)),
            .. Entry(0x0112, 3, 1, [.. Number(orientation, 2), 0, 0]),
            .. Entry(0x8825, 4, 1, Number(50 + place, 4)),
            .. Number(0, 4), .. Secret,
            .. Number(1, 2), .. Entry(0x0002, 2, place, Number(50 + place + 18, 4)), .. Number(0, 4), .. Secret,
        ];

        byte[] Entry(int tag, int type, int count, byte[] value) => [.. Number(tag, 2), .. Number(type, 2), .. Number(count, 4), .. value];
        byte[] Number(int number, int length)
        {
            var bytes = BitConverter.GetBytes(number)[..length];
            if (big) Array.Reverse(bytes);
            return bytes;
        }
    }

    public static byte[] Png(int width = 2, int height = 2) =>
    [
        .. PngStart,
        .. Header(width, height),
        .. Chunk("tIME", Secret), .. Chunk("iTXt", Secret), .. Chunk("gAMA", [0, 0, 0xB1, 0x8F]), .. Chunk("sRGB", Secret),
        .. Chunk("eXIf", Exif(6, big: true)), .. Chunk("pHYs", [0, 0, 11, 19, 0, 0, 11, 19, 1]), .. Chunk("prVt", Secret),
        .. Chunk("IDAT", Deflated(new byte[18])), .. Chunk("zTXt", Secret), .. Chunk("tEXt", [.. "Comment\0"u8, .. Secret]), .. Chunk("IEND", []),
        .. Chunk("IDAT", Secret), .. Secret,
    ];

    public static byte[] CleanPng(int width, int height) => [.. PngStart, .. Header(width, height), .. Chunk("IDAT", Deflated(new byte[18])), .. Chunk("IEND", [])];

    public static byte[] Chunk(string name, byte[] data) =>
        Sealed([0, 0, (byte)(data.Length >> 8), (byte)data.Length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0]);

    /// <summary>With the sum that belongs to its content.</summary>
    public static byte[] Sealed(byte[] chunk)
    {
        var sum = uint.MaxValue;
        foreach (var b in chunk.AsSpan(4, chunk.Length - 8))
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~sum);
        return chunk;
    }

    public static byte[] Webp(int width = 1, int height = 1) => Riff(
        [.. Extended(0x2C, width, height), .. Piece("ICCP", new byte[131]), .. Piece("PRVT", Secret), .. Simple[12..], .. Piece("EXIF", Exif(6, big: false)), .. Piece("XMP ", Secret)],
        behind: Secret);

    public static byte[] MovingWebp() => Riff(
        [.. Extended(0x1E, 1, 1), .. Piece("ANIM", new byte[6]), .. Frame(), .. Piece("XMP ", Secret), .. Frame(), .. Piece("EXIF", Secret)], behind: []);

    /// <summary>One pixel, in the form of one chunk.</summary>
    public static byte[] Simple { get; } = Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /// <summary>One pixel, in the other coding.</summary>
    public static byte[] Lossy { get; } = Convert.FromBase64String("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    public static byte[] Riff(byte[] chunks, byte[] behind)
    {
        byte[] file = [.. "RIFF\0\0\0\0WEBP"u8, .. chunks, .. behind];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), chunks.Length + 4);
        return file;
    }

    public static byte[] Piece(string name, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];

    public static byte[] Extended(byte flags, int width, int height) =>
        Piece("VP8X", [flags, 0, 0, 0, .. BitConverter.GetBytes(width - 1)[..3], .. BitConverter.GetBytes(height - 1)[..3]]);

    public static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var into = new ZLibStream(packed, CompressionLevel.Optimal)) into.Write(content);
        return packed.ToArray();
    }

    private static byte[] Frame() => Piece("ANMF", [.. new byte[16], .. Piece("ALPH", [0, 0]), .. Lossy[12..], .. Piece("note", Secret)]);

    private static byte[] Header(int width, int height)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9]) = (8, 6);
        return Chunk("IHDR", data);
    }
}
