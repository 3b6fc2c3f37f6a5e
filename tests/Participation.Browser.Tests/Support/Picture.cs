using System.Buffers.Binary;
using System.IO.Compression;

namespace Participation.Browser.Tests.Support;

/// <summary>The ink of a screenshot: which pixels are dark. Reads the PNGs Chromium writes (8 bits, RGB or RGBA, not interlaced).</summary>
public sealed class Picture
{
    private const int Dark = 128;

    private readonly bool[,] _ink;

    private Picture(bool[,] ink) => _ink = ink;

    public int Count => _ink.Cast<bool>().Count(dark => dark);

    public static Picture Read(ReadOnlySpan<byte> png)
    {
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var kind = png.Slice(at + 4, 4);
            var data = png.Slice(at + 8, length);
            if (kind.SequenceEqual("IHDR"u8))
                (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9] == 6 ? 4 : 3);
            else if (kind.SequenceEqual("IDAT"u8))
                packed.Write(data);
            at += length + 12;
        }
        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var ink = new bool[height, width];
        var (above, row) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++, (above, row) = (row, above))
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            for (var x = 0; x < width; x++) ink[y, x] = row[x * channels] < Dark;
        }
        return new Picture(ink);
    }

    /// <summary>The smallest part that holds all ink, so that two pictures can be compared wherever the words stand in them.</summary>
    public Picture Trim()
    {
        var rows = Enumerable.Range(0, _ink.GetLength(0)).Where(y => Enumerable.Range(0, _ink.GetLength(1)).Any(x => _ink[y, x])).ToArray();
        var columns = Enumerable.Range(0, _ink.GetLength(1)).Where(x => rows.Any(y => _ink[y, x])).ToArray();
        if (rows.Length == 0) return new Picture(new bool[0, 0]);
        var ink = new bool[rows[^1] - rows[0] + 1, columns[^1] - columns[0] + 1];
        for (var y = 0; y < ink.GetLength(0); y++)
            for (var x = 0; x < ink.GetLength(1); x++) ink[y, x] = _ink[rows[0] + y, columns[0] + x];
        return new Picture(ink);
    }

    public bool SameAs(Picture other) =>
        _ink.GetLength(0) == other._ink.GetLength(0) && _ink.GetLength(1) == other._ink.GetLength(1) && _ink.Cast<bool>().SequenceEqual(other._ink.Cast<bool>());

    public override string ToString() => $"{_ink.GetLength(1)}×{_ink.GetLength(0)} with {Count} dark pixels";

    private static void Unfilter(int filter, byte[] row, byte[] above, int channels)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < channels ? 0 : row[i - channels];
            var corner = i < channels ? 0 : above[i - channels];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (byLeft, byUp, byCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
