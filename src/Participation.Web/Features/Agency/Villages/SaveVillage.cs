using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record VillageDetails(string Label, int Number, string Name, int Population, int Households, bool IsActive);

/// <summary>Adds a village or ชุมชน, or changes one. Never deleted: forums and figures of past years are per village.</summary>
public sealed class SaveVillage(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid? id, VillageDetails details, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var village = id is null ? null : await db.Set<Village>().SingleOrDefaultAsync(v => v.Id == id, write);
        if (id is not null && village is null) return new EditOutcome.Unknown();
        if (village is not null && village.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (await db.Set<Village>().AnyAsync(v => v.Label == details.Label && v.Number == details.Number && v.Id != id, write)) return Taken(details);

        var before = village is null ? null : Fields(village);
        var now = clock.Now();
        if (village is null) db.Add(village = new Village { Id = Guid.CreateVersion7(now), Label = details.Label, Number = details.Number, Name = details.Name });
        Apply(details, village);
        var changes = Fields(village).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved(village.Id.ToString());
        village.Version = Guid.CreateVersion7(now);
        db.Audit(new AuditRecord(actor, before is null ? "village.added" : "village.changed", $"village:{village.Id:N}", changes));
        return new EditOutcome.Saved(village.Id.ToString());
    }, ct, Taken(details));

    private static EditOutcome.Refused Taken(VillageDetails details) =>
        new(nameof(details.Number), string.Create(CultureInfo.InvariantCulture, $"มี{details.Label}เลขที่ {details.Number} แล้ว"));

    private static void Apply(VillageDetails details, Village village)
    {
        (village.Label, village.Number, village.Name, village.IsActive) = (details.Label, details.Number, details.Name, details.IsActive);
        (village.Population, village.Households) = (details.Population, details.Households);
    }

    internal static Dictionary<string, string> Fields(Village village) => new()
    {
        ["label"] = village.Label,
        ["number"] = village.Number.ToString(CultureInfo.InvariantCulture),
        ["name"] = village.Name,
        ["population"] = village.Population.ToString(CultureInfo.InvariantCulture),
        ["households"] = village.Households.ToString(CultureInfo.InvariantCulture),
        ["active"] = village.IsActive ? "yes" : "no",
    };
}
