using System.Text;
using System.Text.Encodings.Web;

namespace Line.Simulator;

/// <summary>
/// Escapes only what JSON must have escaped. Even the relaxed encoder of .NET writes emoji as \uXXXX; LINE's webhooks carry
/// them as they are, and a service has to check the signature over such bytes too.
/// </summary>
internal sealed class PlainJsonEncoder : JavaScriptEncoder
{
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        var at = 0;
        while (!rest.IsEmpty)
        {
            // Half a surrogate pair is no character; it is left to the base class, which replaces it.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) is not System.Buffers.OperationStatus.Done || WillEncode(rune.Value)) return at;
            rest = rest[length..];
            at += length;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escaped = unicodeScalar switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => $"\\u{unicodeScalar:x4}" };
        numberOfCharactersWritten = escaped.TryCopyTo(new Span<char>(buffer, bufferLength)) ? escaped.Length : 0;
        return numberOfCharactersWritten > 0;
    }
}
