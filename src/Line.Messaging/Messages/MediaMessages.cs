using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A sticker of LINE's published list. Reference: https://developers.line.biz/en/reference/messaging-api/#sticker-message</summary>
/// <param name="PackageId">Id of the package.</param>
/// <param name="StickerId">Id of the sticker.</param>
public sealed record StickerMessage(string PackageId, string StickerId) : Message
{
    /// <summary>Quote token of a message of the same chat that this one quotes. Only in replies and pushes.</summary>
    public string? QuoteToken { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "sticker");
        writer.Token("packageId", PackageId);
        writer.Token("stickerId", StickerId);
        writer.OptionalToken("quoteToken", QuoteToken);
    }
}

/// <summary>A picture. Reference: https://developers.line.biz/en/reference/messaging-api/#image-message</summary>
/// <param name="OriginalContentUrl">JPEG or PNG of at most 10 MB; https, at most 2,000 characters.</param>
/// <param name="PreviewImageUrl">JPEG or PNG of at most 1 MB; https, at most 2,000 characters.</param>
public sealed record ImageMessage(string OriginalContentUrl, string PreviewImageUrl) : Message
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "image");
        writer.HttpsUrl("originalContentUrl", OriginalContentUrl);
        writer.HttpsUrl("previewImageUrl", PreviewImageUrl);
    }
}

/// <summary>A video. Reference: https://developers.line.biz/en/reference/messaging-api/#video-message</summary>
/// <param name="OriginalContentUrl">MP4 of at most 200 MB; https, at most 2,000 characters.</param>
/// <param name="PreviewImageUrl">JPEG or PNG of at most 1 MB, of the same proportions; https, at most 2,000 characters.</param>
public sealed record VideoMessage(string OriginalContentUrl, string PreviewImageUrl) : Message
{
    /// <summary>Asks for a video-viewing event with this id, at most 100 UTF-16 units. Not in groups.</summary>
    public string? TrackingId { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "video");
        writer.HttpsUrl("originalContentUrl", OriginalContentUrl);
        writer.HttpsUrl("previewImageUrl", PreviewImageUrl);
        writer.OptionalText("trackingId", TrackingId, 100);
    }
}

/// <summary>A sound recording. Reference: https://developers.line.biz/en/reference/messaging-api/#audio-message</summary>
/// <param name="OriginalContentUrl">MP3 or M4A of at most 200 MB; https, at most 2,000 characters.</param>
/// <param name="Duration">Length; sent in whole milliseconds.</param>
public sealed record AudioMessage(string OriginalContentUrl, TimeSpan Duration) : Message
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "audio");
        writer.HttpsUrl("originalContentUrl", OriginalContentUrl);
        writer.Number("duration", (long)Duration.TotalMilliseconds, 1);
    }
}

/// <summary>A place on the map. Reference: https://developers.line.biz/en/reference/messaging-api/#location-message</summary>
/// <param name="Title">Name, 1 to 100 UTF-16 units.</param>
/// <param name="Address">Address, 1 to 100 UTF-16 units.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record LocationMessage(string Title, string Address, double Latitude, double Longitude) : Message
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "location");
        writer.Text("title", Title, 100);
        writer.Text("address", Address, 100);
        writer.Decimal("latitude", Latitude, -90, 90);
        writer.Decimal("longitude", Longitude, -180, 180);
    }
}

/// <summary>A coupon made in the account. Reference: https://developers.line.biz/en/reference/messaging-api/#coupon-message</summary>
/// <param name="CouponId">Id of the coupon.</param>
public sealed record CouponMessage(string CouponId) : Message
{
    /// <summary>Names the way of delivery in LINE's statistics, at most 30 UTF-16 units.</summary>
    public string? DeliveryTag { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "coupon");
        writer.Token("couponId", CouponId);
        writer.OptionalText("deliveryTag", DeliveryTag, 30);
    }
}
