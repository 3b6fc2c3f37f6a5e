using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What a text says: the agency's own wording, or the one the program brings along.</summary>
public sealed class CaseTexts(ParticipationContext db, CaseDays days)
{
    private readonly Dictionary<string, string> _now = [];

    /// <summary>As it stood at a moment: a letter printed again says what it said.</summary>
    public async Task<string> AtAsync(CaseTextKind kind, DateTime moment, CancellationToken ct) =>
        await db.Set<CaseText>().Where(t => t.Key == kind.Key && t.At <= moment).OrderByDescending(t => t.Version).Select(t => t.Body).FirstOrDefaultAsync(ct) ?? kind.Preset;

    public async Task<string> NowAsync(CaseTextKind kind, CancellationToken ct)
    {
        if (!_now.TryGetValue(kind.Key, out var body))
        {
            body = await db.Set<CaseText>().Where(t => t.Key == kind.Key).OrderByDescending(t => t.Version).Select(t => t.Body).FirstOrDefaultAsync(ct) ?? kind.Preset;
            _now.Add(kind.Key, body);
        }
        return body;
    }

    /// <summary>แจ้ง: เล่าเรื่อง … as head and words; a line without a colon has no head.</summary>
    public async Task<IReadOnlyList<CaseTextStep>> StepsAsync(CaseTextKind kind, string trackAt, CancellationToken ct)
    {
        var settings = await days.SettingsAsync(ct);
        var body = (await NowAsync(kind, ct)).Replace(CaseTextKind.Days, $"{WholeNumber.Show(settings.Days)} วัน{(settings.CountsWorkingDays ? "ทำการ" : "")}", StringComparison.Ordinal).Replace(CaseTextKind.TrackAt, trackAt, StringComparison.Ordinal);
        return [.. CaseTextKind.LinesOf(body).Select(line => line.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? new CaseTextStep(line[..at], line[(at + 2)..]) : new CaseTextStep("", line))];
    }
}

public sealed record CaseTextStep(string Head, string Words)
{
    public override string ToString() => Head.Length == 0 ? Words : $"{Head}: {Words}";
}

/// <summary>Words a text anew. What was sent and printed before keeps the words of its day.</summary>
public sealed class SaveCaseText(ParticipationContext db, TimeProvider clock)
{
    /// <param name="kind">Which.</param>
    /// <param name="typed">The new words.</param>
    /// <param name="seen">The version that was looked at; 0 is the one the program brings along.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Ends it.</param>
    public Task<EditOutcome> RunAsync(CaseTextKind kind, string typed, int seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var lines = CaseTextKind.LinesOf(typed);
        if (kind.ProblemOf(lines) is { } problem) return new EditOutcome.Refused("Body", problem);
        var last = await db.Set<CaseText>().Where(t => t.Key == kind.Key).OrderByDescending(t => t.Version).FirstOrDefaultAsync(write);
        if ((last?.Version ?? 0) != seen) return new EditOutcome.ChangedMeanwhile();
        var body = string.Join('\n', lines);
        var before = last?.Body ?? kind.Preset;
        if (string.Join('\n', CaseTextKind.LinesOf(before)) == body) return new EditOutcome.Saved();
        db.Add(new CaseText { Key = kind.Key, Version = seen + 1, Body = body, At = clock.Now(), By = actor });
        db.Audit(new AuditRecord(actor, "case_text.worded", $"case_text:{kind.Key}", new Dictionary<string, AuditChange> { ["body"] = new(before, body) }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนแก้ข้อความนี้ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
}
