using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Signing;

/// <summary>A signature, and the key that made it.</summary>
public sealed record MadeSignature(byte[] Signature, string KeyId);

/// <summary>
/// Signs records with ECDSA over P-256 and SHA-256, in the form that openssl checks. The private key lives outside the
/// database; every public key that ever signed stays in the data folder, so that old records verify after a change of keys.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    private const string PublicEnding = ".public.pem";

    private readonly Lock _gate = new();
    private readonly ECDsa _private;
    private readonly Dictionary<string, byte[]> _public = new(StringComparer.Ordinal);

    public SigningKeys(IOptions<SigningOptions> options, DataFolder folder)
    {
        var keys = folder.Subfolder("keys");
        _private = options.Value.PrivateKey is { Length: > 0 } configured ? Configured(configured) : Kept(folder);
        var current = _private.ExportSubjectPublicKeyInfo();
        CurrentKeyId = IdOf(current);
        foreach (var file in Directory.EnumerateFiles(keys, "signing-*" + PublicEnding)) Know(ReadPublic(File.ReadAllText(file)));
        foreach (var former in options.Value.FormerPublicKeys.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Know(FormerOf(former));
        if (!_public.ContainsKey(CurrentKeyId)) Publish(keys, current);
        Know(current);
    }

    /// <summary>SHA-256 of the public key in its standard form, in hexadecimal.</summary>
    public string CurrentKeyId { get; }

    /// <summary>The ids of all keys that signed, the present one first.</summary>
    public IReadOnlyList<string> KeyIds => [CurrentKeyId, .. _public.Keys.Where(k => k != CurrentKeyId).Order(StringComparer.Ordinal)];

    public MadeSignature Sign(byte[] content)
    {
        lock (_gate) return new MadeSignature(_private.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), CurrentKeyId);
    }

    public bool Verifies(byte[] content, byte[] signature, string keyId)
    {
        if (!_public.TryGetValue(keyId, out var info)) return false;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The public key as a PEM file; null where it never signed here.</summary>
    public string? PublicKeyPem(string keyId) => _public.TryGetValue(keyId, out var info) ? Pem(info) : null;

    public void Dispose() => _private.Dispose();

    private void Publish(string keys, byte[] current)
    {
        // Never seen half-written by another process that starts now.
        var half = Path.Combine(keys, $"{Guid.CreateVersion7():N}.half");
        File.WriteAllText(half, Pem(current));
        File.Move(half, Path.Combine(keys, $"signing-{CurrentKeyId[..16]}{PublicEnding}"), overwrite: true);
    }

    private void Know(byte[] info) => _public[IdOf(info)] = info;

    private static string IdOf(byte[] info) => Convert.ToHexStringLower(SHA256.HashData(info));

    private static string Pem(byte[] info) => PemEncoding.WriteString("PUBLIC KEY", info) + "\n";

    private static byte[] ReadPublic(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportSubjectPublicKeyInfo();
    }

    private static byte[] FormerOf(string base64)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(base64), out _);
            return key.ExportSubjectPublicKeyInfo();
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            throw Wrong("Signing:FormerPublicKeys must hold base64 of public keys in the form of SubjectPublicKeyInfo, separated by commas.");
        }
    }

    private static ECDsa Configured(string base64)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(base64), out _);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            key.Dispose();
            throw Wrong("Signing:PrivateKey must hold base64 of a private key in the form of PKCS#8.");
        }
        if (key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value) return key;
        key.Dispose();
        throw Wrong("Signing:PrivateKey must be on the curve P-256.");
    }

    private static ECDsa Kept(DataFolder folder)
    {
        var pem = KeptSecret.In(folder, "signing.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n");
        });
        var kept = ECDsa.Create();
        kept.ImportFromPem(Encoding.ASCII.GetString(pem));
        return kept;
    }

    private static OptionsValidationException Wrong(string words) => new(nameof(SigningOptions), typeof(SigningOptions), [words]);
}
