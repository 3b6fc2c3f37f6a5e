using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>The made-up office's services with whole manuals: enough to search, to print and to be asked for in the chat. Fees and times are invented.</summary>
public sealed class DemoServices(IndexManual index, FileStore files, TimeProvider clock) : IDemoData
{
    private const int WithNewDraft = 2;

    // After the staff: a text has somebody who wrote it.
    public int Order => 25;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        // Units, points and people were added in this transaction and may not be saved yet.
        await db.SaveChangesAsync(ct);
        var writer = await db.Users.Where(u => u.UserName == DemoStaff.Writer).Select(u => u.Id).SingleAsync(ct);
        var units = await db.UnitTreeAsync(ct);
        var points = await db.Set<ServicePoint>().ToDictionaryAsync(p => p.Code, ct);
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        var form = new ManualForm("แบบคำร้องทั่วไป", await StoreAsync("form.png", ct), await StoreAsync("form-sample.png", ct));
        var number = 0;
        foreach (var demo in DemoManuals.All)
        {
            var kind = new ServiceKind
            {
                Id = Guid.CreateVersion7(now),
                Number = ++number,
                Name = demo.Name,
                AreaId = ServiceAreas.PresetId(demo.Area),
                UnitId = units.Named(demo.Unit)?.Id,
                StandardMinutes = demo.Content.CounterMinutes,
                CreatedAt = now,
                Version = Guid.CreateVersion7(now),
            };
            var manual = new ServiceManual { Id = Guid.CreateVersion7(now), ServiceKindId = kind.Id, Edition = 1, Version = Guid.CreateVersion7(now) };
            manual.Write(demo.Content with { Forms = demo.Content.NeedsNoForm ? [] : [form] });
            // Some are looked through each year and some are not, as everywhere.
            manual.Submit(now);
            manual.Publish(today.AddDays(-demo.DaysAgo));
            db.AddRange(kind, manual, new ManualWriter { ManualId = manual.Id, AccountId = writer });
            if (number == WithNewDraft) AddDraft(db, kind, manual.Read(), writer, now);
            if (points.TryGetValue(demo.Point, out var point)) db.Add(new PointOffer { PointId = point.Id, ServiceKindId = kind.Id });
            await index.RunAsync(kind, demo.Content, ct);
        }
        return [$"Demo services: {number} with manuals, at /services"];
    }

    /// <summary>One edition waits to be read by the clerk, who may approve it.</summary>
    private static void AddDraft(ParticipationContext db, ServiceKind kind, ManualContent before, Guid writer, DateTime now)
    {
        var draft = new ServiceManual { Id = Guid.CreateVersion7(now), ServiceKindId = kind.Id, Edition = 2, Version = Guid.CreateVersion7(now) };
        draft.Write(before with { Conditions = "ยื่นภายใน 15 วันนับแต่สร้างเสร็จ ถ้าเกินกำหนดให้แจ้งเหตุผลด้วย" });
        draft.Submit(now);
        db.AddRange(draft, new ManualWriter { ManualId = draft.Id, AccountId = writer });
    }

    private async Task<string> StoreAsync(string resource, CancellationToken ct)
    {
        await using var stream = typeof(DemoServices).Assembly.GetManifestResourceStream($"demo.{resource}") ?? throw new InvalidOperationException($"The picture {resource} is not in the program.");
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, ct);
        return await files.SaveAsync(CheckedFile.Of(content.ToArray()) ?? throw new InvalidOperationException($"{resource} is no picture."), ct);
    }
}
