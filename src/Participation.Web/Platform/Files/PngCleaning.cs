using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Participation.Web.Platform.Files;

/// <summary>A PNG of the chunks that draw it: no words, no camera's notes, nothing private, nothing behind its end.</summary>
internal static class PngCleaning
{
    private const int Around = 12;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private static ReadOnlySpan<byte> Start => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Start)) return null;
        var kept = new ArrayBufferWriter<byte>(file.Length);
        kept.Write(Start);
        var (first, drawn) = (true, false);
        for (var rest = file[Start.Length..]; rest.Length >= Around; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Around) return null;
            var chunk = rest[..((int)length + Around)];
            rest = rest[chunk.Length..];
            var name = Encoding.Latin1.GetString(chunk[4..8]);
            if (first != name is "IHDR" || first && !Fits(chunk)) return null;
            if (length > MostBytes(name) || !IsIntact(chunk))
            {
                // What a reader must understand is written with a capital: without it the picture is another.
                if (char.IsAsciiLetterUpper(name[0])) return null;
                continue;
            }
            kept.Write(chunk);
            drawn |= name is "IDAT" && length > 0;
            if (name is "IEND") return drawn ? kept.WrittenSpan.ToArray() : null;
        }
        return null;
    }

    private static bool Fits(ReadOnlySpan<byte> header) =>
        header.Length == Around + 13 && PictureSides.Fit(BinaryPrimitives.ReadUInt32BigEndian(header[8..]), BinaryPrimitives.ReadUInt32BigEndian(header[12..]));

    private static int MostBytes(string name) => name switch
    {
        "IHDR" => 13,
        "PLTE" => 768,
        "tRNS" => 256,
        "gAMA" or "sBIT" => 4,
        "cHRM" => 32,
        "sRGB" => 1,
        "bKGD" => 6,
        "pHYs" => 9,
        "acTL" => 8,
        "fcTL" => 26,
        "IDAT" or "fdAT" or "iCCP" => int.MaxValue,
        "IEND" => 0,
        _ => -1,
    };

    private static bool IsIntact(ReadOnlySpan<byte> chunk)
    {
        var sum = uint.MaxValue;
        foreach (var b in chunk[4..^4]) sum = Remainders[(byte)(sum ^ b)] ^ sum >> 8;
        return ~sum == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
    }

    private static uint Remainder(int of)
    {
        var sum = (uint)of;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ sum >> 1;
        return sum;
    }
}
