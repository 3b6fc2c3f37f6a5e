using Microsoft.Extensions.Options;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Agency;

/// <summary>
/// The QR of a service point's card. It holds the plain web address, ASCII only, so that every phone's camera opens it
/// with or without LINE.
/// </summary>
public sealed class PointQr(IOptions<SiteOptions> site)
{
    public Uri AddressOf(string code) => new(site.Value.PublicUrl, $"/s/{code}");

    public string Typed(string code) => AddressOf(code).AsTyped();

    public byte[] Png(string code) => QrDrawing.Png(AddressOf(code));

    public string Svg(string code) => QrDrawing.Svg(AddressOf(code), $"QR {code}");
}
