using System.Text.Encodings.Web;
using System.Text.Json;

namespace Participation.Web.Features.Services;

/// <summary>A paper that has to be brought, and in what form.</summary>
public sealed record ManualDocument(string Name, string Copies = "");

public sealed record ManualStep(string Text, StandardTime? Time, string Who = "");

/// <summary>A form with a sample that shows how it is filled in; both are names of stored files.</summary>
public sealed record ManualForm(string Name, string File, string Sample);

/// <summary>What a คู่มือสำหรับประชาชน says. Kept whole with each edition, so that an old one reads as it did then.</summary>
public sealed record ManualContent
{
    public const int MaxText = 4000;
    public const int MaxLine = 300;
    public const int MaxRows = 40;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What people call it who do not know its name; for the search alone.</summary>
    public string Keywords { get; init; } = "";

    public string LegalBasis { get; init; } = "";
    public string Criteria { get; init; } = "";
    public string Method { get; init; } = "";
    public string Conditions { get; init; } = "";
    public IReadOnlyList<ManualDocument> Documents { get; init; } = [];
    public IReadOnlyList<ManualStep> Steps { get; init; } = [];
    public string Cost { get; init; } = "";
    public string Fee { get; init; } = "";
    public string Place { get; init; } = "";
    public string Hours { get; init; } = "";
    public IReadOnlyList<ManualForm> Forms { get; init; } = [];

    /// <summary>Said expressly, so that a forgotten form is not taken for none.</summary>
    public bool NeedsNoForm { get; init; }

    /// <summary>The position that answers for the service.</summary>
    public string Officer { get; init; } = "";

    /// <summary>The position that may approve.</summary>
    public string Approver { get; init; } = "";

    public string TotalTime => StandardTime.Total(Steps.Select(s => s.Time).OfType<StandardTime>());

    public int CounterMinutes => Steps.Sum(s => s.Time?.CounterMinutes ?? 0);

    /// <summary>What still stands against publishing: field and words, in the order of the form.</summary>
    public IReadOnlyList<(string Field, string Words)> Missing()
    {
        var missing = new List<(string, string)>();
        Need(nameof(LegalBasis), LegalBasis, "กรุณาใส่กฎหมายที่ให้อำนาจ เช่น ชื่อพระราชบัญญัติและมาตรา");
        Need(nameof(Criteria), Criteria, "กรุณาใส่หลักเกณฑ์ ว่าใครขอได้ ขอได้เมื่อไร");
        Need(nameof(Method), Method, "กรุณาใส่วิธียื่น เช่น ยื่นด้วยตนเองที่ช่องบริการ");
        Need(nameof(Conditions), Conditions, "กรุณาใส่เงื่อนไขในการยื่นคำขอ ถ้าไม่มีให้ใส่ว่า ไม่มี");
        if (Documents.Count == 0) missing.Add((nameof(Documents), "กรุณาใส่เอกสารที่ต้องใช้อย่างน้อยหนึ่งรายการ"));
        if (Steps.Count == 0) missing.Add((nameof(Steps), "กรุณาใส่ขั้นตอนอย่างน้อยหนึ่งขั้น"));
        else if (Steps.Any(s => s.Time is null)) missing.Add((nameof(Steps), "กรุณาใส่เวลามาตรฐานให้ครบทุกขั้นตอน เช่น 15 นาที"));
        Need(nameof(Cost), Cost, "กรุณาใส่ค่าใช้จ่าย ถ้าไม่มีให้ใส่ว่า ไม่มี");
        Need(nameof(Fee), Fee, "กรุณาใส่ค่าธรรมเนียม ถ้าไม่มีให้ใส่ว่า ไม่มี");
        Need(nameof(Place), Place, "กรุณาใส่สถานที่ให้บริการ");
        Need(nameof(Hours), Hours, "กรุณาใส่วันและเวลาที่ให้บริการ");
        Need(nameof(Officer), Officer, "กรุณาใส่ตำแหน่งผู้รับผิดชอบ");
        Need(nameof(Approver), Approver, "กรุณาใส่ตำแหน่งผู้มีอำนาจอนุมัติ");
        if (Forms.Count == 0 && !NeedsNoForm) missing.Add((nameof(NeedsNoForm), "กรุณาเพิ่มแบบฟอร์มพร้อมตัวอย่างการกรอก หรือบอกว่างานนี้ไม่ใช้แบบฟอร์ม"));
        return missing;

        void Need(string field, string text, string words)
        {
            if (text.Length == 0) missing.Add((field, words));
        }
    }

    /// <summary>Everything a search may find it by, except its name.</summary>
    public string Body => string.Join('\n', [Keywords, LegalBasis, Criteria, Method, Conditions, .. Documents.Select(d => d.Name), .. Steps.Select(s => s.Text), Cost, Fee, Place]);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ManualContent Read(string json) => JsonSerializer.Deserialize<ManualContent>(json, Json) ?? new ManualContent();

    /// <summary>The same with every text passed through, as when words in braces are filled in for reading.</summary>
    public ManualContent With(Func<string, string> text) => this with
    {
        Keywords = text(Keywords),
        LegalBasis = text(LegalBasis),
        Criteria = text(Criteria),
        Method = text(Method),
        Conditions = text(Conditions),
        Documents = [.. Documents.Select(d => new ManualDocument(text(d.Name), text(d.Copies)))],
        Steps = [.. Steps.Select(s => s with { Text = text(s.Text), Who = text(s.Who) })],
        Cost = text(Cost),
        Fee = text(Fee),
        Place = text(Place),
        Hours = text(Hours),
        Officer = text(Officer),
        Approver = text(Approver),
        Forms = [.. Forms.Select(f => f with { Name = text(f.Name) })],
    };
}
