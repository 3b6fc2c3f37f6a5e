using System.Buffers.Binary;

namespace Participation.Web.Platform.Files;

/// <summary>Which way up a camera was held, the one thing in its notes that a browser needs to show the picture.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112, Short = 3;

    /// <summary>2 to 8, or 0 where the notes say nothing of it, or that the picture stands upright.</summary>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 0;
        var big = tiff.StartsWith("MM\0*"u8);
        if (!big && !tiff.StartsWith("II*\0"u8)) return 0;
        var start = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (start > tiff.Length - 2) return 0;
        var entries = tiff[(int)start..];
        for (int left = Number(entries, big), at = 2; left > 0 && at + 12 <= entries.Length; left--, at += 12)
            if (Number(entries[at..], big) == Tag)
                return Number(entries[(at + 2)..], big) == Short && Number(entries[(at + 8)..], big) is var way and >= 2 and <= 8 ? way : 0;
        return 0;
    }

    public static byte[] Only(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Number(ReadOnlySpan<byte> at, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}
