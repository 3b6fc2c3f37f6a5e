using System.Globalization;

namespace Participation.Web.Features.Agency;

/// <summary>
/// Public holidays of 2569–2571 that every installation starts with. Fixed days are certain; days by the lunar calendar
/// and days in lieu wait for the announcement. The ploughing day is announced a few months before and special days even
/// later, so they are left to be added. Only ever append: the place in the list is the row's id.
/// </summary>
public static class KnownHolidays
{
    private const string NewYear = "วันขึ้นปีใหม่", Makha = "วันมาฆบูชา", Chakri = "วันจักรี", Songkran = "วันสงกรานต์", Coronation = "วันฉัตรมงคล",
        Visakha = "วันวิสาขบูชา", Queen = "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", King = "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว",
        Asarnha = "วันอาสาฬหบูชา", Lent = "วันเข้าพรรษา", Mother = "วันแม่แห่งชาติ", Nawamin = "วันนวมินทรมหาราช", Piya = "วันปิยมหาราช",
        Father = "วันชาติและวันพ่อแห่งชาติ", Constitution = "วันรัฐธรรมนูญ", YearEnd = "วันสิ้นปี";

    public static readonly IReadOnlyList<(DateOnly Day, string Name, bool IsToBeConfirmed)> All =
    [
        On(2026, 1, 1, NewYear), Moon(2026, 3, 3, Makha), On(2026, 4, 6, Chakri),
        On(2026, 4, 13, Songkran), On(2026, 4, 14, Songkran), On(2026, 4, 15, Songkran), On(2026, 5, 4, Coronation),
        Moon(2026, 5, 31, Visakha), Lieu(2026, 6, 1, Visakha), On(2026, 6, 3, Queen), On(2026, 7, 28, King),
        Moon(2026, 7, 29, Asarnha), Moon(2026, 7, 30, Lent), On(2026, 8, 12, Mother), On(2026, 10, 13, Nawamin),
        On(2026, 10, 23, Piya), On(2026, 12, 5, Father), Lieu(2026, 12, 7, Father), On(2026, 12, 10, Constitution), On(2026, 12, 31, YearEnd),

        On(2027, 1, 1, NewYear), Moon(2027, 2, 21, Makha), Lieu(2027, 2, 22, Makha), On(2027, 4, 6, Chakri),
        On(2027, 4, 13, Songkran), On(2027, 4, 14, Songkran), On(2027, 4, 15, Songkran), On(2027, 5, 4, Coronation),
        Moon(2027, 5, 20, Visakha), On(2027, 6, 3, Queen), Moon(2027, 7, 18, Asarnha), Moon(2027, 7, 19, Lent), Lieu(2027, 7, 20, Asarnha),
        On(2027, 7, 28, King), On(2027, 8, 12, Mother), On(2027, 10, 13, Nawamin), On(2027, 10, 23, Piya), Lieu(2027, 10, 25, Piya),
        On(2027, 12, 5, Father), Lieu(2027, 12, 6, Father), On(2027, 12, 10, Constitution), On(2027, 12, 31, YearEnd),

        On(2028, 1, 1, NewYear), Lieu(2028, 1, 3, NewYear), Moon(2028, 2, 10, Makha), On(2028, 4, 6, Chakri),
        On(2028, 4, 13, Songkran), On(2028, 4, 14, Songkran), On(2028, 4, 15, Songkran), Lieu(2028, 4, 17, Songkran), On(2028, 5, 4, Coronation),
        Moon(2028, 5, 8, Visakha), On(2028, 6, 3, Queen), Lieu(2028, 6, 5, Queen), Moon(2028, 7, 6, Asarnha), Moon(2028, 7, 7, Lent),
        On(2028, 7, 28, King), On(2028, 8, 12, Mother), Lieu(2028, 8, 14, Mother), On(2028, 10, 13, Nawamin), On(2028, 10, 23, Piya),
        On(2028, 12, 5, Father), On(2028, 12, 10, Constitution), Lieu(2028, 12, 11, Constitution), On(2028, 12, 31, YearEnd),
    ];

    internal static Guid IdOf(int place) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"01900000-0000-7000-8000-0000000001{place:00}"));

    private static (DateOnly, string, bool) On(int year, int month, int day, string name) => (new DateOnly(year, month, day), name, false);

    private static (DateOnly, string, bool) Moon(int year, int month, int day, string name) => (new DateOnly(year, month, day), name, true);

    private static (DateOnly, string, bool) Lieu(int year, int month, int day, string name) => (new DateOnly(year, month, day), $"หยุดชดเชย{name}", true);
}
