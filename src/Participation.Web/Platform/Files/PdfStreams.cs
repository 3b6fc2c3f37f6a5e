using System.IO.Compression;

namespace Participation.Web.Platform.Files;

/// <summary>Unpacks the streams of one PDF, all of them together no further than the limits.</summary>
internal sealed class PdfStreams(byte[] pdf)
{
    private const long MostUnpacked = 128 * 1024 * 1024;
    // Objects are also read: as much work as so many bytes that are only unpacked.
    private const int ObjectsCost = 4;
    private const int MostStreams = 50_000;
    private const int MostBroken = 1_000;

    private readonly byte[] _block = new byte[16 * 1024];
    private long _unpacked;
    private long _packed;
    private int _streams;
    private int _broken;

    /// <summary>False where a limit is passed, or where a stream of objects holds one that acts.</summary>
    public bool IsHarmless(int start, int end, PdfWord dictionary)
    {
        var objects = dictionary.HasFlag(PdfWord.Objects);
        // No writer packs its objects otherwise; somebody who hides them does.
        if (objects && dictionary.HasFlag(PdfWord.OtherwisePacked)) return false;
        if (end - start < 2 || (pdf[start] & 15) != 8 || (pdf[start] << 8 | pdf[start + 1]) % 31 != 0) return true;
        // Streams that lie in one another would be read over and over.
        if (++_streams > MostStreams || (_packed += end - start) > 2L * pdf.Length) return false;
        try
        {
            return Unpack(start, end, objects);
        }
        catch (InvalidDataException)
        {
            return ++_broken <= MostBroken;
        }
    }

    private bool Unpack(int start, int end, bool objects)
    {
        // Without the two bytes of zlib's head: its checksum at the end does not matter to readers either.
        using var packed = new MemoryStream(pdf, start + 2, end - start - 2, writable: false);
        using var plain = new DeflateStream(packed, CompressionMode.Decompress);
        for (var carried = 0; ;)
        {
            var read = plain.Read(_block, carried, _block.Length - carried);
            if ((_unpacked += objects ? ObjectsCost * read : read) > MostUnpacked) return false;
            if (!objects && read > 0) continue;
            var whole = _block.AsSpan(0, carried + read);
            // A name that may go on in the next block is looked at there.
            var cut = read > 0 && whole.LastIndexOf((byte)'/') is var slash and >= 0 && whole.Length - slash <= PdfWords.LongestWritten ? slash : whole.Length;
            if (objects && (PdfWords.In(whole[..cut]) & (PdfWord.Acts | PdfWord.Script)) != 0) return false;
            if (read == 0) return true;
            whole[cut..].CopyTo(_block);
            carried = whole.Length - cut;
        }
    }
}
