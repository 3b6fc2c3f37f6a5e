using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Staff;

/// <summary>Names behind the actors of records, read in one go.</summary>
public sealed class ActorNames
{
    private readonly IReadOnlyDictionary<Guid, string> _names;

    private ActorNames(IReadOnlyDictionary<Guid, string> names) => _names = names;

    /// <summary>Null where no colleague acted.</summary>
    public string? Of(string actor) => StaffActor.FindAccountIn(actor) is { } account ? _names.GetValueOrDefault(account, "เจ้าหน้าที่") : null;

    public static async Task<ActorNames> ReadAsync(ParticipationContext db, IEnumerable<string> actors, CancellationToken ct)
    {
        var accounts = actors.Select(StaffActor.FindAccountIn).OfType<Guid>().Distinct().ToList();
        return new ActorNames(await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct));
    }
}
