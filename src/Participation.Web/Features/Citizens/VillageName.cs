using System.Globalization;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Citizens;

/// <summary>A village as people there say it: หมู่ 3 บ้านริมทุ่ง; ชุมชน 2 ตลาดเก่า.</summary>
public static class VillageName
{
    private const int MostChoices = 300;

    public static string Of(Village village) => $"{Numbered(village)} {village.Name}";

    public static string Numbered(Village village) => string.Create(CultureInfo.InvariantCulture, $"{(village.Label == "หมู่บ้าน" ? "หมู่" : village.Label)} {village.Number}");

    /// <summary>For a form to choose from. Ids become text here and not in SQL, where each engine writes them in its own case.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(ParticipationContext db, CancellationToken ct) =>
        [.. (await db.ActiveVillagesAsync(ct)).Take(MostChoices).Select(v => new Choice(v.Id.ToString(), Of(v)))];
}
