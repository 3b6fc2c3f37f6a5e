using System.Buffers.Binary;

namespace Line.Messaging.Tests.Support;

/// <summary>Files that begin as pictures do, which is all that is looked at.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height, int length = 100)
    {
        var file = new byte[length];
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
        start.CopyTo(file, 0);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    public static byte[] Jpeg(ushort width, ushort height)
    {
        // Start, an application segment of 4 bytes, then the frame header.
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(13), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(15), width);
        return file;
    }
}
