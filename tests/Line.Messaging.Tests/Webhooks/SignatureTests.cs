using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Line.Messaging.Webhooks;

namespace Line.Messaging.Tests.Webhooks;

public sealed class SignatureTests
{
    private const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    private const string Header = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}""");

    [Fact]
    public void The_published_vector_is_valid() => Assert.True(WebhookSignature.IsValid(Body, Header, Secret));

    [Fact]
    public void One_changed_byte_is_not_valid()
    {
        var changed = Body.ToArray();
        changed[^1] ^= 1;
        Assert.False(WebhookSignature.IsValid(changed, Header, Secret));
    }

    [Fact]
    public void Another_secret_is_not_valid() => Assert.False(WebhookSignature.IsValid(Body, Header, "another"));

    [Fact]
    public void During_a_change_either_of_two_secrets_is_valid()
    {
        Assert.True(WebhookSignature.IsValid(Body, Header, "next", Secret));
        Assert.True(WebhookSignature.IsValid(Body, Header, Secret, "next"));
    }

    [Fact]
    public void Without_a_secret_nothing_is_valid()
    {
        Assert.False(WebhookSignature.IsValid(Body, Header));
        // The signature under an empty key, which an unset configuration value would be.
        var underEmptyKey = Convert.ToBase64String(HMACSHA256.HashData(Array.Empty<byte>(), Body));
        Assert.False(WebhookSignature.IsValid(Body, underEmptyKey, "", null!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs==")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDL==")]
    [InlineData(" GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=")]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=\n")]
    [InlineData("Gh RmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=")]
    [InlineData("????????????????????????????????????????????")]
    [InlineData("ลายเซ็นลายเซ็นลายเซ็นลายเซ็นลายเซ็นลายเซ็นลา")]
    [InlineData("AAAA")]
    public void A_malformed_header_is_not_valid_and_does_not_throw(string? header) =>
        Assert.False(WebhookSignature.IsValid(Body, header, Secret));

    [Fact]
    public void A_huge_header_is_not_valid() => Assert.False(WebhookSignature.IsValid(Body, new string('A', 1_000_000), Secret));

    [Fact]
    public void The_comparison_is_the_one_that_takes_the_same_time_for_every_signature()
    {
        var method = typeof(WebhookSignature).GetMethod(nameof(WebhookSignature.IsValid))!;
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        const byte Call = 0x28;
        var called = Enumerable.Range(0, code.Length - 4)
            .Where(at => code[at] == Call && code[at + 4] is 0x06 or 0x0A)
            .Select(at => TryResolve(method.Module, BitConverter.ToInt32(code, at + 1)));

        Assert.Contains(called, target => target?.DeclaringType == typeof(CryptographicOperations) && target.Name == nameof(CryptographicOperations.FixedTimeEquals));
    }

    // Not every byte with the value of a call is one.
    private static MethodBase? TryResolve(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
