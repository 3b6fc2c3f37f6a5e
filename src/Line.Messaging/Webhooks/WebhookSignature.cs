using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Line.Messaging.Webhooks;

/// <summary>
/// Checks the <c>x-line-signature</c> header of a webhook request: Base64 of HMAC-SHA256 over the exact bytes of the body,
/// with the channel secret as the key.
/// </summary>
/// <remarks>
/// Check before anything else, on the bytes as they came from the wire: a body that was parsed and written again has other bytes.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#signature-validation
/// </remarks>
public static class WebhookSignature
{
    /// <summary>Name of the header that carries the signature. Compare it without regard to case.</summary>
    public const string HeaderName = "x-line-signature";

    /// <summary>Whether the header is the signature of the body under one of the secrets.</summary>
    /// <param name="body">The request body, byte for byte as received.</param>
    /// <param name="header">Value of the header; null, empty and malformed values are simply not valid.</param>
    /// <param name="secrets">
    /// The channel secret; two of them (present and next) while the secret is being changed, because LINE stops using the old one at once.
    /// Empty secrets are passed over, so an unset configuration value never makes a forged signature valid.
    /// </param>
    /// <returns>True when one secret matches. Compares in constant time and never throws.</returns>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, params ReadOnlySpan<string> secrets)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryDecode(header, given))
            return false;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var valid = false;
        foreach (var secret in secrets)
        {
            if (string.IsNullOrEmpty(secret))
                continue;
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
            // No early exit: which secret matched is not to be seen from the time it took.
            valid |= CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return valid;
    }

    private static bool TryDecode(string? header, Span<byte> signature)
    {
        // 32 bytes are 44 Base64 characters, no more and no less; this also bounds the work on hostile headers.
        const int EncodedLength = 44;
        if (header is not { Length: EncodedLength } || header.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return false;

        Span<byte> ascii = stackalloc byte[EncodedLength];
        Encoding.ASCII.GetBytes(header, ascii);
        return Base64.DecodeFromUtf8(ascii, signature, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == signature.Length;
    }
}
