using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>The fields of a village or ชุมชน, for adding one and for changing one.</summary>
public abstract class VillagePage : EditPage
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

    /// <summary>What was typed. Errors stand in ModelState.</summary>
    protected VillageDetails Read(bool isActive)
    {
        var number = Whole(nameof(Number), Number, VillageImport.MaxNumber);
        if (number == 0 && Number is not null && ModelState[nameof(Number)] is not { Errors.Count: > 0 }) ModelState.AddModelError(nameof(Number), "กรุณาใส่เลขที่ตั้งแต่ 1");
        return new VillageDetails(Label ?? "", number, Name ?? "", Whole(nameof(Population), Population, Village.MaxCount), Whole(nameof(Households), Households, Village.MaxCount), isActive);
    }
}
