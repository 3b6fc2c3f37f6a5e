using Participation.Web.Delivery.Quota;

namespace Participation.Web.LineChannel.Staff;

/// <summary>The month's paid messages as staff see them.</summary>
public sealed record QuotaView(long? Limit, long Used, long? Left, long? Reserve, bool IsExhausted, DateTime? CheckedAt)
{
    /// <summary>Only what a person must be told still goes out.</summary>
    public bool IsReserveOnly => !IsExhausted && Left <= Reserve;

    public static QuotaView Of(QuotaMonth? month, int reservePercent) => month is null
        ? new QuotaView(null, 0, null, null, false, null)
        : new QuotaView(month.Limit, month.Used, month.Left, month.Limit is { } limit ? QuotaMonth.Reserve(limit, reservePercent) : null,
            month.ExhaustedByLine || month.Left == 0, month.CheckedAt);
}
