using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services.Staff;

public sealed class DocumentRow
{
    public string? Name { get; set; }
    public string? Copies { get; set; }
}

public sealed class StepRow
{
    public string? Text { get; set; }
    public string? Time { get; set; }
    public string? Who { get; set; }
}

/// <summary>What can be typed into a manual, and its way to and from the manual's content.</summary>
public abstract class ManualFields : EditPage
{
    private const int EmptyRows = 3;

    [BindProperty] public string? Keywords { get; set; }
    [BindProperty] public string? LegalBasis { get; set; }
    [BindProperty] public string? Criteria { get; set; }
    [BindProperty] public string? Method { get; set; }
    [BindProperty] public string? Conditions { get; set; }
    [BindProperty] public List<DocumentRow> Documents { get; set; } = [];
    [BindProperty] public List<StepRow> Steps { get; set; } = [];
    [BindProperty] public string? Cost { get; set; }
    [BindProperty] public string? Fee { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Hours { get; set; }
    [BindProperty] public string? Officer { get; set; }
    [BindProperty] public string? Approver { get; set; }
    [BindProperty] public bool NeedsNoForm { get; set; }

    /// <summary>What was typed; errors stand in ModelState.</summary>
    protected ManualContent Read()
    {
        var documents = Documents.Where(d => d.Name is not null).Select(d => new ManualDocument(Line(nameof(Documents), d.Name), Line(nameof(Documents), d.Copies))).ToList();
        var steps = new List<ManualStep>();
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Text is not { } text) continue;
            StandardTime? time = null;
            if (Steps[i].Time is { } typed && !StandardTime.TryParse(typed, out time)) ModelState.AddModelError($"Steps[{i}].Time", "กรุณาใส่เวลา เช่น 15 นาที 1 ชั่วโมง หรือ 3 วันทำการ");
            steps.Add(new ManualStep(Line(nameof(Steps), text), time, Line(nameof(Steps), Steps[i].Who)));
        }
        if (documents.Count > ManualContent.MaxRows) ModelState.AddModelError(nameof(Documents), "ใส่เอกสารได้ไม่เกิน 40 รายการ");
        if (steps.Count > ManualContent.MaxRows) ModelState.AddModelError(nameof(Steps), "ใส่ขั้นตอนได้ไม่เกิน 40 ขั้น");
        return new ManualContent
        {
            Keywords = Text(nameof(Keywords), Keywords),
            LegalBasis = Text(nameof(LegalBasis), LegalBasis),
            Criteria = Text(nameof(Criteria), Criteria),
            Method = Text(nameof(Method), Method),
            Conditions = Text(nameof(Conditions), Conditions),
            Documents = documents,
            Steps = steps,
            Cost = Line(nameof(Cost), Cost),
            Fee = Line(nameof(Fee), Fee),
            Place = Text(nameof(Place), Place),
            Hours = Text(nameof(Hours), Hours),
            Officer = Line(nameof(Officer), Officer),
            Approver = Line(nameof(Approver), Approver),
            NeedsNoForm = NeedsNoForm,
        };
    }

    protected void Fill(ManualContent content)
    {
        (Keywords, LegalBasis, Criteria, Method, Conditions) = (content.Keywords, content.LegalBasis, content.Criteria, content.Method, content.Conditions);
        (Cost, Fee, Place, Hours, Officer, Approver, NeedsNoForm) = (content.Cost, content.Fee, content.Place, content.Hours, content.Officer, content.Approver, content.NeedsNoForm);
        Documents = [.. content.Documents.Select(d => new DocumentRow { Name = d.Name, Copies = d.Copies })];
        Steps = [.. content.Steps.Select(s => new StepRow { Text = s.Text, Time = s.Time?.ToString(), Who = s.Who })];
        AddEmptyRows();
    }

    protected void AddEmptyRows()
    {
        while (Documents.Count(d => d.Name is null) < EmptyRows) Documents.Add(new DocumentRow());
        while (Steps.Count(s => s.Text is null) < EmptyRows) Steps.Add(new StepRow());
    }

    private string Text(string field, string? typed) => Within(field, typed, ManualContent.MaxText);

    private string Line(string field, string? typed) => Within(field, typed, ManualContent.MaxLine);

    private string Within(string field, string? typed, int most)
    {
        if (typed?.Length > most) ModelState.AddModelError(field, $"ข้อความยาวเกินไป {typed.Length - most} ตัวอักษร กรุณาตัดให้สั้นลง");
        return typed ?? "";
    }
}
