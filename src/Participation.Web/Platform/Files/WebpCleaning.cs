using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Participation.Web.Platform.Files;

/// <summary>A WebP of the chunks that draw it, also within the frames of one that moves.</summary>
internal static class WebpCleaning
{
    private const int Start = 12;

    // Colour profile, transparency, movement. EXIF and XMP go, and with them what announces them.
    private const byte KeptFlags = 0x32;

    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length < Start || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8)) return null;
        var end = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        // The padding of an odd last chunk is often forgotten.
        if (end < Start || end > file.Length + 1L) return null;
        var kept = new ArrayBufferWriter<byte>(file.Length + 1);
        kept.Write(file[..Start]);
        if (!Write(kept, file[Start..(int)Math.Min(end, file.Length)])) return null;
        var cleaned = kept.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(cleaned.AsSpan(4), cleaned.Length - 8);
        return cleaned;
    }

    private static bool Write(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> rest)
    {
        if (!TakeChunk(ref rest, out var name, out var data)) return false;
        // The simple form is one chunk.
        if (name is not "VP8X") return WritePicture(kept, name, data);
        if (data.Length < 10 || !PictureSides.Fit(Triple(data[4..]) + 1, Triple(data[7..]) + 1)) return false;
        WriteChunk(kept, name, [(byte)(data[0] & KeptFlags), 0, 0, 0, .. data[4..10]]);
        var drawn = false;
        while (rest.Length >= 8)
        {
            if (!TakeChunk(ref rest, out name, out data)) return false;
            switch (name)
            {
                case "VP8 " or "VP8L" when !WritePicture(kept, name, data):
                case "ANMF" when !WriteFrame(kept, data):
                case "VP8X":
                    return false;
                case "VP8 " or "VP8L" or "ANMF":
                    drawn = true;
                    break;
                case "ALPH" or "ICCP":
                case "ANIM" when data.Length == 6:
                    WriteChunk(kept, name, data);
                    break;
            }
        }
        return drawn;
    }

    private static bool WriteFrame(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 16 || !PictureSides.Fit(Triple(frame[6..]) + 1, Triple(frame[9..]) + 1)) return false;
        var inner = new ArrayBufferWriter<byte>(frame.Length + 1);
        inner.Write(frame[..16]);
        var drawn = false;
        for (var rest = frame[16..]; rest.Length >= 8;)
        {
            if (!TakeChunk(ref rest, out var name, out var data)) return false;
            if (name is "ALPH") WriteChunk(inner, name, data);
            if (name is not ("VP8 " or "VP8L")) continue;
            if (!WritePicture(inner, name, data)) return false;
            drawn = true;
        }
        WriteChunk(kept, "ANMF", inner.WrittenSpan);
        return drawn;
    }

    private static bool WritePicture(ArrayBufferWriter<byte> kept, string name, ReadOnlySpan<byte> data)
    {
        var sound = name switch
        {
            "VP8 " => data.Length > 10 && (data[0] & 1) == 0 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
                && PictureSides.Fit(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF),
            "VP8L" => data.Length > 5 && data[0] == 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) is var sides
                && PictureSides.Fit((sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1),
            _ => false,
        };
        if (sound) WriteChunk(kept, name, data);
        return sound;
    }

    private static bool TakeChunk(ref ReadOnlySpan<byte> rest, out string name, out ReadOnlySpan<byte> data)
    {
        name = "";
        data = default;
        if (rest.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var length && length > rest.Length - 8) return false;
        name = Encoding.Latin1.GetString(rest[..4]);
        data = rest.Slice(8, (int)length);
        rest = rest[Math.Min(rest.Length, 8 + data.Length + data.Length % 2)..];
        return true;
    }

    private static void WriteChunk(ArrayBufferWriter<byte> kept, string name, ReadOnlySpan<byte> data)
    {
        Encoding.Latin1.GetBytes(name, kept);
        BinaryPrimitives.WriteInt32LittleEndian(kept.GetSpan(4), data.Length);
        kept.Advance(4);
        kept.Write(data);
        if (data.Length % 2 == 1) kept.Write((ReadOnlySpan<byte>)[0]);
    }

    private static int Triple(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;
}
