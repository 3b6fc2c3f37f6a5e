using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Chat;

/// <summary>The sign at the office's door as the chat reads it: the one place where the chat asks whether the office is open.</summary>
public sealed class OfficeSign(CurrentAgency agency, TimeProvider clock)
{
    public async Task<OfficeNow> ReadAsync(CancellationToken ct)
    {
        if (await agency.FindAsync(ct) is not { } profile) return new OfficeNow(CurrentAgency.Unnamed, null, null, null, null, false);
        var now = clock.Now();
        var (state, until) = OfficeWords.Of(profile.Hours.At(now), now);
        var isOpen = profile.Hours.At(now).Match(open => true, closed => false);
        return new OfficeNow(profile.Name, NullIfEmpty(profile.Phone), NullIfEmpty(profile.Address), OfficeWords.Of(profile.Hours), $"{state} {until}", isOpen);
    }

    /// <summary>Something the chat cannot do: says so, and what the office offers instead.</summary>
    public async Task<Message> InsteadAsync(string lead, CancellationToken ct) => new FlexMessage(lead.Split('\n')[0], Bubbles.Office(await ReadAsync(ct), lead));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <param name="Name">The agency's name.</param>
/// <param name="Phone">As written on paper.</param>
/// <param name="Address">In words.</param>
/// <param name="Hours">All opening hours in one line.</param>
/// <param name="State">"เปิดอยู่ ถึง 16.30 น." or "ปิดแล้ว เปิดอีกครั้ง วันจันทร์ 08.30 น."</param>
/// <param name="IsOpen">At this moment.</param>
public sealed record OfficeNow(string Name, string? Phone, string? Address, string? Hours, string? State, bool IsOpen);
