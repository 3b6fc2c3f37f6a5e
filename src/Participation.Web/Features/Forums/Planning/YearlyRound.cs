using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>How far a village is in a year's round: held, planned for a day, or nothing yet.</summary>
public sealed record VillageInRound(Village Village, int? Number, DateOnly? Day, bool IsHeld)
{
    public bool IsMissing => Number is null;
}

/// <summary>ครบทุกหมู่บ้าน: each village has a forum of its own in a fiscal year, counted once, when somebody of it came. A forum for everybody is none.</summary>
public sealed record YearlyRound(int FiscalYear, IReadOnlyList<VillageInRound> Villages)
{
    public int Held => Villages.Count(v => v.IsHeld);
    public int Planned => Villages.Count(v => !v.IsHeld && !v.IsMissing);
    public int Missing => Villages.Count(v => v.IsMissing);

    public string Words => Villages.Count == 0 ? "ยังไม่มีหมู่บ้านในระบบ" : $"จัดแล้ว {Held} จาก {Villages.Count} หมู่บ้านหรือชุมชน{(Held == Villages.Count ? " ครบแล้ว" : "")}";
}

public sealed class ReadYearlyRound(ParticipationContext db)
{
    /// <summary>Reminders begin in December; forums are to be held in January and February.</summary>
    public const int RemindFromMonth = 12;

    public async Task<YearlyRound> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var villages = await db.ActiveVillagesAsync(ct);
        var forums = (await VillageForums(fiscalYear).ToListAsync(ct)).ToLookup(f => f.VillageId);
        return new YearlyRound(fiscalYear, [.. villages.Select(v => forums[v.Id].OrderByDescending(f => f.IsHeld).ThenBy(f => f.Day).FirstOrDefault() is { } first
            ? new VillageInRound(v, first.Number, first.Day, first.IsHeld)
            : new VillageInRound(v, null, null, IsHeld: false))]);
    }

    public Task<int> MissingAsync(int fiscalYear, CancellationToken ct)
    {
        var planned = VillageForums(fiscalYear).Select(f => f.VillageId);
        return db.Set<Village>().CountAsync(v => v.IsActive && !planned.Contains(v.Id), ct);
    }

    private IQueryable<Row> VillageForums(int fiscalYear)
    {
        var (first, after) = (ThaiCalendar.FiscalYearStart(fiscalYear), ThaiCalendar.FiscalYearStart(fiscalYear + 1));
        return from forum in db.Set<Forum>().AsNoTracking()
               where forum.Level == ForumLevel.Village && forum.State != ForumState.Cancelled && forum.Day >= first && forum.Day < after
               join village in db.Set<ForumVillage>() on forum.Id equals village.ForumId
               // Held without anybody of the village leaves it where it was.
               where village.IsInvited && (forum.State != ForumState.Held || village.Attended > 0)
               select new Row { VillageId = village.VillageId, Number = forum.Number, Day = forum.Day, IsHeld = forum.State == ForumState.Held };
    }

    private sealed class Row
    {
        public Guid VillageId { get; init; }
        public int Number { get; init; }
        public DateOnly Day { get; init; }
        public bool IsHeld { get; init; }
    }
}
