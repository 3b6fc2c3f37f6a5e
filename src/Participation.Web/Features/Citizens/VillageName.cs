using System.Globalization;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Citizens;

/// <summary>A village as people there say it: หมู่ 3 บ้านริมทุ่ง; ชุมชน 2 ตลาดเก่า.</summary>
public static class VillageName
{
    public static string Of(Village village) => $"{Numbered(village)} {village.Name}";

    public static string Numbered(Village village) => string.Create(CultureInfo.InvariantCulture, $"{(village.Label == "หมู่บ้าน" ? "หมู่" : village.Label)} {village.Number}");
}
