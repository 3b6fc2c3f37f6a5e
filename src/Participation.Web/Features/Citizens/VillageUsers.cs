using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Citizens;

/// <summary>How many people told the account that they live in a village. A handful could be guessed at, so it is not counted out.</summary>
public sealed class VillageUsers(ParticipationContext db) : IVillageFacts
{
    private const int Few = 5;

    public async Task<IReadOnlyList<VillageFact>> ListAsync(Guid villageId, CancellationToken ct)
    {
        var count = await db.Set<Citizen>().CountAsync(c => c.VillageId == villageId, ct);
        return [new(20, "ผู้ใช้ LINE ที่บอกว่าอยู่ที่นี่", count < Few ? $"น้อยกว่า {Few} คน" : $"{WholeNumber.Show(count)} คน")];
    }
}
