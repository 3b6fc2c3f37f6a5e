using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Forums;

/// <summary>The address at which whoever asked for a seat on the web sees it and gives it back.</summary>
public sealed class WebSeatTokens(AuditKey key)
{
    private readonly IdProof _proof = new(key, "forum-web-seats", "web-seat");

    public string Of(Guid intent) => _proof.AddressOf(intent);

    /// <summary>The seat; null where the address was not given by us.</summary>
    public Guid? Read(string token) => _proof.ReadAddress(token);
}
