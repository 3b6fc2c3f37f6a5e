using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>The words for each channel, to be read aloud or copied.</summary>
[Needs(Permission.SeePublications)]
public sealed class TextsModel(ParticipationContext db, CurrentAgency agency, IOptions<SiteOptions> site, IOptions<PublicationsOptions> options, TimeProvider clock) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public ChannelTexts Texts { get; private set; } = new("", "", "", "");

    /// <summary>An estimate, at the set speed.</summary>
    public int Seconds { get; private set; }

    public int SyllablesPerMinute { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication) return NotFound();
        Publication = publication;
        var name = (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed;
        Texts = ChannelTexts.Of(publication, name, PublishPublication.AddressOf(site.Value, number), ThaiCalendar.Day(clock.Now()));
        SyllablesPerMinute = (await db.PublicationSettingsAsync(ct)).SyllablesPerMinute ?? options.Value.SyllablesPerMinute;
        Seconds = SpokenLength.Seconds(Texts.Loudspeaker, SyllablesPerMinute);
        return Page();
    }
}
