using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;
using QRCoder;

namespace Participation.Web.Features.Agency;

/// <summary>
/// The QR of a service point's card. It holds the plain web address, ASCII only, so that every phone's camera opens it
/// with or without LINE.
/// </summary>
public sealed class PointQr(IOptions<SiteOptions> site)
{
    private const int PixelsPerModule = 20;

    public Uri AddressOf(string code) => new(site.Value.PublicUrl, $"/s/{code}");

    /// <summary>The address as somebody types it, without the scheme.</summary>
    public string Typed(string code)
    {
        var address = AddressOf(code);
        return address.Authority + address.AbsolutePath;
    }

    public byte[] Png(string code)
    {
        using var qr = Encode(code);
        return new PngByteQRCode(qr).GetGraphic(PixelsPerModule);
    }

    /// <summary>One path with presentation attributes only: it prints sharply at any size and needs no style.</summary>
    public string Svg(string code)
    {
        using var qr = Encode(code);
        // QRCoder's matrix brings its own quiet zone of four modules.
        var size = qr.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && qr.ModuleMatrix[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" aria-label="QR {code}"><rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>""");
    }

    // A quarter of the code may be scratched or faded: the card hangs for a year.
    private QRCodeData Encode(string code) => QRCodeGenerator.GenerateQrCode(AddressOf(code).AbsoluteUri, QRCodeGenerator.ECCLevel.Q);
}
