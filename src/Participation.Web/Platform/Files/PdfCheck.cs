namespace Participation.Web.Platform.Files;

/// <summary>
/// A PDF that shows and does not act: no script, no program to start, no file within, nothing that unpacks without end.
/// One under lock could hide all of that, and is refused. Only a bounded look: what is packed otherwise than by deflate is not seen into.
/// </summary>
internal static class PdfCheck
{
    private const int Tail = 1024;

    public static bool Passes(byte[] content)
    {
        ReadOnlySpan<byte> pdf = content;
        if (pdf.Length <= 20 || !pdf.StartsWith("%PDF-"u8) || pdf[^Math.Min(Tail, pdf.Length)..].IndexOf("%%EOF"u8) < 0) return false;
        var streams = new PdfStreams(content);
        var (at, end) = (0, 0);
        while (NextStream(pdf, at) is var key and >= 0)
        {
            // From the start of the stream before: a false end in it hides neither the words behind that nor a stream.
            var inside = PdfWords.In(pdf[at..Math.Max(at, Math.Min(end, key))]);
            var outside = PdfWords.In(pdf[Math.Min(Math.Max(at, end), key)..key]);
            if (Acts(inside, outside) || (outside & PdfWord.DeflatedTwice) != 0) return false;
            at = key + "stream"u8.Length;
            while (at < pdf.Length && pdf[at] is (byte)' ' or (byte)'\r' or (byte)'\n') at++;
            if (end < at) end = pdf[at..].IndexOf("endstream"u8) is var length and >= 0 ? at + length : pdf.Length;
            if (!streams.IsHarmless(at, end, inside | outside)) return false;
        }
        return !Acts(PdfWords.In(pdf[at..Math.Max(at, end)]), PdfWords.In(pdf[Math.Max(at, end)..]));
    }

    /// <summary>Encrypted, also where it opens without a password.</summary>
    public static bool IsLocked(ReadOnlySpan<byte> content) => content.StartsWith("%PDF-"u8) && PdfWords.In(content).HasFlag(PdfWord.Locked);

    /// <summary>The short names stand in packed bytes by chance, so there they say nothing.</summary>
    private static bool Acts(PdfWord inside, PdfWord outside) => ((inside & PdfWord.Acts) | (outside & (PdfWord.Acts | PdfWord.Script | PdfWord.Locked))) != 0;

    private static int NextStream(ReadOnlySpan<byte> pdf, int at)
    {
        for (var from = at; pdf[from..].IndexOf("stream"u8) is var found and >= 0; from += found + "stream"u8.Length)
            if (pdf[at..(from + found)].TrimEnd(" \r\n\t\f\0"u8).EndsWith(">>"u8)) return from + found;
        return -1;
    }
}
