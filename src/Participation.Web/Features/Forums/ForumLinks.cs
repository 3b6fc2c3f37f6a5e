using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Forums;

/// <summary>Addresses that leave the pages: in the chat and in calendars.</summary>
public sealed class ForumLinks(IOptions<SiteOptions> site)
{
    public Uri All => new(site.Value.PublicUrl, "/forums");

    public string Host => site.Value.PublicUrl.Host;

    public Uri Of(Forum forum) => new(site.Value.PublicUrl, ForumFinding.Address(forum.Number));

    public Uri Proposals => new(site.Value.PublicUrl, "/forums/proposals");

    public Uri Of(Proposal proposal) => new(site.Value.PublicUrl, ProposalTerms.Address(proposal.Number));

    public Uri InOf(Forum forum) => new(site.Value.PublicUrl, ForumFinding.Address(forum.Number) + "/in");

    /// <summary>Behind the QR in the hall: with the code in it, nobody has to type it.</summary>
    public Uri InOf(Forum forum, string code) => new(site.Value.PublicUrl, $"{ForumFinding.Address(forum.Number)}/in?c={code}");

    /// <summary>Where a code can be typed.</summary>
    public Uri In => new(site.Value.PublicUrl, "/forums/in");

    public Uri StatementsOf(Forum forum) => new(site.Value.PublicUrl, ForumFinding.Address(forum.Number) + "/statements/results");

    public Uri OpinionOn(Forum forum) => new(site.Value.PublicUrl, ForumFinding.Address(forum.Number) + "/opinion");
}
