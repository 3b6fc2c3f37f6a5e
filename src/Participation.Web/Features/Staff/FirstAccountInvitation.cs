using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Staff;

/// <summary>
/// As long as there is no staff account, each start prints a link through which the first administrator makes one.
/// Only the token's hash is held, in memory: it dies with the process, and with its first use.
/// </summary>
public sealed class FirstAccountInvitation(IServiceScopeFactory scopes, IOptions<SiteOptions> site) : IHostedService
{
    private byte[]? _tokenHash;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ParticipationContext>().Users.AnyAsync(cancellationToken)) return;
        Console.WriteLine($"No staff account yet. The first one is made here, once: {new Uri(site.Value.PublicUrl, $"/staff/first-account?token={Renew()}")}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public bool IsOpenTo(string? token)
    {
        var expected = Volatile.Read(ref _tokenHash);
        return expected is not null && !string.IsNullOrEmpty(token) && CryptographicOperations.FixedTimeEquals(expected, Hash(token));
    }

    public void Close() => Volatile.Write(ref _tokenHash, null);

    internal string Renew()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Volatile.Write(ref _tokenHash, Hash(token));
        return token;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
