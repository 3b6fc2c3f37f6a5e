using System.Buffers;

namespace Participation.Web.Platform.Files;

[Flags]
internal enum PdfWord
{
    None = 0,
    Acts = 1,
    Script = 2,
    Objects = 4,
    Deflated = 8,
    DeflatedTwice = 16,
    OtherwisePacked = 32,
    Locked = 64,
}

/// <summary>The names in a stretch of a PDF that matter to us, also where letters of them are written as #xx.</summary>
internal static class PdfWords
{
    private const int Longest = 16;

    /// <summary>No name that matters is longer, each letter written as #xx.</summary>
    public const int LongestWritten = 1 + 3 * Longest;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    public static PdfWord In(ReadOnlySpan<byte> text)
    {
        var words = PdfWord.None;
        Span<byte> name = stackalloc byte[Longest];
        while (text.IndexOf((byte)'/') is var slash and >= 0)
        {
            text = text[(slash + 1)..];
            var word = Meaning(name[..Read(text, name)]);
            words |= word == PdfWord.Deflated && words.HasFlag(word) ? PdfWord.DeflatedTwice : word;
        }
        return words;
    }

    private static int Read(ReadOnlySpan<byte> text, Span<byte> name)
    {
        var (length, at) = (0, 0);
        while (length < name.Length && at < text.Length && !Ends.Contains(text[at]))
        {
            var isCode = text[at] == '#' && at + 2 < text.Length && char.IsAsciiHexDigit((char)text[at + 1]) && char.IsAsciiHexDigit((char)text[at + 2]);
            name[length++] = isCode ? (byte)(Digit(text[at + 1]) << 4 | Digit(text[at + 2])) : text[at];
            at += isCode ? 3 : 1;
        }
        return length;
    }

    private static int Digit(byte letter) => letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10;

    private static PdfWord Meaning(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("JS"u8)) return PdfWord.Script;
        if (name.SequenceEqual("JavaScript"u8) || name.SequenceEqual("Launch"u8) || name.SequenceEqual("RichMedia"u8)) return PdfWord.Acts;
        if (name.SequenceEqual("EmbeddedFile"u8) || name.SequenceEqual("EmbeddedFiles"u8)) return PdfWord.Acts;
        if (name.SequenceEqual("Encrypt"u8)) return PdfWord.Locked;
        if (name.SequenceEqual("ObjStm"u8)) return PdfWord.Objects;
        if (name.SequenceEqual("FlateDecode"u8)) return PdfWord.Deflated;
        if (name.SequenceEqual("LZWDecode"u8) || name.SequenceEqual("ASCII85Decode"u8) || name.SequenceEqual("ASCIIHexDecode"u8) || name.SequenceEqual("RunLengthDecode"u8)) return PdfWord.OtherwisePacked;
        return PdfWord.None;
    }
}
