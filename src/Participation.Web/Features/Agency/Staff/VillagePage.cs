using System.ComponentModel.DataAnnotations;
using Line.Messaging;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>The fields of a village or ชุมชน, for adding one and for changing one.</summary>
public abstract class VillagePage(LineMessagingClient line) : EditPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ประเภท เช่น หมู่บ้าน"), StringLength(Village.MaxLabel, ErrorMessage = "ประเภทยาวเกิน 40 ตัวอักษร")]
    public string? Label { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่เลขที่ เช่น 3")]
    public string? Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อ เช่น บ้านดอกคูณใต้"), StringLength(Village.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Population { get; set; }

    [BindProperty]
    public string? Households { get; set; }

    [BindProperty]
    public string? LineGroupId { get; set; }

    /// <summary>What was typed, with the group's name as LINE tells it. Errors stand in ModelState.</summary>
    protected async Task<VillageDetails> ReadAsync(bool isActive, Village? before, CancellationToken ct)
    {
        var number = Whole(nameof(Number), Number, VillageImport.MaxNumber);
        if (number == 0 && Number is not null && ModelState[nameof(Number)] is not { Errors.Count: > 0 }) ModelState.AddModelError(nameof(Number), "กรุณาใส่เลขที่ตั้งแต่ 1");
        var details = new VillageDetails(Label ?? "", number, Name ?? "", Whole(nameof(Population), Population, Village.MaxCount), Whole(nameof(Households), Households, Village.MaxCount), isActive);
        if (LineGroupId is not { } group) return details;
        if (group == before?.LineGroupId) return details with { LineGroupId = group, LineGroupName = before.LineGroupName };
        if (group is not ['C', .. { Length: 32 } digits] || !digits.All(char.IsAsciiHexDigitLower))
        {
            ModelState.AddModelError(nameof(LineGroupId), "รหัสกลุ่ม LINE ขึ้นต้นด้วย C ตามด้วยตัวเลขและตัวอักษรเล็ก a ถึง f รวม 32 ตัว");
            return details;
        }
        var found = await line.GetGroupSummaryAsync(group, ct);
        if (found is LineResult<GroupSummary>.Success { Value: var summary }) return details with { LineGroupId = group, LineGroupName = summary.Name };
        ModelState.AddModelError(nameof(LineGroupId), found.Match(success => "", failed => "LINE ไม่พบกลุ่มนี้ กรุณาเชิญบัญชีของหน่วยงานเข้ากลุ่มก่อน แล้วบันทึกอีกครั้ง", unknown => "ติดต่อ LINE ไม่ได้ในขณะนี้ ลบรหัสกลุ่มออกเพื่อบันทึกส่วนอื่นก่อน หรือลองใหม่ภายหลัง"));
        return details;
    }
}
