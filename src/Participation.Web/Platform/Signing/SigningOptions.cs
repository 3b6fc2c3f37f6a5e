namespace Participation.Web.Platform.Signing;

public sealed class SigningOptions
{
    public const string Section = "Signing";

    /// <summary>
    /// Base64 of the PKCS#8 form of an ECDSA P-256 private key. Empty: a key is made once and kept in the data folder.
    /// Several instances on one PostgreSQL database must be given the same key here.
    /// </summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>
    /// Base64 of public keys (SubjectPublicKeyInfo) that signed before, separated by commas, for what the data folder does not
    /// remember.
    /// </summary>
    public string FormerPublicKeys { get; set; } = "";
}
