using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class VillageNewModel(ParticipationContext db, SaveVillage save, CurrentAgency agency) : VillagePage
{
    public string Word { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Label = Word;
        Number = ((await db.Set<Village>().Where(v => v.Label == Label).MaxAsync(v => (int?)v.Number, ct) ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var details = Read(isActive: true);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(null, details, Guid.Empty, User.Actor(), ct), $"เพิ่ม{details.Name}แล้ว ใส่ผู้นำได้ในหน้านี้", id => $"/staff/villages/{id}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Word = (await agency.VocabularyAsync(ct)).Area;
        return null;
    }
}
