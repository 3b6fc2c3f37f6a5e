using System.Buffers;
using System.Buffers.Binary;

namespace Participation.Web.Platform.Files;

/// <summary>
/// A JPEG without what camera, phone and editor wrote beside the picture. Only markers that draw stay, each of the form
/// that the standard gives it, so that nothing else can hide in them; what follows the picture (a second one, a video) goes.
/// </summary>
internal static class JpegCleaning
{
    // Each scan is a walk over the whole picture for the phone that shows it.
    private const int MostScans = 100;

    private const byte Tem = 0x01, Dht = 0xC4, Dac = 0xCC, Rst0 = 0xD0, Rst7 = 0xD7, Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA,
        Dqt = 0xDB, Dnl = 0xDC, Dri = 0xDD, App0 = 0xE0, App15 = 0xEF, Com = 0xFE;

    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, Soi])) return null;
        var head = new JpegHead();
        var picture = new ArrayBufferWriter<byte>(file.Length);
        var (width, scans) = (0, 0);
        for (var rest = file[2..]; TakeMarker(ref rest, out var marker);)
        {
            if (marker is Tem or >= Rst0 and <= Rst7) continue;
            if (marker is Eoi) return scans > 0 ? [0xFF, Soi, .. head.ToArray(), .. picture.WrittenSpan, 0xFF, Eoi] : null;
            if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && (length < 2 || length > rest.Length)) return null;
            var data = rest[2..length];
            rest = rest[length..];
            if (marker is >= App0 and <= App15 or Com)
            {
                if (scans == 0) head.Take(marker, data);
                continue;
            }
            if (IsFrame(marker))
            {
                if (width > 0 || !FrameIsSound(data)) return null;
                width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
            }
            else if (!IsSound(marker, data, width)) return null;
            picture.Write((ReadOnlySpan<byte>)[0xFF, marker, (byte)(length >> 8), (byte)length]);
            picture.Write(data);
            if (marker is not Sos) continue;
            if (++scans > MostScans) return null;
            picture.Write(TakeScan(ref rest));
        }
        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (Dht or 0xC8 or Dac);

    private static bool FrameIsSound(ReadOnlySpan<byte> data) =>
        data.Length > 6 && data[5] is >= 1 and <= 4 && data.Length == 6 + 3 * data[5]
        && PictureSides.Fit(BinaryPrimitives.ReadUInt16BigEndian(data[3..]), BinaryPrimitives.ReadUInt16BigEndian(data[1..]));

    private static bool IsSound(byte marker, ReadOnlySpan<byte> data, int width) => marker switch
    {
        Sos => width > 0 && data.Length > 0 && data[0] is >= 1 and <= 4 && data.Length == 4 + 2 * data[0],
        Dqt => QuantizationIsSound(data),
        Dht => HuffmanIsSound(data),
        Dac => data.Length <= 32 && data.Length % 2 == 0,
        Dri => data.Length == 2,
        Dnl => data.Length == 2 && PictureSides.Fit(width, BinaryPrimitives.ReadUInt16BigEndian(data)),
        _ => false,
    };

    private static bool QuantizationIsSound(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var length = (data[0] >> 4) switch { 0 => 65, 1 => 129, _ => int.MaxValue };
            if ((data[0] & 15) > 3 || data.Length < length) return false;
            data = data[length..];
        }
        return true;
    }

    private static bool HuffmanIsSound(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (data.Length < 17 || data[0] >> 4 > 1 || (data[0] & 15) > 3) return false;
            var symbols = 0;
            foreach (var count in data[1..17]) symbols += count;
            if (symbols > 256 || data.Length < 17 + symbols) return false;
            data = data[(17 + symbols)..];
        }
        return true;
    }

    /// <summary>The next marker; bytes before it that belong to nothing are passed over, as every reader does.</summary>
    private static bool TakeMarker(ref ReadOnlySpan<byte> rest, out byte marker)
    {
        marker = 0;
        while (rest.IndexOf((byte)0xFF) is var at and >= 0 && rest[at..].IndexOfAnyExcept((byte)0xFF) is var code and >= 0)
        {
            marker = rest[at + code];
            rest = rest[(at + code + 1)..];
            if (marker != 0) return true;
        }
        return false;
    }

    /// <summary>The coded data up to a marker that is neither a stuffed zero nor a restart.</summary>
    private static ReadOnlySpan<byte> TakeScan(ref ReadOnlySpan<byte> rest)
    {
        var end = 0;
        while (rest[end..].IndexOf((byte)0xFF) is var at and >= 0 && rest[(end + at)..].IndexOfAnyExcept((byte)0xFF) is var code and >= 0)
        {
            end += at;
            if (rest[end + code] is not (0 or >= Rst0 and <= Rst7)) break;
            end += code + 1;
        }
        var scan = rest[..end];
        rest = rest[end..];
        return scan;
    }
}
