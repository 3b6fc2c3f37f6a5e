using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Agency;

/// <summary>What the office's own list says of a village.</summary>
public sealed class OwnVillageFacts(ParticipationContext db) : IVillageFacts
{
    public async Task<IReadOnlyList<VillageFact>> ListAsync(Guid villageId, CancellationToken ct)
    {
        var village = await db.Set<Village>().AsNoTracking().SingleAsync(v => v.Id == villageId, ct);
        return
        [
            new(10, "ประชากร", Count(village.Population, "คน")),
            new(11, "ครัวเรือน", Count(village.Households, "ครัวเรือน")),
            new(12, "กลุ่ม LINE", village switch
            {
                { LineGroupId.Length: 0 } => "○ ยังไม่ได้ผูก",
                { LineGroupName.Length: 0 } => "● ผูกแล้ว",
                _ => $"● ผูกแล้ว {village.LineGroupName}",
            }),
        ];
    }

    private static string Count(int number, string unit) => number == 0 ? "ยังไม่ได้กรอก" : $"{WholeNumber.Show(number)} {unit}";
}
