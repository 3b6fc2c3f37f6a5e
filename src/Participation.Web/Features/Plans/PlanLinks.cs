using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Plans;

/// <summary>Addresses that leave the pages, and the chat with a code typed in already.</summary>
public sealed class PlanLinks(IOptions<SiteOptions> site, IOptions<LineOptions> line)
{
    public Uri Plans => new(site.Value.PublicUrl, "/plans");

    public Uri Projects => new(site.Value.PublicUrl, "/projects");

    public Uri Of(PlanDraft plan) => new(site.Value.PublicUrl, PlanTerms.Address(plan.Number));

    public Uri CommentsOn(PlanDraft plan) => new(site.Value.PublicUrl, PlanTerms.Address(plan.Number) + "/comments");

    public Uri Of(Project project) => new(site.Value.PublicUrl, ProjectTerms.Address(project.Number));

    /// <summary>Null without an account.</summary>
    public Uri? Chat(string code) => line.Value.BasicId is { Length: > 0 } id ? new Uri($"https://line.me/R/oaMessage/{Uri.EscapeDataString(id)}/?{Uri.EscapeDataString(code)}") : null;
}
