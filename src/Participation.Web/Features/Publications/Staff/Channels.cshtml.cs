using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.WritePublications)]
public sealed class ChannelsModel(ParticipationContext db, SaveChannel save) : EditPage
{
    [BindProperty]
    public Guid? Id { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อช่องทาง"), StringLength(Channel.MaxName, ErrorMessage = "ชื่อยาวเกิน 80 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Id, Name!, Id is null || IsActive, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/publications/channels", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Channels = await db.Set<Channel>().AsNoTracking().OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(200).ToListAsync(ct);
        return null;
    }
}
