using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>A page on which a form is answered, from whichever way in.</summary>
public abstract class AskPage(ParticipationContext db, CountRefusal refusals) : FormPage
{
    private static readonly string[] OwnFields = [FormIds.FieldName, "__RequestVerificationToken", AskForm.VersionField, AskForm.ServiceField, AskForm.LivesField, AskForm.VillageField, AskForm.HoneypotField];

    public AskForm Ask { get; private set; } = null!;

    /// <summary>Fields of the page itself, beside those of the form.</summary>
    protected virtual IReadOnlyCollection<string> FurtherFields => [];

    protected PublishedSurvey Survey { get; private set; } = null!;

    protected IReadOnlyList<ServiceKind> Services { get; private set; } = [];

    /// <summary>Draws the form, with what was posted if anything was.</summary>
    protected async Task PrepareAsync(PublishedSurvey survey, Guid? pointId, CancellationToken ct)
    {
        var posted = HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? await Request.ReadFormAsync(ct) : null;
        // A form that was open while another version was published is answered as it was shown.
        if (posted is not null && Guid.TryParse(posted[AskForm.VersionField], out var shown) && shown != survey.Version.Id
            && await db.FindVersionAsync(shown, ct) is { } older && older.Survey.Id == survey.Survey.Id)
            survey = older;
        Survey = survey;
        Services = pointId is { } point ? await db.ServicesOfPointAsync(point, ct) : [];
        Ask = new AskForm(survey.Content, survey.Version.Id, posted, ModelState)
        {
            Services = Services.Count > 1 ? Services : [],
            Villages = survey.Content.AsksVillage ? await VillagesAsync(ct) : [],
        };
    }

    /// <summary>The answer, or null when the page has to be shown again with the errors in ModelState.</summary>
    protected async Task<(AnswerSheet Sheet, Guid? ServiceKindId)?> ReadAsync(CancellationToken ct)
    {
        var posted = Ask.Posted!;
        var reading = ReadSheet.From(Ask.Content, posted.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()]));
        Guid? kind = null;
        var isForged = reading.IsForged || posted.Keys.Any(f => !f.StartsWith("q_", StringComparison.Ordinal) && !OwnFields.Contains(f) && !FurtherFields.Contains(f));
        if (Ask.Value(AskForm.ServiceField) is { Length: > 0 } service)
        {
            kind = Services.FirstOrDefault(k => k.Number.ToString(CultureInfo.InvariantCulture) == service)?.Id;
            isForged |= kind is null;
        }
        var (residence, villageId) = (Residence.NotAsked, (Guid?)null);
        if (Ask.Value(AskForm.LivesField) is { Length: > 0 } lives)
        {
            isForged |= !Ask.Content.AsksVillage || lives is not ("in" or "out");
            residence = lives == "in" ? Residence.Inside : Residence.Outside;
        }
        if (Ask.Value(AskForm.VillageField) is { Length: > 0 } village && residence != Residence.Outside)
        {
            villageId = Ask.Villages.FirstOrDefault(v => v.Id.ToString("N") == village)?.Id;
            isForged |= villageId is null;
            // Who names a village of ours lives here.
            residence = Residence.Inside;
        }
        if (isForged)
        {
            await refusals.RunAsync(Survey.Survey.Id, RefusalKind.Forged, ct);
            ModelState.AddModelError("", "คำตอบบางข้อไม่มีในแบบประเมินนี้ กรุณาเลือกใหม่จากที่เห็นบนหน้าจอ");
            return null;
        }
        if (Ask.Value(AskForm.HoneypotField) is { Length: > 0 })
        {
            await refusals.RunAsync(Survey.Survey.Id, RefusalKind.Honeypot, ct);
            ModelState.AddModelError(AskForm.HoneypotField, "ช่องนี้ต้องเว้นว่างไว้ กรุณาลบข้อความแล้วส่งอีกครั้ง");
            return null;
        }
        foreach (var (field, words) in reading.Errors) ModelState.AddModelError(field, words);
        if (reading.Errors.Count > 0) return null;
        if (reading.Sheet.IsEmpty)
        {
            ModelState.AddModelError("", "ยังไม่ได้ตอบข้อใดเลย กรุณาตอบอย่างน้อยหนึ่งข้อ");
            return null;
        }
        return (reading.Sheet with { Residence = residence, VillageId = villageId }, kind);
    }

    private async Task<IReadOnlyList<Village>> VillagesAsync(CancellationToken ct) =>
        await db.Set<Village>().AsNoTracking().Where(v => v.IsActive).OrderBy(v => v.Label).ThenBy(v => v.Number).Take(500).ToListAsync(ct);
}
