using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Platform.Hosting;

/// <summary>
/// Loads the made-up อบต. when asked to. Refused on a public address, and on a database somebody already works with:
/// demo sign-ins must never open a real office.
/// </summary>
public sealed class DemoDataLoader(IServiceScopeFactory scopes, IOptions<SiteOptions> site, DataFolder folder)
{
    private string NotesPath => folder.PathTo("demo-sign-ins.txt");

    public async Task LoadIfAskedAsync(CancellationToken ct)
    {
        if (!site.Value.DemoData) return;
        if (!IsLocal(site.Value.PublicUrl.Host))
            throw new StartRefusedException($"demo data is for trying out and is refused on the public address {site.Value.PublicUrl}. Remove Site:DemoData.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        if (await db.Set<AgencyProfile>().AnyAsync(ct))
        {
            if (!File.Exists(NotesPath)) throw new StartRefusedException("the database already holds an agency that is not the demo. Remove Site:DemoData.");
        }
        else
        {
            var notes = new List<string>();
            await db.WriteAsync(async token =>
            {
                foreach (var part in scope.ServiceProvider.GetServices<IDemoData>().OrderBy(d => d.Order))
                    notes.AddRange(await part.LoadAsync(db, token));
            }, ct);
            await File.WriteAllLinesAsync(NotesPath, notes, ct);
        }
        foreach (var line in await File.ReadAllLinesAsync(NotesPath, ct)) Console.WriteLine(line);
    }

    private static bool IsLocal(string host) =>
        host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || IsPrivate(address)));

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.MapToIPv4().GetAddressBytes();
        return bytes is [10, ..] or [192, 168, ..] || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31);
    }
}
