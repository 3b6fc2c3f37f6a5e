using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>The fields of a text, new or being changed.</summary>
public abstract class PublicationPage(ParticipationContext db) : EditPage
{
    [BindProperty]
    public PublicationKind Kind { get; set; } = PublicationKind.News;

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อเรื่อง"), StringLength(Publication.MaxTitle, ErrorMessage = "ชื่อเรื่องยาวเกิน 200 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty, StringLength(Publication.MaxSummary, ErrorMessage = "ใจความสั้นยาวเกิน 500 ตัวอักษร")]
    public string? Summary { get; set; }

    [BindProperty, StringLength(Publication.MaxBody, ErrorMessage = "เนื้อความยาวเกิน 8,000 ตัวอักษร")]
    public string? Body { get; set; }

    [BindProperty, StringLength(Publication.MaxSource, ErrorMessage = "ที่มายาวเกิน 200 ตัวอักษร")]
    public string? Source { get; set; }

    [BindProperty, StringLength(Publication.MaxLetter, ErrorMessage = "เลขที่หนังสือยาวเกิน 60 ตัวอักษร")]
    public string? LetterNumber { get; set; }

    [BindProperty]
    public string? LetterDate { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. PublicationRules.Written.Select(k => new Choice(k.ToString(), k.Rule().Words))];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>A report brings its document and stays one.</summary>
    public virtual bool IsReport => false;

    protected async Task ReadChoicesAsync(CancellationToken ct) =>
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];

    /// <summary>What was typed, or null with the words beside the fields.</summary>
    protected PublicationText? ReadText()
    {
        DateOnly? letterDate = null;
        if (LetterDate is not null)
        {
            if (ThaiDate.TryParse(LetterDate, out var day)) letterDate = day;
            else ModelState.AddModelError(nameof(LetterDate), "กรุณาใส่วันที่ เช่น 20/11/2569");
        }
        if (!IsReport && !PublicationRules.Written.Contains(Kind)) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกประเภท");
        return ModelState.IsValid ? new PublicationText(Kind, Title!, Summary ?? "", Body ?? "", Source ?? "", LetterNumber ?? "", letterDate, UnitId) : null;
    }

    protected static string Address(string number) => $"/staff/publications/{number}";

    protected static string Address(int number) => Address(number.ToString(CultureInfo.InvariantCulture));
}

public static class Doers
{
    public static Doer Doer(this ClaimsPrincipal user) => new(user.AccountId(), user.Actor());
}
