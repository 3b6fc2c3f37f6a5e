namespace Participation.Web.Features.Agency;

public static class PointWords
{
    public static string Word(this PointKind kind) => kind switch
    {
        PointKind.Counter => "ช่องบริการ",
        PointKind.Desk => "โต๊ะบริการ",
        PointKind.Online => "บริการออนไลน์",
    };

    public static string Word(this ServingTime time) => time switch
    {
        ServingTime.OfficeHours => "เวลาทำการ",
        ServingTime.Lunch => "พักกลางวัน",
        ServingTime.Holiday => "วันหยุด",
    };
}
